"""The address of oEmbed."""

from django.urls import path

from . import views

urlpatterns = [path("", views.oembed, name="oembed")]
