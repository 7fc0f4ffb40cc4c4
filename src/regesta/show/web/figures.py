"""Pairs as data: what their pages show, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from regesta.show.export.bodies import body_object, instrument_object
from regesta.show.export.disputes import dispute_object
from regesta.show.export.events import kind_fields
from regesta.show.export.parts import Json, day_text
from regesta.show.export.promises import commitment_object
from regesta.show.web.addresses import pair_address
from regesta.show.web.dyads import Dyad
from regesta.show.web.glyphs import FAMILIES
from regesta.show.web.pair.acts import Acts, Direction
from regesta.show.web.pair.curve import Curve
from regesta.show.web.pair.dossier import Dossier
from regesta.show.web.pair.meeting import Couple, Matrix
from regesta.show.web.pair.press import Press
from regesta.show.web.shelf import Shelf

DYAD_COLUMNS = (
    *(
        "pair",
        "party_1",
        "party_2",
        "events",
        *FAMILIES,
        "acts",
        "goldstein",
        "first",
        "last",
        "open",
        "overdue",
    ),
    "page",
)
CURVE_COLUMNS = (
    *("period", "since", "until", "acts", "goldstein", "low", "high", "helping", "hurting", "reports"),
    "published",
)
ACT_COLUMNS = (
    *("id", "date", "date_until", "dated_by", "source", "target", "mutual", "kind", "family", "status"),
    *("plover_event", "plover_mode", "cameo", "goldstein", "reports", "outlets", "confidence", "quote"),
)
OFFICE_COLUMNS = ("one", "other", "meetings")
OUTLET_COLUMNS = (
    *("outlet", "side", "state", "kind", "basis", "reports", "events", "alone", "first"),
    *(f"left_out_{name}" for name in ("when", "where", "people", "body", "number", "instruments", "topics")),
)


def dyad_object(dyad: Dyad, shelf: Shelf) -> Json:
    """One pair as a row of the list."""
    one, other = dyad.pair
    return {
        "type": "pair",
        "pair": f"{one}-{other}",
        "party_1": shelf.parties.get(one, one),
        "party_2": shelf.parties.get(other, other),
        "events": dyad.events,
        **{name: dyad.families.get(name, 0) for name in FAMILIES},
        "acts": dyad.acts,
        "goldstein": _round(dyad.goldstein),
        "first": day_text(dyad.first),
        "last": day_text(dyad.last),
        "open": dyad.open,
        "overdue": dyad.overdue,
        "page": pair_address(one, other),
    }


def curve_objects(curve: Curve | None) -> list[Json]:
    """A row a period."""
    return [
        {
            "period": item.name,
            "since": day_text(item.since),
            "until": day_text(item.until),
            "acts": item.acts,
            "goldstein": _round(item.goldstein),
            "low": _round(item.low),
            "high": _round(item.high),
            "helping": item.helping,
            "hurting": item.hurting,
            "reports": item.reports,
            "published": item.published,
        }
        for item in (curve.periods if curve else ())
    ]


def act_objects(acts: Acts, shelf: Shelf) -> Iterator[Json]:
    """A row an act, as data sets of events have it; the latest first. `mutual` acts have no direction."""
    register = shelf.register
    starts, ends = shelf.acted
    for row in range(len(acts) - 1, -1, -1):
        place = int(acts.places[row])
        event = shelf.events[place]
        quotes = [quote for quote in event.quotes if quote.property == "event"] or list(event.quotes)
        words = " ".join(register.words_of(quote) for quote in event.quotes if quote.property == "event")
        kind = kind_fields(event.kind.value, event.status.value, words, len(event.parties), register.ontology)
        source, target = acts.sides(row)
        yield {
            "id": event.id,
            "date": _day(int(starts[place])),
            "date_until": _day(int(ends[place])),
            "dated_by": dated_by(shelf, place),
            "source": source,
            "target": target,
            "mutual": acts.mutual(row),
            **{name: value for name, value in kind.items() if name != "verbal"},
            "reports": len(event.reports),
            "outlets": event.outlets,
            "confidence": round(event.confidence, 4),
            "quote": register.words_of(quotes[0]) if quotes else None,
        }


def dated_by(shelf: Shelf, place: int) -> str:
    """What an act's day is: that of the event, or that on which it was told."""
    event = shelf.events[place]
    said = int(shelf.acted[0][place]) != int(shelf.first[place])
    return "telling" if said or event.when is None else "event"


