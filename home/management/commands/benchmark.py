import tempfile
from contextlib import ExitStack
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from home.benchmark import preparing, serving, worker
from home.benchmark.cases import cases
from home.benchmark.databases import Scratch, Sizes
from home.benchmark.measuring import Measured, measure

MOST_PUBLISH_MS = 50
MOST_ROLL_SECONDS = 10
MOST_MEGABYTES = 200


class Command(BaseCommand):
    help = (
        "Measure the calendar at full scale and at 1/100 of it, in one run. Makes two databases "
        "beside the configured one (PostgreSQL; on SQLite in a temporary folder) and drops them."
    )

    def add_arguments(self, parser):
        parser.add_argument("--libraries", type=int, default=140)
        parser.add_argument("--series", type=int, default=30_000)
        parser.add_argument("--rounds", type=int, default=15, help="Requests of each page.")
        parser.add_argument(
            "--keep", action="store_true", help="Leave the databases, for a next run."
        )
        # What the two processes that it starts are told.
        parser.add_argument("--worker", action="store_true", help="Used by the command itself.")
        parser.add_argument("--prepare", action="store_true", help="Used by the command itself.")

    def handle(self, *args, **options):
        if options["worker"]:
            worker.serve()
            return
        if options["prepare"]:
            preparing.prepare()
            return
        if min(options["libraries"], options["series"], options["rounds"]) < 1:
            raise CommandError("--libraries, --series and --rounds are 1 or more.")
        sizes = Sizes(options["libraries"], options["series"])
        with tempfile.TemporaryDirectory() as folder:
            large = Scratch.named("large", sizes, Path(folder))
            small = Scratch.named("small", sizes.hundredth(), Path(folder))
            try:
                self._fill(large, small)
                self._measure(large, small, options["rounds"])
            finally:
                if not options["keep"]:
                    large.drop()
                    small.drop()

    def _fill(self, *databases: Scratch) -> None:
        for scratch in databases:
            if scratch.exists():
                self.stdout.write(f"{scratch.name} is there already.")
                continue
            self.stdout.write(f"Filling {scratch.name}: {scratch.sizes}")
            scratch.create()

    def _measure(self, large: Scratch, small: Scratch, rounds: int) -> None:
        chosen = cases(timezone.localdate())
        with ExitStack() as stack:
            workers = [worker.Worker(one) for one in (large, small)]
            for one in workers:
                stack.callback(one.stop)
            gets = [lambda path, one=one: one.ask("get", path=path) for one in workers]
            found = measure(chosen, *gets, rounds)
            queries = {case: workers[0].ask("queries", path=case.path) for case in chosen}
            self._table("In process", found, queries)
            self._writing(workers[0])
        with ExitStack() as stack:
            servers = [stack.enter_context(serving.gunicorn(one)) for one in (large, small)]
            self._table("Over gunicorn", measure(chosen, *(one.get for one in servers), rounds))

    def _table(self, title: str, found: list[Measured], queries: dict | None = None) -> None:
        self.stdout.write(f"\n{title}, median milliseconds")
        head = f"{'':26}{'large':>9}{'1/100':>9}{'x bare':>8}{'x 1/100':>9}"
        self.stdout.write(head + ("  queries" if queries else "") + "  allowed")
        for one in found:
            allowed = [
                f"{limit:g} x {name}"
                for limit, name in ((one.case.to_bare, "bare"), (one.case.to_small, "1/100"))
                if limit
            ]
            line = (
                f"{one.case.label:26}{one.large:9.1f}{one.small:9.1f}"
                f"{one.to_bare:8.1f}{one.to_small:9.2f}"
            )
            if queries:
                line += f"{queries[one.case]:9}"
            verdict = " TOO SLOW" if one.too_slow else ""
            self.stdout.write(f"{line}  {', '.join(allowed)}{verdict}")

    def _writing(self, one: worker.Worker) -> None:
        self.stdout.write("\nWriting, at full scale")
        publish = one.ask("publish", times=15)
        added = publish["series"] - publish["bare"]
        self._limit(
            "publishing a weekly series", f"{added:.0f} ms more", added, MOST_PUBLISH_MS, "ms"
        )
        seconds = one.ask("roll")
        self._limit("nightly roll", f"{seconds:.1f} s", seconds, MOST_ROLL_SECONDS, "s")
        room = one.ask("storage")
        if room is not None:
            self._limit("a million occurrences", f"{room:.0f} MB", room, MOST_MEGABYTES, "MB")

    def _limit(self, label: str, words: str, value: float, most: float, unit: str) -> None:
        verdict = "" if value <= most else " TOO MUCH"
        self.stdout.write(f"{label:30}{words:>15}  allowed {most:g} {unit}{verdict}")
