"""Who publishes: outlets by address, name and byline mark."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from regesta.errors import DataError

_COLUMNS = ["domain", "name", "state", "kind", "aliases"]
_STATE = re.compile(r"[A-Z]{3}|")
_EDGES = " \t-–—―/()[]{}|:;,*©\"'“”‘’"
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet: its address, the name it goes by, its state (alpha-3) and kind; None where not known.

    Kinds: state-agency, agency, private-agency, state, state-broadcaster, public-broadcaster, private,
    ministry, government, military, party, organisation.
    """

    domain: str
    name: str
    state: str | None
    kind: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """All outlets, to be found by address, by name, or by the mark under a report ("MJ/PA")."""

    by_domain: Mapping[str, Outlet]
    by_name: Mapping[str, Outlet]
    by_mark: Mapping[str, Outlet]

    def of_address(self, url: str) -> Outlet | None:
        """The outlet whose domain, or a domain above it, is the host of `url`."""
        host = host_of(url)
        while host.count(".") >= 1:
            if host in self.by_domain:
                return self.by_domain[host]
            host = host.partition(".")[2]
        return None

    def named(self, words: str) -> Outlet | None:
        """The outlet of this name, alias or domain, whatever its case and the signs around it."""
        plain = words.strip(_EDGES).rstrip(".").removeprefix("www.").strip(_EDGES).casefold()
        return self.by_name.get(plain) or self.by_domain.get(plain)

    def signed(self, line: str) -> Outlet | None:
        """The outlet of a signature line: its name alone ("News.Az") or beside initials ("AMK/PressTV")."""
        found = self.named(line)
        if found is not None or "/" not in line:
            return found
        head, _, mark = line.strip(_EDGES).rpartition("/")
        return self.by_mark.get(mark.casefold()) or self.named(mark) or self.named(head)


def host_of(url: str) -> str:
    """The host of an address without "www.", in small letters; empty where there is none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    host = host.removeprefix("www.")
    return host if _HOST.fullmatch(host) else ""


@cache
def load_outlets(data: Path) -> Outlets:
    """Read lexicon/outlets.tsv below `data`.

    Raises:
        DataError: where a row is damaged or a domain stands twice.
    """
    path = data / "lexicon" / "outlets.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or rows[0] != _COLUMNS:
        raise DataError("the first line is not the expected one", where=str(path), mend=" ".join(_COLUMNS))
    by_domain: dict[str, Outlet] = {}
    for number, row in enumerate(rows[1:], start=2):
        outlet = _outlet(row, f"{path}:{number}")
        if outlet.domain in by_domain:
            raise DataError(f"{outlet.domain} stands twice", where=f"{path}:{number}", mend="keep one row")
        by_domain[outlet.domain] = outlet
    return Outlets(by_domain=by_domain, by_name=_names(by_domain), by_mark=_marks(by_domain))


def _outlet(row: list[str], where: str) -> Outlet:
    if len(row) != len(_COLUMNS) or not row[0] or not row[1] or not _STATE.fullmatch(row[2]):
        raise DataError("damaged row", where=where, mend="write domain, name, alpha-3 state, kind, aliases")
    aliases = tuple(alias for alias in row[4].split("|") if alias)
    return Outlet(domain=row[0], name=row[1], state=row[2] or None, kind=row[3] or None, aliases=aliases)


def _names(by_domain: Mapping[str, Outlet]) -> dict[str, Outlet]:
    """Names and aliases to outlets; a name goes before an alias, a known state before none."""
    found: dict[str, Outlet] = {}
    for outlet in sorted(by_domain.values(), key=lambda outlet: outlet.state is None):
        found.setdefault(outlet.name.casefold(), outlet)
    for outlet in by_domain.values():
        for alias in outlet.aliases:
            if not alias.startswith("*/"):
                found.setdefault(alias.casefold(), outlet)
    return found


def _marks(by_domain: Mapping[str, Outlet]) -> dict[str, Outlet]:
    """What stands after the initials and the slash: the aliases written "*/PA"."""
    return {
        alias[2:].casefold(): outlet
        for outlet in by_domain.values()
        for alias in outlet.aliases
        if alias.startswith("*/")
    }