def office_objects(matrix: Matrix | None) -> Iterator[Json]:
    """A row for every two offices that met."""
    for row, cells in zip(matrix.rows, matrix.cells, strict=True) if matrix else ():
        for column, cell in zip(matrix.columns, cells, strict=True) if matrix else ():
            if cell.count:
                yield {"one": row.key, "other": column.key, "meetings": cell.count}


def couple_objects(couples: tuple[Couple, ...]) -> Iterator[Json]:
    """Two people who met, and at which events."""
    for couple in couples:
        yield {
            "people": [person.id for person in couple.people],
            "names": [person.name for person in couple.people],
            "events": [event.id for event in couple.events],
        }


def outlet_objects(press: Press) -> Iterator[Json]:
    """A row an outlet."""
    for row in press.outlets:
        yield {
            "outlet": row.outlet,
            "side": row.side,
            "state": row.home.state,
            "kind": row.home.kind,
            "basis": row.home.note or ("lexicon" if row.home.state else None),
            "reports": row.reports,
            "events": row.events,
            "alone": row.alone,
            "first": row.first,
            "left_out": dict(row.left_out),
        }


def press_object(press: Press) -> Json:
    """Who told what: events by the side whose press alone tells them, and those that both tell."""
    sides: Mapping[str, Json] = {
        code: {
            "reports": press.reports[at],
            "told_alone": [
                {"event": item.event.id, "other_side_reports": item.heard} for item in press.only[at]
            ],
        }
        for at, code in enumerate(press.pair)
    }
    return {
        "sides": sides,
        "both": [
            {
                "event": item.event.id,
                "left_out": dict(zip(press.pair, map(list, item.left_out), strict=True)),
                "differ": [differing.dispute.id for differing in item.differing],
            }
            for item in press.both
        ],
        "neither": press.others,
        "outlets": list(outlet_objects(press)),
    }


def pair_object(dossier: Dossier, shelf: Shelf, parts: Json) -> Json:
    """The whole page of a pair; `parts` are its curve, meetings and press."""
    register = shelf.register
    one, other = dossier.pair
    return {
        "type": "pair",
        "pair": f"{one}-{other}",
        "names": [shelf.parties.get(code, code) for code in dossier.pair],
        "events": len(dossier.places),
        "statements": dossier.said,
        "families": dict(dossier.families),
        "statuses": dict(dossier.statuses),
        "acts": len(dossier.acts),
        "goldstein": _round(dossier.acts.goldstein),
        "directions": [_direction(item) for item in dossier.acts.directions()],
        "reports": dossier.reports,
        "outlets": dossier.outlets,
        "first": day_text(dossier.first_day),
        "last": day_text(dossier.last_day),
        **parts,
        "bodies": [body_object(item, register) for item in dossier.bodies],
        "instruments": [instrument_object(item, register) for item in dossier.instruments],
        "commitments": [commitment_object(item, register) for item in dossier.commitments],
        "disputes": [dispute_object(item, register) for item in dossier.disputes],
        "all_events": f"/timeline.json?pair={one},{other}",
        "all_acts": f"{pair_address(one, other)}/acts.json",
    }


def _direction(item: Direction) -> Json:
    return {
        "source": item.actor,
        "target": item.recipient,
        "acts": item.acts,
        "goldstein": _round(item.goldstein),
        "helping": item.helping,
        "hurting": item.hurting,
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _day(ordinal: int) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal > 0 else None
