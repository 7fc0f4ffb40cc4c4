"""Full-text search over texts and names, by SQLite's FTS5 in memory.

Words are found in any case and without their diacritics (unicode61); names also by any part of a word
(trigram), where no word fits.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

TEXT = "report"
"""The kind of entries that are texts: they are found by whole words alone."""
OPEN, CLOSE = "\x02", "\x03"
"""Stand around the words that were found, in what SQLite gives out."""
_SNIPPET = 40
"""Words of a text that are shown around what was found."""
_TERM = re.compile(r'"([^"]+)"|(\S+)')
_SHORTEST_PART = 3
"""Letters below which a trigram index finds nothing."""
_RANKED = 5000
"""More texts than this are given the latest first: words that nearly all hold make none fit better."""
_WORDED = "USING fts5(id UNINDEXED, kind UNINDEXED, title, body, tokenize='unicode61')"
_TEXTS, _NAMES = (f"CREATE VIRTUAL TABLE {table} {_WORDED}" for table in ("texts", "names"))
_TEXT_IN = "INSERT INTO texts VALUES (?, ?, ?, ?)"
_NAME_IN = "INSERT INTO names VALUES (?, ?, ?, ?)"
_PARTS = "CREATE VIRTUAL TABLE parts USING fts5(id UNINDEXED, kind UNINDEXED, title, tokenize='trigram')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that can be found: its id, what it is, its title or name, its text or further names."""

    id: str
    kind: str
    title: str
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry found: its title and the stretch of text that fits best, in pieces (words, whether found)."""

    id: str
    title: tuple[tuple[str, bool], ...]
    excerpt: tuple[tuple[str, bool], ...]


class SearchIndex:
    """An index of entries, of which the last given are the latest; safe to share between threads."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._lock = threading.Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        for table in (_TEXTS, _NAMES, _PARTS):
            self._base.execute(table)
        for entry in entries:
            row = entry.id, entry.kind, entry.title, entry.body
            self._base.execute(_TEXT_IN if entry.kind == TEXT else _NAME_IN, row)
        self._base.execute("INSERT INTO parts SELECT id, kind, trim(title || '; ' || body, '; ') FROM names")
        self._base.commit()

    def find(self, asked: str, kind: str, *, first: int = 0, most: int = 20) -> tuple[int, list[Hit]]:
        """How many entries of a kind hold all the words asked for, and some of them, the best first.

        Words in double quotes stand side by side; the last letters of a word may be left out. Where
        nothing holds the words, names that hold them as a part are given.
        """
        terms = list(_terms(asked))
        if not terms:
            return 0, []
        words = " AND ".join(f'"{term}"{"" if whole else " *"}' for term, whole in terms)
        found = self._ask("texts" if kind == TEXT else "names", words, kind, (first, most))
        if found[0] or kind == TEXT or any(len(term) < _SHORTEST_PART for term, _ in terms):
            return found
        return self._ask("parts", " AND ".join(f'"{term}"' for term, _ in terms), kind, (first, most))

    def _ask(self, table: str, words: str, kind: str, part: tuple[int, int]) -> tuple[int, list[Hit]]:
        excerpt = "''" if table == "parts" else f"snippet({table}, 3, '{OPEN}', '{CLOSE}', ' … ', {_SNIPPET})"
        where = f"FROM {table} WHERE {table} MATCH ?" + ("" if kind == TEXT else " AND kind = ?")
        given = (words,) if kind == TEXT else (words, kind)
        with self._lock:
            (total,) = self._base.execute(f"SELECT count(*) {where}", given).fetchone()
            order = "rank, rowid DESC" if total <= _RANKED else "rowid DESC"
            rows = self._base.execute(
                f"SELECT id, highlight({table}, 2, '{OPEN}', '{CLOSE}'), {excerpt} {where}"
                f" ORDER BY {order} LIMIT ? OFFSET ?",
                (*given, part[1], part[0]),
            ).fetchall()
        return total, [Hit(id=row[0], title=_cut(row[1]), excerpt=_cut(row[2])) for row in rows]


def _terms(asked: str) -> Iterator[tuple[str, bool]]:
    """The words asked for, and whether each is whole: a phrase is, another word may go on."""
    for phrase, word in _TERM.findall(asked.replace("\x00", " ")):
        term = (phrase or word).replace('"', " ").strip()
        if any(letter.isalnum() for letter in term):
            yield term, bool(phrase)


def _cut(marked: str) -> tuple[tuple[str, bool], ...]:
    """A marked text in pieces: words, and whether they were found."""
    pieces = []
    for number, part in enumerate(marked.split(OPEN)):
        found, _, rest = part.partition(CLOSE) if number else ("", "", part)
        pieces += [(found, True)] if found else []
        pieces += [(rest, False)] if rest else []
    return tuple(pieces)
