"""The task list as somebody has it before them: its fields, to fill in and to save."""

from bs4 import BeautifulSoup
from django.urls import reverse

from tests.communities.world import client_of


def address(community) -> str:
    return reverse("communities_progress_one", args=[community.pk])


class Screen:
    """Opened by `user`; `fill` and `save` do what a browser does with the form."""

    def __init__(self, user, community):
        self.client, self.url = client_of(user), address(community)
        self.response = self.client.get(self.url)
        self._read()

    def _read(self):
        self.page = BeautifulSoup(self.response.content, "html.parser")
        self.data = {}
        for control in self.page.select(f'form[action="{self.url}"] [name]'):
            kind = control.get("type")
            if kind in ("checkbox", "radio") and not control.has_attr("checked"):
                continue
            # A browser drops the line break that follows the begin of a textarea.
            text = control.text.removeprefix("\n") if control.name == "textarea" else None
            value = control.get("value", "") if text is None else text
            self.data.setdefault(control["name"], []).append(value)

    def fill(self, step, **values):
        """Fields of the step; `text` is that of the adviser's remark."""
        for name, value in values.items():
            part = "opmerking" if name == "text" else "stap"
            chosen = value if isinstance(value, list) else [value]
            self.data[f"{part}-{step.pk}-{name}"] = chosen
        return self

    def save(self):
        """Follows to where it leads; afterwards the screen is what came back."""
        self.response = self.client.post(self.url, self.data, follow=True)
        self._read()
        return self

    def value(self, step, name: str):
        part = "opmerking" if name == "text" else "stap"
        values = self.data.get(f"{part}-{step.pk}-{name}", [])
        return values if name == "met" else (values or [None])[0]

    @property
    def text(self) -> str:
        return " ".join(self.page.get_text(" ").split())

    @property
    def alert(self) -> str:
        found = self.page.select_one('.step-plan [role="alert"]')
        return " ".join(found.get_text(" ").split()) if found else ""

    @property
    def history(self) -> list[str]:
        lines = self.page.select(".step-plan__history > details > ol > li > ul > li")
        return [" ".join(line.get_text(" ").split()) for line in lines]

    @property
    def opened(self) -> list[str]:
        """The headings of the steps that are unfolded."""
        steps = self.page.select("section.step-plan__step:has(> details[open])")
        return [step.h2.text for step in steps]
