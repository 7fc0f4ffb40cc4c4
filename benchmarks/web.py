"""How fast the web app answers over a large record: `python benchmarks/web.py --events 20000`.

Settles claims made up by benchmarks/settle.py (joint commissions and memoranda added) and asks the
application for every page and its data, with no network between, once all is made that the server makes
when it starts. Prints for each address the median and the worst processor time of an answer, in ms, its
bytes, then the weight of the scripts, gzipped.
`--record FILE` keeps the record there, or takes the one that is there already. The busiest pair, person,
body and event are asked for.
"""

from __future__ import annotations

import asyncio
import gzip
import itertools
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click
from fastapi import FastAPI
from starlette.types import Message

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.settle import FIRST, make_corpus
from regesta.domain.claim import BodySeen, Claim, InstrumentSeen
from regesta.domain.interval import Precision
from regesta.domain.marks import Marks
from regesta.domain.record import Record
from regesta.lexicon.name_parts import load_name_parts
from regesta.lexicon.settling import load_settling_rules
from regesta.settings import DATA, Settings
from regesta.settle import SettlingLexicon, settle
from regesta.show.web.addresses import address_of, pair_address
from regesta.show.web.app import STATIC, make_app
from regesta.show.web.archive import Archive
from regesta.show.web.guard import Gate
from regesta.show.web.serving import warm
from regesta.store import open_store

CLAIMS_PER_EVENT = 2.6
TEXT = "They met in the city on Monday and talked at length. " * 30
SESSIONS_ONE_IN = 12
SIGNED_ONE_IN = 3
HALF_YEAR = 182
FIRST_LOAD = ("regesta.js", "timeline.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: status, bytes, processor time in ms."""

    status: int
    weight: int
    busy: float


def make_record(events: int, target: Path) -> None:
    """Settle about so many events and keep them with their reports."""
    readings, reports = make_corpus(int(events * CLAIMS_PER_EVENT))
    readings = [replace(item, claims=tuple(map(furnish, item.claims))) for item in readings]
    reports = {name: replace(report, text=TEXT, title="They met") for name, report in reports.items()}
    lexicon = SettlingLexicon(rules=load_settling_rules(DATA), names=load_name_parts(DATA))
    record = settle(readings, reports, [], lexicon)
    with open_store(target, create=True) as store:
        store.add_all((reports[reading.report], Marks(), reading, b"") for reading in readings)
        store.save_record(record)


def furnish(claim: Claim) -> Claim:
    """Some meetings are sessions of a joint commission, some signings have a memorandum."""
    if claim.when is None or claim.when.start is None or claim.when.precision is not Precision.DAY:
        return claim
    day, span = claim.when.start, claim.evidence[0].span
    if claim.kind == "meeting" and day.toordinal() % SESSIONS_ONE_IN == 0:
        number = (day - FIRST).days // HALF_YEAR + 1
        name = f"Joint Commission of {' and '.join(claim.parties)}"
        return replace(claim, body=BodySeen(local="b1", name=name, number=number, span=span))
    if claim.kind == "signing" and day.toordinal() % SIGNED_ONE_IN == 0:
        signed = InstrumentSeen(
            local="i1", kind="memorandum", title="memorandum of understanding on trade", span=span
        )
        return replace(claim, instruments=(signed,))
    return claim


def list_addresses(record: Record) -> Iterator[str]:
    """Every page, and the timeline's data."""
    pairs = Counter(
        pair for event in record.events for pair in itertools.combinations(sorted(event.parties), 2)
    )
    (one, other), _ = pairs.most_common(1)[0]
    event = max(record.events, key=lambda item: (len(item.reports), item.id))
    yield from ("/", "/timeline.json?page=1", "/timeline.json", "/timeline.csv", "/pairs")
    yield from (pair_address(one, other), pair_address(one, other) + "/acts", f"/?pair={one},{other}")
    yield from ("/people", address_of(max(record.people, key=lambda item: (len(item.reports), item.id)).id))
    yield from ("/offices", f"/offices?state={one}", "/bodies")
    yield from (
        address_of(item.id) for item in sorted(record.bodies, key=lambda item: -len(item.sessions))[:1]
    )
    yield "/instruments"
    yield from (address_of(item.id) for item in record.instruments[:1])
    yield from ("/commitments", "/disputes", "/review", "/judgements")
    yield from (address_of(event.id), address_of(event.reports[0]))
    yield from ("/map", "/network", "/search?q=monday", f"/search?q={one}", "/add")


async def ask(app: FastAPI, address: str) -> Answer:
    """One answer of the application, as a browser on this machine would get it."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"host", b"127.0.0.1")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "state": {},
    }
    told: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        told.append(message)

    busy = time.process_time()
    await app(scope, receive, send)
    busy = time.process_time() - busy
    weight = sum(len(message.get("body", b"")) for message in told)
    return Answer(status=told[0]["status"], weight=weight, busy=busy * 1000)


async def measure(app: FastAPI, addresses: list[str], times: int) -> None:
    """Ask for each address so often, and print what it took."""
    for address in addresses:
        first = await ask(app, address)
        busy = [(await ask(app, address)).busy for _ in range(times)]
        middle = statistics.median(busy)
        line = f"{middle:7.0f} ms  worst {max(first.busy, *busy):7.0f} ms  {first.weight:10,} bytes"
        print(f"{line}  {first.status}  {address}", flush=True)


def describe(record: Record) -> str:
    """How large a record is."""
    sizes = {
        "events": record.events,
        "people": record.people,
        "bodies": record.bodies,
        "instruments": record.instruments,
        "commitments": record.commitments,
        "disputes": record.disputes,
        "questions": record.questions,
    }
    return ", ".join(f"{len(items):,} {name}" for name, items in sizes.items())


def weigh_scripts() -> str:
    """The scripts of the first load and of the whole app, gzipped."""
    weight = {path.name: len(gzip.compress(path.read_bytes(), mtime=0)) for path in STATIC.rglob("*.js")}
    first = sum(weight[name] for name in FIRST_LOAD)
    return f"JavaScript gzipped: first load {first:,} bytes, whole app {sum(weight.values()):,} bytes"


@click.command()
@click.option("--events", default=2000, show_default=True)
@click.option("--times", default=5, show_default=True, help="How often each address is asked for.")
@click.option("--record", type=click.Path(path_type=Path), help="Keep the record here, or take it from here.")
def main(events: int, times: int, record: Path | None) -> None:
    """Measure every page over a record of about so many events."""
    with tempfile.TemporaryDirectory() as folder:
        path = record or Path(folder) / "made.regesta"
        if not path.exists():
            busy = time.process_time()
            make_record(events, path)
            print(f"record made in {time.process_time() - busy:.0f} s")
        settings = Settings(record=path)
        archive = Archive(settings=settings)
        busy = time.process_time()
        kept = archive.shelf().register.record
        loaded = time.process_time() - busy
        print(f"{describe(kept)}; loaded in {loaded:.1f} s", flush=True)
        app = make_app(settings, Gate(), archive)
        warm(app.state.site)
        asyncio.run(measure(app, list(list_addresses(kept)), times))
    print(weigh_scripts())


if __name__ == "__main__":
    main()
