"""Offices in one form: title, level, branch, what a deputy is deputy for, and the state if written inside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from regesta.lexicon.organisations import OrganisationLexicon
from regesta.lexicon.phrases import Found, Phrases, gather_phrases, phrase_key
from regesta.lexicon.states import StateLexicon
from regesta.lexicon.tables import read_table, split_cell

_WORD = re.compile(r"[^\s,()/–—\-]+")
_JOINED = re.compile(r"\s*(?:,\s+and|\band|&|[–—/]|,)\s+")
_SEEN = 20_000
_STOP = frozenset({"", "the", "of", "a", "an", "s", "and"})
_ABROAD = frozenset({"to", "in", "for", "on", "at", "with", "against", "near", "over"})
_AMERICAN = {
    "defence": "defense",
    "labour": "labor",
    "adviser": "advisor",
    "advisers": "advisor",
    "programme": "program",
    "organisation": "organization",
    "organisations": "organization",
    "centre": "center",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTitle:
    """A kind of office: its normal title, level (head, minister, deputy ...) and branch."""

    title: str
    level: str
    branch: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeForm:
    """An office as read from words: `start` and `end` count code points of those words.

    `state` is alpha-3 where the words name it ("of Iran's Armed Forces"), `organisation` a short name.
    `plural` tells that the words name several holders ("attorneys general").
    """

    start: int
    end: int
    title: str
    level: str | None
    branch: str | None
    function: str | None
    state: str | None
    organisation: str | None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of an office by its key; `start` and `end` count code points."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeLexicon:
    """Titles by phrase, and the words that make a deputy or bring in a function.

    `officers` gives the title that another one stands for where its holder has a rank.
    """

    titles: Phrases[OfficeTitle]
    deputies: Phrases[str]
    manners: frozenset[str]
    functions: re.Pattern[str]
    officers: Mapping[str, OfficeTitle]
    states: StateLexicon
    organisations: OrganisationLexicon
    seen: dict[str, tuple[OfficeForm, ...]] = field(default_factory=dict)
    """Words read before: a cache."""

    def read(self, written: str) -> tuple[OfficeForm, ...]:
        """The offices in words: several where they are joined ("deputy premier and foreign minister")."""
        known = self.seen.get(written)
        if known is None:
            if len(self.seen) > _SEEN:
                self.seen.clear()
            known = self.seen[written] = self._read(written)
        return known

    def _read(self, written: str) -> tuple[OfficeForm, ...]:
        cuts = [] if self._title_of(written) else self._cuts(written)
        edges = [0, *(edge for cut in cuts for edge in cut), len(written)]
        pieces = zip(edges[::2], edges[1::2], strict=True)
        return tuple(self._form(written[start:end], start) for start, end in pieces)

    def is_title(self, written: str) -> bool:
        """Whether words are the title of an office and nothing more ("Vice President")."""
        return self._title_of(written) is not None

    def _title_of(self, written: str) -> OfficeTitle | None:
        return self.titles.values.get(" ".join(_core(written)))

    def _cuts(self, written: str) -> list[tuple[int, int]]:
        """Where joining words stand with an office on either side."""
        cuts: list[tuple[int, int]] = []
        start = 0
        for found in _JOINED.finditer(written):
            left, right = written[start : found.start()], written[found.end() :]
            follower = _JOINED.split(right, maxsplit=1)[0]
            if self._has_title(left) and self._has_title(follower):
                cuts.append((found.start(), found.end()))
                start = found.end()
        return cuts

    def _has_title(self, words: str) -> bool:
        return self._longest(_kept(_tokens(words))) is not None

    def _form(self, piece: str, offset: int) -> OfficeForm:
        body, function = self._without_function(piece)
        tokens = _tokens(body)
        state, rest = self._without_state(tokens, body)
        whole = len(tokens) == 1 and self._title_of(body) is not None
        organisation = None if whole else self._organisation(body)  # "NSA" is an adviser here, no agency
        found = self._longest(rest)
        form = OfficeForm(
            start=offset,
            end=offset + len(piece),
            title=" ".join(token.key for token in rest) or phrase_key(piece),
            level=None,
            branch=None,
            function=function,
            state=state or (organisation[1] if organisation else None),
            organisation=organisation[0] if organisation else None,
        )
        if found is None:
            return form
        plural = self._found(rest) is None
        return replace(self._titled(form, rest, found), plural=plural)

    def _titled(self, form: OfficeForm, tokens: list[_Token], found: Found[OfficeTitle]) -> OfficeForm:
        before = [token.key for token in tokens[: found.start]]
        deputy = next((item.value for item in self.deputies.scan(before)), None)
        title = found.value
        if title.branch is None and (subject := self._subject(tokens, found)) is not None:
            title = OfficeTitle(title=f"{subject} {title.title}", level=title.level, branch=subject)
        if deputy is None:
            return replace(form, title=title.title, level=title.level, branch=title.branch)
        return replace(form, title=f"{deputy} {title.title}", level="deputy", branch=title.branch)

    def _subject(self, tokens: list[_Token], found: Found[OfficeTitle]) -> str | None:
        """What a minister without a known portfolio is minister of ("public works")."""
        words = [token.key for token in [*tokens[: found.start], *tokens[found.end :]]]
        kept = [word for word in words if word not in self.manners and not self.deputies.get(word)]
        return " ".join(kept) or None

    def _without_function(self, piece: str) -> tuple[str, str | None]:
        """The office without "for logistics", unless those words belong to a title of their own."""
        found = self.functions.search(piece)
        if found is None or self._title_of(piece) is not None:
            return piece, None
        head = piece[: found.start()]
        whole, part = self._longest(_kept(_tokens(piece))), self._longest(_kept(_tokens(head)))
        if part is None or (whole is not None and whole.end - whole.start > part.end - part.start):
            return piece, None
        return head, piece[found.end() :].strip(" ,.") or None

    def _without_state(self, tokens: list[_Token], body: str) -> tuple[str | None, list[_Token]]:
        keys = [token.key for token in tokens]
        state, taken = None, set[int]()
        for item in self.states.spot(keys, body):
            before = [key for key in keys[: item.start] if key not in _STOP]
            if not before or before[-1] not in _ABROAD:
                state = state or item.value[0]
            elif before:
                taken.add(max(at for at in range(item.start) if keys[at] not in _STOP))
            taken.update(range(item.start, item.end))
        return state, _kept([token for at, token in enumerate(tokens) if at not in taken])

    def _organisation(self, body: str) -> tuple[str | None, str | None] | None:
        """The known organisation inside an office: its short name (None for an organ) and state."""
        known = self.organisations.named_in(body)
        if known is None:
            return None
        return (None if known.is_organ else known.short, known.state)

    def _longest(self, tokens: list[_Token]) -> Found[OfficeTitle] | None:
        found = self._found(tokens)
        return found or self._found([replace(token, key=token.key.removesuffix("s")) for token in tokens])

    def _found(self, tokens: list[_Token]) -> Found[OfficeTitle] | None:
        found = self.titles.scan([token.key for token in tokens])
        return max(found, key=lambda item: item.end - item.start, default=None)


def _tokens(words: str) -> list[_Token]:
    tokens = []
    for match in _WORD.finditer(words):
        key = phrase_key(match[0])
        tokens.append(_Token(_AMERICAN.get(key, key), match.start(), match.end()))
    return tokens


def _kept(tokens: list[_Token]) -> list[_Token]:
    return [token for token in tokens if token.key not in _STOP]


def _core(words: str) -> list[str]:
    return [token.key for token in _kept(_tokens(words))]


def load_offices(folder: Path, states: StateLexicon, organisations: OrganisationLexicon) -> OfficeLexicon:
    """Read the tables of offices and of the words around them."""
    titles = []
    for row in read_table(folder / "offices.tsv"):
        title = OfficeTitle(title=row["title"], level=row["level"], branch=row["branch"] or None)
        titles += [(" ".join(_core(words)), title) for words in split_cell(row["phrases"])]
    words = read_table(folder / "office_words.tsv")
    phrases = gather_phrases(titles)
    ranked = {
        row["word"]: phrases.values.get(" ".join(_core(row["value"])))
        for row in words
        if row["is"] == "officer"
    }
    return OfficeLexicon(
        titles=phrases,
        officers={word: title for word, title in ranked.items() if title is not None},
        deputies=gather_phrases((row["word"], row["value"]) for row in words if row["is"] == "deputy"),
        manners=frozenset(row["word"] for row in words if row["is"] == "manner"),
        functions=_function_pattern(words),
        states=states,
        organisations=organisations,
    )


def _function_pattern(words: list[dict[str, str]]) -> re.Pattern[str]:
    starts = sorted((row["word"] for row in words if row["is"] == "function"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, starts))})\s+(?:the\s+)?", re.IGNORECASE)


def titles_by_level(lexicon: OfficeLexicon) -> Mapping[str, tuple[str, ...]]:
    """The titles of each level, sorted."""
    levels: dict[str, set[str]] = {}
    for title in lexicon.titles.values.values():
        levels.setdefault(title.level, set()).add(title.title)
    return {level: tuple(sorted(titles)) for level, titles in sorted(levels.items())}
