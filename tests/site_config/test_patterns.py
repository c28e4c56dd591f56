"""The patterns of communities stand in the style sheet exactly as they are drawn."""

import re

import pytest

from communities.choices import Pattern
from site_config import patterns

TOKENS = patterns.FOLDER.parent / "css" / "tokens.css"


@pytest.mark.parametrize("name", Pattern.values)
def test_the_style_sheet_holds_the_drawing(name):
    found = re.search(rf'\.pattern-{name} {{ --pattern: url\("(.+?)"\); }}', TOKENS.read_text())
    assert found[1] == patterns.address(name)
