"""Calendar files as other programs write them, in a few words."""

from events.imports import plan, writing

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//NL\r\n"


def event(*lines: str, uid: str = "een@voorbeeld", title: str = "Repair Café", **fields) -> str:
    """A VEVENT on Thursday 3 December 2026, 19.30 to 21.00, unless `lines` say otherwise."""
    values = {
        "DTSTART": ";TZID=Europe/Amsterdam:20261203T193000",
        "DTEND": ";TZID=Europe/Amsterdam:20261203T210000",
        "SUMMARY": f":{title}",
        "LOCATION": ":Buurthuis",
        **fields,
    }
    given = {line.partition(":")[0].partition(";")[0] for line in lines}
    if "DTSTART" in given:
        values.pop("DTEND", None)
    own = [f"{name}{value}" for name, value in values.items() if value and name not in given]
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", *own, *lines, "END:VEVENT"]) + "\r\n"


def change(original: str, *lines: str, uid: str = "een@voorbeeld") -> str:
    """A VEVENT for one date; `original` is what comes after RECURRENCE-ID."""
    parts = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"RECURRENCE-ID;TZID=Europe/Amsterdam:{original}",
        *lines,
        "END:VEVENT",
    ]
    return "\r\n".join(parts) + "\r\n"


def file(*parts: str) -> bytes:
    return (HEAD + "".join(parts) + "END:VCALENDAR\r\n").encode()


def bring_in(calendar, *parts: str, user=None) -> plan.ImportPlan:
    """Plan and write; raises ImportRefused."""
    made = plan.make(file(*parts), calendar)
    writing.write(made, user)
    return made
