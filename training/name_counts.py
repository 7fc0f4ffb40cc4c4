"""Make the tables of attested and of common names from open lists: python -m training.name_counts DATA.

DATA is the folder of open data with actors/wikidata_holders and vocab/leaders; the package faker (MIT)
must be installed: its lists of given and family names of some eighty countries are the other source.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from regesta.lexicon.name_parts import load_name_parts
from regesta.settings import DATA
from regesta.text.naming import Role, parse_name
from regesta.text.naming.sounding import plain_word, rough_of, script_of

CLASSES = ((3, 0.004), (2, 0.001), (1, 0.0004))
"""A name borne by this share of people is of this class."""
LEAST = 3
"""Fewer bearers than this make no class."""
SCRIPTS = frozenset({"latin", "cyrillic", "armenian", "georgian"})
"""Scripts that write vowels: names of the others have no sure Latin spelling."""


def office_holders(data: Path) -> Iterator[str]:
    """The names of all people of the open lists of office holders, each person once."""
    seen: set[str] = set()
    for path in sorted(data.glob("actors/wikidata_holders/*/holders21.csv")):
        for row in csv.DictReader(path.open(encoding="utf-8")):
            if row["personID"] and row["person"] and row["personID"] not in seen:
                seen.add(row["personID"])
                yield row["person"]
    with (data / "vocab/leaders/cia2019_offices.tsv").open(encoding="utf-8") as lines:
        yield from {row["person"] for row in csv.DictReader(lines, delimiter="\t") if row["person"]}


def listed_names() -> Iterator[str]:
    """The given and family names that faker lists."""
    person = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for field in dir(provider):
            if ("first_name" in field or "last_name" in field) and "romanized" not in field:
                values = getattr(provider, field)
                if isinstance(values, list | tuple | dict):
                    yield from (value for value in values if isinstance(value, str))


def attested(names: Iterable[str]) -> set[str]:
    """The words of names in plain letters, three letters and more."""
    words = (word for name in names for word in name.replace("-", " ").split() if script_of(word) in SCRIPTS)
    return {plain for word in words if len(plain := plain_word(word)) > 2}


def classes(people: Iterable[str]) -> dict[str, int]:
    """The frequency class of each rough sound among people's names."""
    parts = load_name_parts(DATA)
    counts: Counter[str] = Counter()
    total = 0
    for person in people:
        total += 1
        words = {
            rough_of(word.sounds) for word in parse_name(person, parts).core if word.role is not Role.INITIAL
        }
        counts.update(words)
    out: dict[str, int] = {}
    for sounds, count in counts.items():
        level = next((level for level, share in CLASSES if count >= max(LEAST, share * total)), 0)
        if level:
            out[sounds] = level
    return out


def main() -> None:
    """Write attested.txt and common.tsv into the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    people = list(office_holders(data))
    words = sorted(attested([*people, *listed_names()]))
    folder = DATA / "lexicon" / "names"
    (folder / "attested.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    common = sorted(classes(people).items(), key=lambda row: (-row[1], row[0]))
    rows = [f"{sounds}\t{level}" for sounds, level in common]
    head = (
        "# Sounds of names borne by many office holders (python -m training.name_counts): 3 by four\n"
        "# in a thousand, 2 by one, 1 by four in ten thousand. Vowels are a (a, e, i) or o (o, u).\n"
        "sounds\tclass\n"
    )
    (folder / "common.tsv").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(people)} people, {len(words)} attested words, {len(rows)} common sounds")


if __name__ == "__main__":
    main()
