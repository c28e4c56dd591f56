"""The kinds of article, by the word that addresses use for them."""

from functools import partial

from django.apps import apps


def _model(name: str):
    return apps.get_model("knowledge_base", name)


KINDS = {
    "handvat": partial(_model, "GuidelinePage"),
    "stap": partial(_model, "StepPage"),
    "thema": partial(_model, "ThemePage"),
    "voorbeeld": partial(_model, "ExamplePage"),
    "hulpmiddel": partial(_model, "ToolPage"),
    "publicatie": partial(_model, "PublicationPage"),
}
ARTICLE_MODELS = list(KINDS.values())
