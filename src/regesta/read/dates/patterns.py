"""Rules of the grammar compiled to regular expressions over the letters of tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from regesta.errors import DataError
from regesta.lexicon.time_words import TimeRule, TimeWords
from regesta.read.dates.tokens import OTHER, Alphabet, make_alphabet

_PIECE = re.compile(
    r"""(?P<look>\(\?(?:<?[=!]))|(?P<open>\()|(?P<close>\)[?*+]?)|\|
    |\[(?P<field>\w+):|(?P<closed>\])
    |<(?P<classes>[\w|]+)(?::(?P<name>\w+))?>(?P<times>[?*+]?)
    |\{(?P<macro>\w+)\}(?P<often>[?*+]?)
    |(?P<literal>\\?[^\s]+)""",
    re.VERBOSE,
)
_SMALL = tuple(
    f"={word}" for word in ("the", "a", "of", "in", "on", "and", "to", "at", "by", "so", "or", *",-.()")
)
_COUNTS = frozenset({"offset_count", "edge_count"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CompiledRule:
    """A rule ready to match: `groups` tells for each capture its field and its word class."""

    rule: TimeRule
    pattern: re.Pattern[str]
    groups: Mapping[str, tuple[str, str]]
    fields: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grammar:
    """The whole grammar: rules by role, atoms and joiners by the letter they can begin with."""

    words: TimeWords
    alphabet: Alphabet
    atoms: Mapping[str, tuple[CompiledRule, ...]]
    before: Mapping[str, tuple[CompiledRule, ...]]
    after: Mapping[str, tuple[CompiledRule, ...]]
    triggers: frozenset[str]


@cache
def compile_grammar(words: TimeWords) -> Grammar:
    """Compile every rule; DataError names the rule whose pattern cannot be read."""
    rules = [*_holiday_rules(words), *words.rules]
    expanded = {rule.name: _expand(rule.pattern, words.macros) for rule in rules}
    literals = {word for pattern in expanded.values() for word in _literals(pattern)}
    alphabet = make_alphabet(words, literals)
    compiled = [_compile(rule, expanded[rule.name], alphabet) for rule in rules]
    starts = {name: _by_start(compiled, name, expanded, alphabet) for name in ("atom", "before", "after")}
    weak = {char for char in "".join(alphabet.members.values()) if _only(char, _SMALL, alphabet)}
    known = {char for chars in alphabet.members.values() for char in chars}
    return Grammar(
        words=words,
        alphabet=alphabet,
        atoms=starts["atom"],
        before=starts["before"],
        after=starts["after"],
        triggers=frozenset(known - weak - {alphabet.capital, OTHER}),
    )


def _only(char: str, names: tuple[str, ...], alphabet: Alphabet) -> bool:
    return all(name in names for name, chars in alphabet.members.items() if char in chars)


def _holiday_rules(words: TimeWords) -> list[TimeRule]:
    return [
        TimeRule(
            name=f"holiday {spelling}",
            pattern="( the )? " + re.sub(r"(['’]s?)\b", r" \1", spelling.lower()),
            set={"holiday": holiday.name},
        )
        for holiday in words.holidays.values()
        for spelling in holiday.names
    ]


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    def put(match: re.Match[str]) -> str:
        name = match["macro"]
        body = macros["count"] if name in _COUNTS else macros.get(name)
        if body is None:
            raise DataError(f"no macro {name!r}", where="rules.yaml", mend="write it under macros")
        if name in _COUNTS:
            body = body.replace("[count:", f"[{name}:")
        return f"( {body} ){match['often']}"

    while "{" in pattern:
        pattern = re.sub(r"\{(?P<macro>\w+)\}(?P<often>[?*+]?)", put, pattern)
    return pattern


def _literals(pattern: str) -> set[str]:
    found = {match["literal"] for match in _PIECE.finditer(pattern) if match["literal"]}
    return {_bare(word)[0] for word in found}


def _bare(literal: str) -> tuple[str, str]:
    times = literal[-1] if len(literal) > 1 and literal[-1] in "?*+" else ""
    word = literal[: len(literal) - len(times)]
    if word.startswith("[") and word.endswith("]"):
        return word, times
    return word.removeprefix("\\"), times


def _compile(rule: TimeRule, pattern: str, alphabet: Alphabet) -> CompiledRule:
    groups: dict[str, tuple[str, str]] = {}
    parts = [_regex_of(match, groups, alphabet, rule.name) for match in _PIECE.finditer(pattern)]
    try:
        compiled = re.compile("".join(parts))
    except re.error as error:
        raise DataError(
            f"pattern cannot be read ({error})", where=f"rules.yaml, rule {rule.name!r}"
        ) from error
    fields = frozenset(field for field, _ in groups.values()) | frozenset(rule.set)
    return CompiledRule(rule=rule, pattern=compiled, groups=groups, fields=fields)


def _regex_of(match: re.Match[str], groups: dict[str, tuple[str, str]], alphabet: Alphabet, rule: str) -> str:
    if match["field"]:
        return f"(?P<{_name(match['field'], match['field'], groups)}>"
    if match["classes"]:
        chars = "".join(alphabet.members.get(name, "") for name in match["classes"].split("|"))
        if not chars:
            raise DataError(f"no word class {match['classes']!r}", where=f"rules.yaml, rule {rule!r}")
        if match["name"]:
            return f"(?P<{_name(match['name'], match['classes'], groups)}>[{chars}]){match['times']}"
        return f"[{chars}]{match['times']}"
    if match["literal"]:
        word, times = _bare(match["literal"])
        return f"[{alphabet.members['=' + word]}]{times}"
    return {"(": "(?:", "]": ")"}.get(match.group(), match.group())


def _name(field: str, classes: str, groups: dict[str, tuple[str, str]]) -> str:
    name = f"{field}_{len(groups)}"
    groups[name] = (field, classes)
    return name


def _by_start(
    rules: list[CompiledRule], role: str, expanded: Mapping[str, str], alphabet: Alphabet
) -> dict[str, tuple[CompiledRule, ...]]:
    """Which rules of a role can begin with which letter."""
    found: dict[str, list[CompiledRule]] = {}
    for rule in rules:
        if rule.rule.role == role:
            pieces = list(_PIECE.finditer(expanded[rule.rule.name]))
            for letter in _first_letters(pieces, alphabet)[0]:
                found.setdefault(letter, []).append(rule)
    return {letter: tuple(able) for letter, able in found.items()}


def _first_letters(pieces: list[re.Match[str]], alphabet: Alphabet) -> tuple[set[str], bool]:
    """The letters a pattern can begin with, and whether it can be empty; eats the pieces it reads."""
    letters: set[str] = set()
    branch_empty, any_empty = True, False
    while pieces:
        piece = pieces.pop(0)
        if piece["close"] or piece["closed"]:
            pieces.insert(0, piece)
            break
        if piece.group() == "|":
            any_empty, branch_empty = any_empty or branch_empty, True
            continue
        found, empty = _first_of(piece, pieces, alphabet)
        if branch_empty:
            letters |= found
            branch_empty = empty
    return letters, any_empty or branch_empty


def _first_of(piece: re.Match[str], pieces: list[re.Match[str]], alphabet: Alphabet) -> tuple[set[str], bool]:
    if piece["open"] or piece["field"] or piece["look"]:
        found, empty = _first_letters(pieces, alphabet)
        closing = pieces.pop(0).group()
        return (set(), True) if piece["look"] else (found, empty or closing[-1] in "?*")
    if piece["classes"]:
        chars = {char for name in piece["classes"].split("|") for char in alphabet.members.get(name, "")}
        return chars, piece["times"] in {"?", "*"}
    word, times = _bare(piece["literal"])
    return set(alphabet.members["=" + word]), times in {"?", "*"}
