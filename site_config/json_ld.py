"""Structured data for search engines (schema.org) as JSON-LD in a page."""

import json

from django.utils.safestring import SafeString, mark_safe

CONTEXT = "https://schema.org"
# Inside <script> no text may look like markup.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script_text(data: dict) -> SafeString:
    """JSON that cannot end the <script> around it, whatever a title holds."""
    text = json.dumps(data, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))
