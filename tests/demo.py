"""The demo as it is on Sunday 22 November 2026: what tests read that need a whole site."""

import datetime as dt
import stat
import tempfile
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

from django.core.management import call_command

NOW = dt.datetime(2026, 11, 22, 11, tzinfo=dt.UTC)
TODAY = NOW.date()


def load() -> SimpleNamespace:
    """Load it by the command. `output` is what that said, `accounts` what it wrote for the owner
    only, as `mode` says."""
    output = StringIO()
    with tempfile.TemporaryDirectory(prefix="kloppend-hart-") as folder:
        file = Path(folder) / "accounts.txt"
        call_command("load_demo", stdout=output, today=str(TODAY), accounts_file=str(file))
        accounts, mode = file.read_text(encoding="utf-8"), stat.S_IMODE(file.stat().st_mode)
    return SimpleNamespace(output=output.getvalue(), accounts=accounts, mode=mode)
