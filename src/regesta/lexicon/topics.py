"""Topics of events by keyword."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from regesta.lexicon.tables import read_table, split_cell

_SEEN = 50_000
_NEW = ("",)
"""What stands for a word that was not looked up before."""
_WORD = re.compile(r"[a-z0-9]+(?:[-’'][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class TopicWord:
    """A keyword found in a text: its topic and where it stands, in code points."""

    topic: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLexicon:
    """Keywords and topics: whole words, beginnings of words ("terroris*"), phrases by first word."""

    topics: tuple[str, ...]
    whole: Mapping[str, tuple[str, ...]]
    begun: Mapping[str, tuple[str, ...]]
    lengths: tuple[int, ...]
    phrases: Mapping[str, tuple[tuple[str, bool, str], ...]]
    seen: dict[str, tuple[str, ...] | None] = field(default_factory=dict)
    """Words looked up before: a cache."""

    def find(self, text: str) -> list[TopicWord]:
        """The keywords in a text, in text order; the later words of a phrase do not count alone."""
        lowered = text.lower()
        found: list[TopicWord] = []
        done = 0
        for match in _WORD.finditer(lowered):
            word = match[0]
            topics = self.seen.get(word, _NEW)
            if topics is _NEW:
                topics = self._look_up(word)
            if topics is None:
                continue
            start = match.start()
            if start < done:
                continue
            if word in self.phrases:
                for phrase, open_end, topic in self.phrases[word]:
                    stop = start + len(phrase)
                    if lowered.startswith(phrase, start) and (
                        open_end or not lowered[stop : stop + 1].isalnum()
                    ):
                        found.append(TopicWord(topic, start, stop))
                        done = max(done, stop)
            found += [TopicWord(topic, start, match.end()) for topic in topics]
        return found

    def _look_up(self, word: str) -> tuple[str, ...] | None:
        """The topics of a word; None for one that neither has a topic nor begins a phrase."""
        if len(self.seen) > _SEEN:
            self.seen.clear()
        topics = self._topics(word)
        self.seen[word] = found = topics if topics or word in self.phrases else None
        return found

    def _topics(self, word: str) -> tuple[str, ...]:
        """The topics of one word; a hyphenated one that is unknown counts by its parts."""
        topics = [*self.whole.get(word, ())]
        for length in self.lengths:
            topics += self.begun.get(word[:length], ()) if length <= len(word) else ()
        if not topics and "-" in word:
            topics = [topic for part in word.split("-") for topic in self.whole.get(part, ())]
        return tuple(dict.fromkeys(topics))


def load_topics(folder: Path) -> TopicLexicon:
    """Read the table of topics and their keywords."""
    rows = read_table(folder / "topics.tsv")
    whole: dict[str, list[str]] = {}
    begun: dict[str, list[str]] = {}
    phrases: dict[str, list[tuple[str, bool, str]]] = {}
    for row in rows:
        for word in split_cell(row["words"]):
            stem, open_end = word.rstrip("*"), word.endswith("*")
            if " " in stem:
                phrases.setdefault(stem.split()[0], []).append((stem, open_end, row["topic"]))
            else:
                (begun if open_end else whole).setdefault(stem, []).append(row["topic"])
    return TopicLexicon(
        topics=tuple(row["topic"] for row in rows),
        whole={word: tuple(topics) for word, topics in whole.items()},
        begun={word: tuple(topics) for word, topics in begun.items()},
        lengths=tuple(sorted({len(word) for word in begun})),
        phrases={word: tuple(entries) for word, entries in phrases.items()},
    )
