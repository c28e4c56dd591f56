"""Somebody at the keyboard: no mouse, and no way but forward."""


class Keyboard:
    """A librarian without a mouse."""

    def __init__(self, page):
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, selector: str) -> None:
        """Forward, as far as it takes; a control that cannot be reached is a failure."""
        for _ in range(150):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} cannot be reached with the keyboard")

    def type_into(self, selector: str, *spellings: str, value: str) -> None:
        """The browser's language decides in which order a date is typed."""
        self.tab_to(selector)
        for spelling in spellings:
            self.press("ArrowLeft", "ArrowLeft", "ArrowLeft")
            self.page.keyboard.type(spelling)
            if self.page.locator(selector).input_value() == value:
                return
        raise AssertionError(f"{value} cannot be typed into {selector}")

    def choose(self, selector: str, value: str) -> None:
        """One of a select or of radio buttons, with the arrows."""
        self.tab_to(selector)
        for _ in range(15):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} cannot be chosen with the arrows")

    def tick(self, selector: str) -> None:
        self.tab_to(selector)
        self.press("Space")
