"""What both sites of a benchmark have besides their data: a bare page, a big community."""

from django.utils import timezone

from home.demo import scale
from home.models import HomePage, StandardPage

from .databases import BIG_SERIES

# Beyond the numbers that `load_demo --scale` gives out.
BIG_NUMBER = 9999
BARE_SLUG = "kale-pagina"


def prepare() -> None:
    home = HomePage.objects.get()
    home.add_child(instance=StandardPage(title="Kale pagina", slug=BARE_SLUG, summary="Leeg."))
    scale.add_one(BIG_NUMBER, BIG_SERIES, timezone.now())
