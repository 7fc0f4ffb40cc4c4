"""Keys under which one person's names meet, however they are spelt."""

from __future__ import annotations

from itertools import pairwise

from regesta.text.naming.name import Name, Role
from regesta.text.naming.sounding import bones_of, light_bones_of


def name_keys(name: Name) -> frozenset[str]:
    """Coarse keys of words and of neighbours as one word; two names of one person share at least one.

    A word has keys by its sounds and by its bare letters: "Jiří" is also written "Jiri".
    """
    words = [word for word in name.core if word.role is not Role.INITIAL and word.bones]
    alone = [*words, *(word.called for word in words if word.called)]
    single = [*(word.sounds for word in alone), *(word.plain for word in alone)]
    joined = [one.sounds + other.sounds for one, other in pairwise(words)]
    keys = {key for sounds in (*single, *joined) for key in (bones_of(sounds), light_bones_of(sounds)) if key}
    return frozenset(keys) or frozenset(word.plain[:1] for word in name.core[:1])
