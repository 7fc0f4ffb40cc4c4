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
    starts = {name: _by_start(compiled, name, alphabet) for name in ("atom", "before", "after")}
    strong = (
        "=the",
        "=a",
        "=of",
        "=in",
        "=on",
        "=and",
        "=to",
        "=at",
        "=by",
        "=so",
        "=or",
        "=,",
        "=-",
        "=.",
        "=(",
        "=)",
    )
    weak = {char for char in "".join(alphabet.members.values()) if _only(char, strong, alphabet)}
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
    parts: list[str] = []
    for match in _PIECE.finditer(pattern):
        parts.append(_regex_of(match, groups, alphabet, rule.name))
    try:
        compiled = re.compile("".join(parts))
    except re.error as error:
        raise DataError(
            f"pattern cannot be read ({error})", where=f"rules.yaml, rule {rule.name!r}"
        ) from error
    fields = frozenset(field for field, _ in groups.values()) | frozenset(rule.set)
    return CompiledRule(rule=rule, pattern=compiled, groups=groups, fields=fields)


def _regex_of(match: re.Match[str], groups: dict[str, tuple[str, str]], alphabet: Alphabet, rule: str) -> str:
    if match["open"]:
        return "(?:"
    if match["field"]:
        return f"(?P<{_name(match['field'], match['field'], groups)}>"
    if match["closed"]:
        return ")"
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
    return match.group()


def _name(field: str, classes: str, groups: dict[str, tuple[str, str]]) -> str:
    name = f"{field}_{len(groups)}"
    groups[name] = (field, classes)
    return name


def _by_start(
    rules: list[CompiledRule], role: str, alphabet: Alphabet
) -> dict[str, tuple[CompiledRule, ...]]:
    """Which rules of a role can begin with which letter: found by asking the pattern with that letter alone."""
    found: dict[str, tuple[CompiledRule, ...]] = {}
    chosen = [rule for rule in rules if rule.rule.role == role]
    firsts = {id(rule): _first_letters(rule.pattern.pattern) for rule in chosen}
    for char in {char for chars in alphabet.members.values() for char in chars}:
        able = tuple(rule for rule in chosen if char in firsts[id(rule)])
        if able:
            found[char] = able
    return found


def _first_letters(regex: str) -> frozenset[str]:
    """The letters a pattern can begin with: those of the leading items up to the first that must stand."""
    from re import _constants as codes  # type: ignore[attr-defined] # noqa: PLC0415
    from re import _parser as parser  # type: ignore[attr-defined] # noqa: PLC0415

    def first(items: object) -> tuple[set[str], bool]:
        letters: set[str] = set()
        for code, value in items:  # type: ignore[attr-defined]
            found, empty = first_of(code, value)
            letters |= found
            if not empty:
                return letters, False
        return letters, True

    def first_of(code: object, value: object) -> tuple[set[str], bool]:
        if code is codes.LITERAL:
            return {chr(value)}, False
        if code is codes.IN:
            return {char for item in value for char in spread(item)}, False
        if code is codes.SUBPATTERN:
            return first(value[-1])
        if code is codes.BRANCH:
            each = [first(items) for items in value[1]]
            return set().union(*(letters for letters, _ in each)), any(empty for _, empty in each)
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            letters, empty = first(value[2])
            return letters, empty or value[0] == 0
        return set(), True

    def spread(item: tuple[object, object]) -> list[str]:
        code, value = item
        if code is codes.RANGE:
            return [chr(char) for char in range(value[0], value[1] + 1)]
        return [chr(value)]

    return frozenset(first(parser.parse(regex))[0])
