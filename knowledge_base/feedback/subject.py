from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """What one reacts to: an article, a part of it, or a word of the glossary."""

    title: str
    # The path where it can be read; the form is right below it.
    address: str
    page_id: int | None = None
    term_id: int | None = None
    part: str = ""

    @property
    def key(self) -> str:
        return f"{self.page_id}:{self.term_id}:{self.part}"
