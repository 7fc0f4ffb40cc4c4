"""When MEANTIME's events happened: the anchors of list_instances.csv against what the text gives."""

from __future__ import annotations

import calendar
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from regesta.dates import Timex, resolve
from regesta.domain.interval import Interval
from regesta.domain.span import Span
from regesta.lexicon.time_words import load_time_words
from regesta.read.dates import TimeMention, TimeValue, resolve_times
from regesta.read.dates.anchoring import anchor_event
from regesta.settings import DATA
from training.evaluation.date_corpora import TokenText, anchors_of, creation_day, join_tokens

Days = tuple[date, date]
_HOLDS = {"INCLUDES", "IS_INCLUDED", "SIMULTANEOUS", "IDENTITY"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """The days an event is taken to have happened on, and whether by link, words or publication."""

    instance: str
    words: str
    days: Days | None
    by: str


def score_anchors(data: Path, misses: list[tuple[str, str, str, str]] | None) -> str:
    """A table of how many dated events of MEANTIME get a day or interval within the gold one."""
    folder = data / "meantime-en"
    wanted = read_instances(folder / "list_instances.csv")
    guesses: dict[str, Guess] = {}
    rank = {"link": 0, "text": 1, "publication": 2}
    for path in sorted((folder / "intra_cross-doc_annotation").glob("*/*.xml")):
        for guess in guess_events(ET.parse(path).getroot()):  # noqa: S314 - a corpus on disk
            best = guesses.get(guess.instance)
            if best is None or rank[guess.by] < rank[best.by]:
                guesses[guess.instance] = guess
    rows = []
    total = right = 0
    for by in rank:
        chosen = [guess for guess in guesses.values() if guess.by == by and guess.instance in wanted]
        hits = [guess for guess in chosen if _is_right(guess.days, wanted[guess.instance])]
        total, right = total + len(chosen), right + len(hits)
        rows.append(f"| {by} | {len(chosen)} | {len(hits) / max(len(chosen), 1):.3f} |")
        if misses is not None:
            misses.extend(
                (f"anchor by {by}", item.words, str(wanted[item.instance]), str(item.days))
                for item in chosen
                if item not in hits
            )
    head = "| event dated by | events | right day or interval |\n|---|---|---|"
    return "\n".join([head, *rows, f"| all | {total} | {right / max(total, 1):.3f} |"])


def _is_right(found: Days | None, gold: Days) -> bool:
    return found is not None and gold[0] <= found[0] and found[1] <= gold[1]


def read_instances(path: Path) -> dict[str, Days]:
    """The gold days of each event instance that has any; an X in a date stands for all days it could be."""
    found: dict[str, Days] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        fields = [*line.split("\t"), *[""] * 13]
        if fields[1] != "EVENT":
            continue
        ends = [
            _days_of(field)
            for field in (
                fields[7] or fields[8] or fields[9],
                fields[7] or fields[9] or fields[8],
            )
        ]
        if ends[0] is not None and ends[1] is not None and ends[0][0] <= ends[1][1]:
            found[fields[0]] = (ends[0][0], ends[1][1])
    return found


def _days_of(field: str) -> Days | None:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d?|XX))?(?:-(\d\d?|XX))?", field.strip())
    if match is None:
        return None
    year, month, day = match.groups()
    if month in {None, "XX"}:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if day in {None, "XX"}:
        last = calendar.monthrange(int(year), int(month))[1]
        return date(int(year), int(month), 1), date(int(year), int(month), last)
    exact = date(int(year), int(month), min(int(day), calendar.monthrange(int(year), int(month))[1]))
    return exact, exact


def guess_events(root: ET.Element) -> Iterator[Guess]:
    """The days of every mention of an event instance: by MEANTIME's link to a time, else by our own rule."""
    joined = join_tokens(root)
    published = creation_day(root)
    times = value_times(root, joined, published)
    plain = as_values(joined.text, published)
    links = read_links(root, times)
    instances = _read_instances_of(root)
    for element in root.iter("EVENT_MENTION"):
        names = anchors_of(element)
        instance = instances.get(element.get("m_id", ""))
        if not names or instance is None:
            continue
        span = Span(joined.places[names[0]].start, joined.places[names[-1]].end)
        words = joined.text[max(0, span.start - 40) : span.end + 30].replace("\n", " / ")
        linked = links.get(element.get("m_id", ""))
        if linked is not None and _days(times[linked][1]) is not None:
            yield Guess(instance=instance, words=words, days=_days(times[linked][1]), by="link")
            continue
        found = anchor_event(joined.text, span, plain, published)
        if found is not None:
            days = _close(found, published)
            by = "publication" if found.basis == "publication" else "text"
            yield Guess(instance=instance, words=words, days=days, by=by)


def value_times(
    root: ET.Element, joined: TokenText, published: date | None
) -> dict[str, tuple[Span, TimeValue]]:
    """The marked times of an article with what the house's own rules make of them."""
    mentions = []
    for element in root.iter("TIMEX3"):
        names = anchors_of(element)
        if names:
            span = Span(joined.places[names[0]].start, joined.places[names[-1]].end)
            mentions.append(TimeMention(id=element.get("m_id", ""), span=span))
    values = resolve_times(joined.text, mentions, load_time_words(DATA), published=published)
    return {mention.id: (mention.span, values[mention.id]) for mention in mentions}


def as_values(text: str, published: date | None) -> list[tuple[Span, TimeValue]]:
    """The times that are found in plain text."""
    return [(item.span, _as_value(item)) for item in resolve(text, published)]


def _as_value(item: Timex) -> TimeValue:
    return TimeValue(type=item.type, value=item.value, mod=item.mod, interval=item.interval, doubt=item.doubt)


def _days(value: TimeValue) -> Days | None:
    interval = value.interval
    if interval is None or interval.start is None or interval.end is None or value.type == "DURATION":
        return None
    return interval.start, interval.end


def read_links(root: ET.Element, times: Mapping[str, object]) -> dict[str, str]:
    """The time that each event mention is linked to as its own, by mention."""
    found: dict[str, str] = {}
    for link in root.iter("TLINK"):
        ends = [item.get("m_id", "") for item in link if item.tag in {"source", "target"}]
        if link.get("reltype") not in _HOLDS or len(ends) != 2:
            continue
        time = [end for end in ends if end in times]
        event = [end for end in ends if end not in times]
        if len(time) == 1 and len(event) == 1:
            found.setdefault(event[0], time[0])
    return found


def _read_instances_of(root: ET.Element) -> dict[str, str]:
    names = {item.get("m_id", ""): item.get("instance_id", "") for item in root.iter("EVENT")}
    found: dict[str, str] = {}
    for link in root.iter("REFERS_TO"):
        targets = [item.get("m_id", "") for item in link.findall("target")]
        if targets and names.get(targets[0]):
            found.update({item.get("m_id", ""): names[targets[0]] for item in link.findall("source")})
    return found


def _close(interval: Interval, published: date | None) -> Days | None:
    """An interval with both ends; one that is open ends where it was told."""
    start, end = interval.start or interval.end, interval.end or interval.start
    if start is None or end is None or published is None:
        return None
    return start, end
