"""One transaction around every view that may write.

Wagtail's publish view saves, publishes and logs in separate transactions, so that a
failing receiver leaves a page live without its occurrences. ATOMIC_REQUESTS would mend
that, but makes every GET take SQLite's write lock. This wraps the unsafe methods only.
"""

from django.db import transaction

SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


class AtomicWritesMiddleware:
    """Must be the last middleware: `process_view` calls the view itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method in SAFE_METHODS or getattr(view, "_non_atomic_requests", None):
            return None
        with transaction.atomic():
            return view(request, *args, **kwargs)
