"""What articles say of themselves to search engines: schema.org, as JSON-LD."""

from django.utils import timezone
from django.utils.html import strip_tags

from site_config.json_ld import CONTEXT


def of_article(page, request) -> dict:
    """An Article; a step is a HowTo, with what to do as its steps and what is needed as supplies.

    https://schema.org/Article, https://schema.org/HowTo
    """
    url = page.get_full_url(request)
    data = {
        "@context": CONTEXT,
        "@type": page.schema_type,
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        ("name" if page.schema_type == "HowTo" else "headline"): page.title,
        "description": page.summary,
        "inLanguage": "nl",
        "isAccessibleForFree": True,
        **_dates(page),
        "publisher": {"@type": "Organization", "name": "Kloppend Hart"},
    }
    if page.schema_type == "HowTo":
        data |= _how_to(page, url)
    return data


def _dates(page) -> dict:
    moments = {
        "datePublished": page.first_published_at,
        "dateModified": page.last_published_at,
    }
    return {
        name: timezone.localtime(moment).isoformat(timespec="seconds")
        for name, moment in moments.items()
        if moment
    }


def _how_to(page, url: str) -> dict:
    return {
        "supply": [{"@type": "HowToSupply", "name": one.text} for one in page.preconditions.all()],
        "step": [
            {
                "@type": "HowToStep",
                "position": at,
                "name": action.value["heading"],
                "text": strip_tags(str(action.value["text"].source)) or action.value["heading"],
                "url": url,
            }
            for at, action in enumerate(page.actions, 1)
        ],
    }
