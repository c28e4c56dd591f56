from django.urls import path

from . import views

urlpatterns = [
    path("", views.guide, name="style_guide"),
    path("<slug:slug>/", views.group, name="style_guide_group"),
]
