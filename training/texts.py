"""Choose plain texts for the teacher to mark: `python -m training.texts --data DATA --out FILE.jsonl`.

Open texts alone (DATA/open_text); none that any marked report holds, so that nothing held
back for measuring is taught. The same data give the same texts.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

BUNDLE = 5
"""Paragraphs of one topic and month that make a text."""
SECTIONS = ("Inter", "Armed", "Polit", "Law a", "Busin")
"""The sections of the current events that are taken, by their first letters."""
STATEMENT_WORDS = range(91, 420)
FOREIGN_WORDS = range(91, 520)
_MARK = re.compile(r"\{[a-z0-9,]+ ([^}]*)\}")
_TITLE = re.compile(r"readout|statement|call|meet|visit|joint|background|gaggle|remarks", re.IGNORECASE)
_FOREIGN = re.compile(
    r"sanction|tariff|Russia|China|Iran|Ukrain|Israel|NATO|minister|ambassador|treaty|military|foreign",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"[*_#]{1,3}")
_PREFIX = 80


def plain(text: str) -> str:
    """The words of a text in lower case, one blank between."""
    return re.sub(r"\W+", " ", text).lower()


class Seen:
    """What the marked reports hold: their words and addresses."""

    def __init__(self, given: Path, own: Path) -> None:
        given_text = "".join(path.read_text(encoding="utf-8") for path in given.glob("*/*.marked"))
        own_text = "".join(path.read_text(encoding="utf-8") for path in own.glob("*.marked"))
        self.words = [plain(_MARK.sub(r"\1", text)) for text in (given_text, own_text)]
        self.addresses = set(re.findall(r"# url: (\S+)", given_text))

    def holds(self, text: str) -> bool:
        """Whether a marked report holds the beginning of a text."""
        return any(plain(text)[:_PREFIX] in words for words in self.words)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a packed JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def current_events(path: Path, seen: Seen) -> list[str]:
    """Bundles of paragraphs on one topic in one month."""
    topics: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in read_lines(path):
        section = row["section"][:5]
        if section in SECTIONS and not seen.holds(row["text"]):
            topic = row["topics"][0] if row["topics"] else ""
            topics[section, topic, row["date"][:7]].append(row)
    found: list[str] = []
    for rows in topics.values():
        rows.sort(key=lambda row: str(row["date"]))
        for at in range(0, len(rows), BUNDLE):
            texts = (row["text"].replace("\xa0", " ") for row in rows[at : at + BUNDLE])
            found.append(" ".join(texts))
    return found


def statements(path: Path, seen: Seen) -> list[str]:
    """Short diplomatic statements and readouts, and other short documents that speak of foreign matters."""
    found: list[str] = []
    for row in read_lines(path):
        text = _EMPHASIS.sub("", _LINK.sub(r"\1", row["text"])).replace("\xa0", " ")
        words = len(text.split())
        is_statement = row["diplomatic"] and _TITLE.search(row["title"]) and words in STATEMENT_WORDS
        if not is_statement and not (words in FOREIGN_WORDS and _FOREIGN.search(text)):
            continue
        if row["url"] not in seen.addresses and "<" not in text and not seen.holds(text):
            found.append(text)
    return found


@click.command()
@click.option("--data", required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--out", required=True, type=click.Path(path_type=Path))
def main(data: Path, out: Path) -> None:
    """Write the texts to a JSON Lines file."""
    seen = Seen(data / "marked", Path(__file__).with_name("marked"))
    chosen = current_events(data / "open_text" / "wp_current_events_2025_2026.jsonl.gz", seen)
    chosen += statements(data / "open_text" / "whitehouse_2021_2026.jsonl.gz", seen)
    lines = (json.dumps({"text": text}, ensure_ascii=False) for text in chosen)
    out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(chosen)} texts, {sum(len(text.split()) for text in chosen)} words")


if __name__ == "__main__":
    main()
