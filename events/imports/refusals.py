"""Why a file, or one series in it, is not brought in."""


class ImportRefused(Exception):
    """Nothing was brought in. `reasons` are sentences for the reader, one for each cause."""

    def __init__(self, *reasons: str):
        self.reasons = [str(reason) for reason in reasons]
        super().__init__("\n".join(self.reasons))


class SeriesRefused(Exception):
    """One series cannot come in as it is; the message says why."""

    def __init__(self, reason: str):
        self.reason = str(reason)
        super().__init__(self.reason)
