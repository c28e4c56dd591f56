"""Keep the index equal to what every visitor may see.

Called inside the transaction that publishes, moves, closes or deletes. Whatever happens
above a page reaches it: a branch is compared with its entries, and what differs is written.
"""

from collections.abc import Iterable, Sequence

from django.db import transaction
from wagtail.models import Page

from events.batches import batched
from events.models import EventPage
from knowledge_base.models import GlossaryPage, GlossaryTerm
from site_config.pages import BasePage

from . import around, content, store, visible, vocabulary
from .analysis import VERSION, columns
from .around import Surroundings
from .folding import folded_words
from .kinds import Kind, kind_of

BATCH = 200


def refresh(branch: Page, *, renew: bool = False) -> None:
    """Bring the entries of a page and of all below it in line; `renew` writes the page anew."""
    from home.models import SearchEntry

    seen = visible.in_branch(branch.path)
    entries = SearchEntry.objects.filter(page__path__startswith=branch.path)
    surroundings = Surroundings(path for path, _ in seen.values())
    kept, gone, until = set(), [], {}
    for pk, page_id, around_it, visible_until in entries.values_list(
        "pk", "page_id", "around", "visible_until"
    ):
        path, wanted_until = seen.get(page_id, ("", None))
        if not path or around_it != surroundings.of(path).key or (renew and page_id == branch.pk):
            gone.append(pk)
            continue
        kept.add(page_id)
        if visible_until != wanted_until:
            until.setdefault(wanted_until, []).append(pk)
    delete(gone)
    for moment, keys in until.items():
        for some in batched(keys, 500):
            SearchEntry.objects.filter(pk__in=some).update(visible_until=moment)
    write([pk for pk in seen if pk not in kept], seen, surroundings, branch)


def delete(keys: Sequence[int]) -> None:
    from home.models import SearchEntry

    for some in batched(keys, 500):
        SearchEntry.objects.filter(pk__in=some).delete()


def write(
    page_ids: Sequence[int], seen: dict, surroundings: Surroundings, at_hand: Page | None = None
) -> int:
    """Add entries for pages that have none; returns how many. `at_hand` is not fetched again:
    while it is being saved, only the object itself knows what belongs to it.
    """
    words: dict[str, str] = {}
    total = 0
    for some in batched(page_ids, BATCH):
        pages = {page.pk: page for page in Page.objects.filter(pk__in=some).specific()}
        if at_hand is not None and at_hand.pk in pages and type(at_hand) is not Page:
            pages[at_hand.pk] = at_hand
        total += _write_some(
            [page for page in pages.values() if isinstance(page, BasePage)],
            seen,
            surroundings,
            words,
        )
    vocabulary.add(words)
    return total


def _write_some(pages: list[Page], seen: dict, surroundings: Surroundings, words: dict) -> int:
    venues, ends = around.venues_of(pages), around.ends_of(pages)
    rows = []
    for page in pages:
        path, until = seen[page.pk]
        names, venue = surroundings.of(path), venues.get(getattr(page, "venue_id", None))
        values = {
            "page_id": page.pk,
            "kind": kind_of(page),
            "is_example": page.is_example,
            "place": around.place_of(page, names, venue)[:300],
            "around": names.key,
            "ends_at": ends.get(page.pk),
            "visible_until": until,
        }
        found = content.of_page(page)
        title = around.title_of(page, names)
        more = [around.words_of(page, names, venue), around.audience_of(page)]
        rows.append(_row(found, values, words, title=title, more=more))
        if isinstance(page, GlossaryPage):
            terms = GlossaryTerm.objects.order_by("pk")
            rows += [_term_row(term, values | {"place": page.title}, words) for term in terms]
    return _insert(rows)


def _term_row(term: GlossaryTerm, values: dict, words: dict):
    return _row(
        content.of_term(term),
        {**values, "term_id": term.pk, "tail": f"{term.slug}/", "kind": Kind.KNOWLEDGE},
        words,
    )


def _row(found, values: dict, words: dict, *, title: str = "", more: Sequence[str] = ()):
    """An entry that is not stored yet, with its columns."""
    from home.models import SearchEntry

    title = title or found.title
    names, *rest = more or [""]
    entry = SearchEntry(
        title=title[:300],
        names=_names([title, *found.names]),
        text=found.text,
        words=f" {folded_words(title)} | {folded_words(found.text)} ",
        analyser=VERSION,
        **values,
    )
    words.update(vocabulary.of([title, *found.names, found.text, names]))
    tokens = columns(
        "\n".join([found.title, *found.names]),
        "\n".join([found.lead, names]),
        "\n".join([found.body, *rest]),
    )
    return entry, tokens


def _names(names: Iterable[str]) -> str:
    folded = dict.fromkeys(filter(None, map(folded_words, names)))
    return f"|{'|'.join(folded)}|"


def _insert(rows: list) -> int:
    from home.models import SearchEntry

    created = SearchEntry.objects.bulk_create([entry for entry, _ in rows])
    store.put([(entry.pk, tokens) for entry, (_, tokens) in zip(created, rows, strict=True)])
    return len(created)


def write_term(term: GlossaryTerm) -> None:
    """Renew the entry of one glossary term, if its page can be seen."""
    from home.models import SearchEntry

    SearchEntry.objects.filter(term=term).delete()
    page_entry = SearchEntry.objects.filter(term=None, page__in=GlossaryPage.objects.all()).first()
    if page_entry:
        words: dict[str, str] = {}
        values = {
            "page_id": page_entry.page_id,
            "place": page_entry.title,
            "around": page_entry.around,
            "visible_until": page_entry.visible_until,
            "is_example": page_entry.is_example,
        }
        _insert([_term_row(term, values, words)])
        vocabulary.add(words)


def renew(pages: Iterable[Page]) -> None:
    """Write these pages anew, as far as they have an entry."""
    from home.models import SearchEntry

    paths = dict(pages.values_list("pk", "path"))
    entries = SearchEntry.objects.filter(page__in=paths, term=None)
    until = {page: (paths[page], at) for page, at in entries.values_list("page", "visible_until")}
    delete(list(entries.values_list("pk", flat=True)))
    write(list(until), until, Surroundings(path for path, _ in until.values()))


def renew_ends(event_ids: Sequence[int]) -> None:
    """The dates of these activities changed."""
    from home.models import SearchEntry

    entries = SearchEntry.objects.filter(page__in=event_ids)
    ends = around.ends_of(EventPage(pk=pk) for pk in event_ids)
    for pk in event_ids:
        entries.filter(page=pk).update(ends_at=ends.get(pk))


@transaction.atomic
def rebuild() -> int:
    """Make the whole index anew; returns the number of entries."""
    from home.models import SearchEntry

    store.empty()
    vocabulary.empty()
    root = Page.get_first_root_node()
    seen = visible.in_branch(root.path)
    write(list(seen), seen, Surroundings(path for path, _ in seen.values()))
    return SearchEntry.objects.count()


def is_current() -> bool:
    """Whether all entries were made by this analyser, and there are some where there should be."""
    from home.models import SearchEntry

    if SearchEntry.objects.exclude(analyser=VERSION).exists():
        return False
    return SearchEntry.objects.exists() or not visible.in_branch(Page.get_first_root_node().path)
