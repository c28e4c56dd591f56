"""Whether the process lives, and whether it can serve."""

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

# Apps add their own readiness check here, as a dotted path: the foundation imports none.
EXTRA_CHECKS = {"occurrences": "events.verification.horizon_is_current"}


@require_safe
def live(request):
    """The process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request):
    """Database, cache, migrations and the occurrence horizon; 503 when one fails."""
    checks = {"database": _database, "cache": _cache, "migrations": _migrations}
    checks |= {name: import_string(path) for name, path in EXTRA_CHECKS.items()}
    results = {name: _passes(check) for name, check in checks.items()}
    healthy = all(results.values())
    return JsonResponse(
        {
            "status": "ok" if healthy else "unavailable",
            "checks": {name: "ok" if passed else "failed" for name, passed in results.items()},
        },
        status=200 if healthy else 503,
    )


def _passes(check) -> bool:
    try:
        return bool(check())
    except Exception:
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _cache() -> bool:
    cache.set("readyz", "1", 10)
    return cache.get("readyz") == "1"


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
