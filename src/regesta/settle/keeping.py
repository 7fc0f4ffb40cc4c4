"""The memory of settling as bytes by drawer and key, so that the next program goes on from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from regesta.lexicon.settling import SettlingRules
from regesta.settle.drawers import Drawer, Index, Links
from regesta.settle.material import Page, Source, read_page
from regesta.settle.memory import Entries, Memory
from regesta.settle.rulings import NO_RULINGS

_ENCODER = msgspec.json.Encoder()
_PACKAGE = Path(__file__).parents[1]
_CODE = ("settle", "text", "domain")
_DATA = ("lexicon/settle.yaml", "lexicon/names/*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Where the memory of the last settling is: what a key of a drawer holds, None where nothing.

    `entry` gives the entries of the record themselves, `source` a report and its reading as they were then.
    """

    value: Callable[[str, str], bytes | None]
    entry: Callable[[str, str], Any]
    source: Callable[[str], Source | None]


def open_memory(kept: Kept, rules: SettlingRules) -> Memory:
    """The memory of the last settling; each value is fetched when it is first asked for."""
    memory = Memory(rules=rules)
    for name, kind in _drawer_types().items():
        drawer = getattr(memory, name)
        setattr(memory, name, type(drawer)(partial(_fetch, kept, name, msgspec.json.Decoder(kind))))
    memory.record = Entries(**{item.name: Drawer(partial(kept.entry, item.name)) for item in fields(Entries)})
    rulings = memory.rulings.get("") or NO_RULINGS

    def fetch_page(name: str) -> Page | None:
        source = kept.source(name)
        return read_page(source, rulings, rules) if source else None

    memory.pages = Drawer(fetch_page)
    return memory


def _fetch(kept: Kept, drawer: str, decoder: msgspec.json.Decoder[Any], key: str) -> Any:  # noqa: ANN401 - as the drawer holds
    written = kept.value(drawer, key)
    return None if written is None else decoder.decode(written)


def write_changes(memory: Memory) -> Iterator[tuple[str, str, bytes | None]]:
    """What was put since the memory was opened: drawer, key and value, None for what is gone."""
    for name, drawer in memory.drawers().items():
        for key, value in drawer.written():
            yield name, key, None if value is None else _ENCODER.encode(value)


def write_memory(memory: Memory) -> Iterator[tuple[str, str, bytes | None]]:
    """All that is at hand in a memory: drawer, key and value."""
    for name, drawer in memory.drawers().items():
        for key in drawer.keys():  # noqa: SIM118 - a drawer is no mapping
            yield name, key, _ENCODER.encode(drawer[key])


@cache
def _drawer_types() -> Mapping[str, Any]:
    """What the values of each drawer are, but for those of the record and the pages."""
    hints = get_type_hints(Memory)
    kinds = {Index: set[str], Links: dict[str, float]}
    return {
        name: kinds.get(hint) or get_args(hint)[0]
        for name, hint in hints.items()
        if name != "pages" and (hint in kinds or get_origin(hint) is Drawer)
    }


@cache
def settling_edition(data: Path) -> bytes:
    """What tells one way of settling from another: a memory that another way has left is of no use."""
    digest = blake2b(digest_size=16)
    code = [path for folder in _CODE for path in (_PACKAGE / folder).rglob("*.py")]
    for path in sorted([*code, *(path for pattern in _DATA for path in data.glob(pattern))]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.digest()
