"""Score the whole way from sentence to claim on the PLOVER gold records (development only; never trained on).

`python -m training.evaluation.plover --records FILE`: a sentence is right where one claim has the
record's event class and every state of its source and target among its parties. Sentences whose source or
target is no state are left out; so are records that document the file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from regesta.domain.claim import Claim
from regesta.domain.report import Basis, Publication, Report
from regesta.lexicon import Lexicon, load_lexicon
from regesta.mark.marker import load_marker
from regesta.read.reader import read_report
from regesta.settings import DATA
from regesta.text.sentences import split_sentences

SPELLINGS = {"JAP": "JPN", "GER": "DEU", "ROM": "ROU", "SIN": "SGP", "PAL": "PSE", "TIM": "TLS", "BHU": "BTN"}
"""Codes of the file that are no ISO 3166-1 codes."""

RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Event classes of the drafts that the file was made by, and what they are called since draft 0.8 (2021)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A sentence of the gold records with its event class and states."""

    text: str
    event: str
    states: frozenset[str]


def load_records(path: Path, known: frozenset[str]) -> list[Wanted]:
    """The records whose source and target are states (`known` holds all alpha-3 codes)."""
    rows = json.loads(path.read_text(encoding="utf-8", errors="replace"))
    found = []
    for row in rows:
        actors = [
            item for side in ("source", "target") for item in row.get(side) or () if isinstance(item, dict)
        ]
        codes = [SPELLINGS.get(code, code) for actor in actors for code in [str(actor.get("code", ""))[:3]]]
        if "text" in row and len(set(codes)) > 1 and set(codes) <= known:
            event = RENAMED.get(row["event"], row["event"])
            found.append(Wanted(text=row["text"], event=event, states=frozenset(codes)))
    return found


def claim_class(claim: Claim, lexicon: Lexicon, text: str) -> str | None:
    """The PLOVER event class of a claim of `text`."""
    words = " ".join(item.span.of(text) for item in claim.evidence if item.property == "event")
    return lexicon.ontology.code(claim.kind, claim.status, words, len(claim.parties)).plover_event


def score(records: list[Wanted], claims: Mapping[str, tuple[Claim, ...]], lexicon: Lexicon) -> Counter[str]:
    """How many sentences are right in states, in class, in both by one claim."""
    counts: Counter[str] = Counter()
    for wanted in records:
        mine = claims[wanted.text]
        classes = [claim_class(claim, lexicon, wanted.text) for claim in mine]
        both = [wanted.states <= set(claim.parties) for claim in mine]
        counts["sentences"] += 1
        counts["both states"] += any(both)
        counts["event class"] += wanted.event in classes
        hits = [here and name == wanted.event for here, name in zip(both, classes, strict=True)]
        counts["both states and class"] += any(hits)
    return counts


@click.command()
@click.option("--records", required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--weights", type=click.Path(path_type=Path, exists=True), default=DATA / "marker" / "en.marker"
)
def main(records: Path, weights: Path) -> None:
    """Print the shares of sentences that are right."""
    lexicon = load_lexicon(DATA)
    wanted = load_records(records, frozenset(lexicon.states.states))
    marker = load_marker(weights, split_sentences)
    texts = sorted({item.text for item in wanted})
    published = Publication(day=date(2000, 1, 5), basis=Basis.HEADER)
    claims = {}
    for number, (text, marks) in enumerate(zip(texts, marker.mark(texts), strict=True)):
        report = Report(id=f"re-{number}", text=text, source="records", sha256="", published=published)
        claims[text] = read_report(report, marks, marker.version, lexicon).claims
    counts = score(wanted, claims, lexicon)
    for name in ("both states", "event class", "both states and class"):
        print(
            f"{name:24} {counts[name] / counts['sentences']:.3f}  ({counts[name]} of {counts['sentences']})"
        )


if __name__ == "__main__":
    main()
