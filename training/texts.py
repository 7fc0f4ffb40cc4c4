"""Choose plain texts for the teacher to mark: `python -m training.texts --data DATA --out FILE.jsonl`.

Open texts alone (DATA/open_text, DATA/ner/re3d); none that any marked report holds, so that nothing held
back for measuring is taught. The same data and seed give the same texts.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

BUNDLE = 5
"""Paragraphs of one topic and month that make a text."""
SHARES = {"Inter": 700, "Armed": 250, "Polit": 150, "Law a": 60}
"""So many bundles at most of each section of the current events, by its first letters."""
STATEMENTS = 450
STATEMENT_WORDS = range(91, 420)
DEFENCE, DEFENCE_WORDS = 150, 450
_MARK = re.compile(r"\{[a-z0-9,]+ ([^}]*)\}")
_TITLE = re.compile(r"readout|statement|call|meet|visit|joint|background|gaggle|remarks", re.IGNORECASE)
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


def current_events(path: Path, seen: Seen) -> dict[str, list[str]]:
    """Bundles of paragraphs on one topic in one month, by section."""
    topics: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in read_lines(path):
        section = row["section"][:5]
        if row["section"].startswith(("International", "Armed", "Politic", "Law")) and not seen.holds(
            row["text"]
        ):
            topic = row["topics"][0] if row["topics"] else ""
            topics[section, topic, row["date"][:7]].append(row)
    found: dict[str, list[str]] = {section: [] for section in SHARES}
    for (section, _, _), rows in topics.items():
        rows.sort(key=lambda row: str(row["date"]))
        for at in range(0, len(rows), BUNDLE):
            texts = (row["text"].replace("\xa0", " ") for row in rows[at : at + BUNDLE])
            found[section].append(" ".join(texts))
    return found


def statements(path: Path, seen: Seen) -> list[str]:
    """Short diplomatic statements and readouts."""
    found = []
    for row in read_lines(path):
        if not row["diplomatic"] or row["url"] in seen.addresses or not _TITLE.search(row["title"]):
            continue
        text = _EMPHASIS.sub("", _LINK.sub(r"\1", row["text"])).replace("\xa0", " ")
        if len(text.split()) in STATEMENT_WORDS and "<" not in text and not seen.holds(text):
            found.append(text)
    return found


def defence_texts(folder: Path) -> list[str]:
    """The shorter texts of the re3d corpus."""
    texts = [
        str(json.loads(line).get("text", ""))
        for path in sorted(folder.glob("*/documents.json"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [text for text in texts if text and len(text.split()) < DEFENCE_WORDS]


@click.command()
@click.option("--data", required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--seed", default=11, show_default=True)
def main(data: Path, out: Path, seed: int) -> None:
    """Write the texts to a JSON Lines file."""
    rng = random.Random(seed)  # noqa: S311 - choosing, no secret
    seen = Seen(data / "marked", Path(__file__).with_name("marked"))
    sections = current_events(data / "open_text" / "wp_current_events_2025_2026.jsonl.gz", seen)
    chosen: list[str] = []
    for section, share in SHARES.items():
        rng.shuffle(sections[section])
        chosen += sections[section][:share]
    readouts = statements(data / "open_text" / "whitehouse_2021_2026.jsonl.gz", seen)
    rng.shuffle(readouts)
    chosen += readouts[:STATEMENTS] + defence_texts(data / "ner" / "re3d")[:DEFENCE]
    rng.shuffle(chosen)
    lines = (json.dumps({"text": text}, ensure_ascii=False) for text in chosen)
    out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(chosen)} texts, {sum(len(text.split()) for text in chosen)} words")


if __name__ == "__main__":
    main()
