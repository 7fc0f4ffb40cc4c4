"""Places in plain text, without the marker: `resolve(text)`."""

from __future__ import annotations

from collections import Counter

from regesta.lexicon.phrases import phrase_key
from regesta.lexicon.states import StateLexicon


def name_states(text: str, states: StateLexicon) -> Counter[str]:
    """How often each state is named in a text, by name, adjective or people."""
    return Counter(code for item in states.plain.scan(phrase_key(text).split()) for code in item.value)
