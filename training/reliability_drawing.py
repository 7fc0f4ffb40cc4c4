"""The reliability diagrams as one small SVG that suits light and dark pages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Dot = tuple[float, float, int]
"""Mean confidence told, share right, number of marks."""

SIDE = 150
GAP = 34
COLUMNS = 4
STYLE = """text{font:12px sans-serif;fill:#444}.f,.d{fill:none;stroke:#888}.d{stroke-dasharray:3}
.r{fill:none;stroke:#b4541a}.c{fill:#1f6fb4;fill-opacity:.75}
@media(prefers-color-scheme:dark){text{fill:#ccc}.r{stroke:#f0a060}.c{fill:#6db3f2}}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The diagram of one head: raw dots, and dots by curves."""

    head: str
    raw: Sequence[Dot]
    told: Sequence[Dot]


def draw(panels: Sequence[Panel]) -> str:
    """Panels side by side: confidence to the right, share right upwards, the dashed line is perfection."""
    rows = -(-len(panels) // COLUMNS)
    width, height = COLUMNS * (SIDE + GAP) + 10, rows * (SIDE + GAP) + 30
    title = "Reliability: confidence told (right) and share right (up); rings raw, discs by curves"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f"<title>{title}</title><style>{STYLE}</style>",
    ]
    for number, panel in enumerate(panels):
        across, down = number % COLUMNS, number // COLUMNS
        parts.append(f'<g transform="translate({across * (SIDE + GAP) + 10},{down * (SIDE + GAP) + 22})">')
        parts += _panel(panel)
        parts.append("</g>")
    legend = height - 8
    parts.append(f'<circle class="r" cx="16" cy="{legend - 4}" r="4"/><text x="26" y="{legend}">raw</text>')
    parts.append(
        f'<circle class="c" cx="66" cy="{legend - 4}" r="4"/><text x="76" y="{legend}">by curves</text>'
    )
    axes = "to the right: confidence told; upwards: share right; larger: more marks"
    parts.append(f'<text x="150" y="{legend}">{axes}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panel(panel: Panel) -> list[str]:
    most = max(count for _, _, count in (*panel.raw, *panel.told))
    return [
        f'<text y="-6">{panel.head}</text><path class="f" d="M0 0H{SIDE}V{SIDE}H0z"/>',
        f'<path class="d" d="M0 {SIDE}L{SIDE} 0"/>',
        *(_dot("r", dot, most) for dot in panel.raw),
        *(_dot("c", dot, most) for dot in panel.told),
    ]


def _dot(style: str, dot: Dot, most: int) -> str:
    told, right, count = dot
    radius = 2 + 5 * math.sqrt(count / most)
    return f'<circle class="{style}" cx="{told * SIDE:.0f}" cy="{(1 - right) * SIDE:.0f}" r="{radius:.1f}"/>'
