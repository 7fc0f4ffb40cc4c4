"""Documents of a report: kind by head noun, title by fullest mention."""

from __future__ import annotations

from regesta.domain.claim import InstrumentSeen
from regesta.domain.marks import MarkedEvent
from regesta.domain.span import Span
from regesta.read.scene import Scene

_OTHER = "other"


def read_instruments(event: MarkedEvent, scene: Scene) -> tuple[InstrumentSeen, ...]:
    """The instruments an event falls under, in writing order."""
    return tuple(_instrument(name, scene) for name in event.fillers("under") if name in scene.marked.spans)


def _instrument(name: str, scene: Scene) -> InstrumentSeen:
    spans = scene.marked.own_spans(name)
    kinds = [(span, scene.lexicon.instruments.kind(scene.marked.words(span))) for span in spans]
    known = [(span, kind) for span, kind in kinds if kind not in {None, _OTHER}]
    span, kind = max(known, key=_length) if known else (scene.marked.fullest(name), _OTHER)
    title = " ".join(scene.marked.words(span).split())
    return InstrumentSeen(local=name, kind=kind or _OTHER, title=title, span=span)


def _length(item: tuple[Span, str | None]) -> int:
    return len(item[0])
