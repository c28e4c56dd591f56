"""The style guide in Chromium: every component of the demo, in all widths and both schemes."""

import pytest

from home.style_guide.specimens import GROUPS

from .looking import overflow, violations

pytestmark = pytest.mark.audit

VIEWS = [(390, "light"), (768, "dark"), (1440, "light")]


@pytest.fixture
def editor(sign_in):
    """A page of somebody of the network who has signed in."""
    page = sign_in("redactie@example.org")
    page.noticed.clear()
    return page


@pytest.mark.parametrize("slug", ["", *(group.slug for group in GROUPS)])
def test_nothing_is_left_out_and_all_is_accessible(editor, keep_screenshot, slug):
    for width, scheme in VIEWS:
        editor.set_viewport_size({"width": width, "height": 900})
        editor.emulate_media(color_scheme=scheme)
        editor.goto(f"/stijlgids/{slug}/" if slug else "/stijlgids/")
        keep_screenshot(editor, f"style-guide-{slug or 'tokens'}-{width}-{scheme}")
        assert violations(editor) == []
        assert overflow(editor) == 0
    group = next((one for one in GROUPS if one.slug == slug), None)
    names = editor.locator(".specimen__name").all_inner_texts()
    assert names == [one.name for one in (group.specimens if group else [])]
    assert editor.noticed == []
