"""What an HTML text consists of for whoever reads it: paragraphs, headings, links, pictures."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

# Elements that run on within a sentence; every other one begins a new paragraph.
INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "img", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Rich text as it is stored names the page that it links to by kind and number.
LINKED = {"href", "linktype"}
# What they hold is not read.
SILENT = {"script", "style", "template", "svg", "textarea"}


@dataclass
class Heading:
    """`says` is whether text follows before the next heading that is as high or higher."""

    level: int
    text: str
    says: bool = False


@dataclass(frozen=True)
class Link:
    text: str
    address: str


@dataclass
class Parts:
    """Pictures by their text alternative: None where there is none at all."""

    paragraphs: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    alternatives: list[str | None] = field(default_factory=list)


def parts_of(html: str) -> Parts:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return reader.parts


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = Parts()
        self._text, self._link_text = [], None
        self._address, self._label = "", ""
        self._heading: Heading | None = None
        self._silent = 0

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag in SILENT:
            self._silent += 1
        if tag not in INLINE:
            self.end_paragraph()
        if tag in HEADINGS:
            self._heading = Heading(HEADINGS[tag], "")
        elif tag == "a" and LINKED.intersection(values):
            self._link_text, self._address = [], values.get("href") or ""
            self._label = values.get("aria-label") or ""
        elif tag == "img":
            self._picture(values)

    def handle_endtag(self, tag):
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        if tag == "a" and self._link_text is not None:
            text = self._label or _words(self._link_text)
            self.parts.links.append(Link(text, self._address))
            self._link_text = None
        if tag in HEADINGS and self._heading:
            self._heading.text = _words(self._text)
            self.parts.headings.append(self._heading)
            self._heading, self._text = None, []
        elif tag not in INLINE:
            self.end_paragraph()

    def handle_data(self, data):
        if self._silent:
            return
        self._text.append(data)
        if self._link_text is not None:
            self._link_text.append(data)

    def end_paragraph(self):
        if self._heading:
            return
        if text := _words(self._text):
            self.parts.paragraphs.append(text)
            self._spoken()
        self._text = []

    def _picture(self, values):
        text = values["alt"] or "" if "alt" in values else None
        self.parts.alternatives.append(text)
        if self._link_text is not None:
            self._link_text.append(text or "")
        self._spoken()

    def _spoken(self):
        """Something was said: for the last heading, and those that it stands below."""
        level = 7
        for heading in reversed(self.parts.headings):
            if heading.level < level:
                heading.says, level = True, heading.level


def _words(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
