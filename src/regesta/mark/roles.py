"""Who does what and who is what: fillers of events' roles and persons' attributes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from regesta.domain.marks import ATTRIBUTES, ROLE_LETTERS
from regesta.mark.coreference import CHUNK, Naming
from regesta.mark.heads import Arrays, Pairs, PairScorer, SpanSet, sigmoid
from regesta.mark.identity import Seen
from regesta.mark.labels import (
    ATTRIBUTE_OUTPUTS,
    EVENT,
    LETTER_ORDER,
    PERSON,
    ROLE_OUTPUTS,
    SINGLE_ROLES,
    STATE,
)
from regesta.mark.surroundings import doers_behind
from regesta.mark.weights import Weights

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
REACH = 3
"""Sentences a filler may stand away from its event."""

OWNED = ("office", "rank")
"""Attributes whose words belong to one person: "General Juma met Colonel Okello" has a rank for each."""

BESIDE = 1.0
"""What is written right beside a name belongs to it, a state, office, rank or visit, whatever else speaks for
others."""

SAID = frozenset(
    {"accusation", "demand", "invitation", "pledge", "rejection", "statement", "support", "threat"}
)
"""Kinds that are sayings, the ontology's verbal ones."""

LIKELY = 0.9
"""Stands in for the probability that somebody is of that state."""

_BY = ROLE_OUTPUTS.index("by")
_OF = ATTRIBUTE_OUTPUTS.index("of")
_SETTING = [ROLE_OUTPUTS.index(role) for role in ("at", "when")]

Filled = dict[str, dict[str, tuple[tuple[str, ...], float]]]
"""Id -> role -> (ids of the fillers in text order, confidence)."""


def fill_roles(
    weights: Weights, spans: SpanSet, naming: Naming, kinds: Floats, seen: Sequence[Seen]
) -> Filled:
    """Fillers of every event's roles; `seen` tells how the mentions stand."""
    events = np.flatnonzero(spans.letters == EVENT)
    rules = _Rules(ROLE_OUTPUTS, ROLE_LETTERS, SINGLE_ROLES, weights.card.thresholds)
    scores = _scores(weights.arrays, "role", spans, _Seats(events, rules), kinds)
    doers = doers_behind(seen)
    said = np.isin(kinds.argmax(axis=1), [at for at, kind in enumerate(weights.card.kinds) if kind in SAID])
    for row, event in enumerate(events.tolist()):
        if event in doers:
            doer = doers[event]
            scores[row, :event, _BY] = 0.0
            scores[row, event:doer] = 0.0  # whose minister a guest is tells not whom he visits
            scores[row, doer, _BY] = BESIDE
        speaker = seen[event].speaker
        if said[row] and speaker is not None and len(naming.members[naming.ids[event][0]]) == 1:
            others = [names != naming.ids[speaker] for names in naming.ids]
            scores[row, (spans.letters == PERSON) & others, _BY] = 0.0
        until = seen[event].until
        if until is not None:
            clause = spans.sentences == spans.sentences[event]
            clause[:until] = False
            scores[np.ix_([row], clause.nonzero()[0], _SETTING)] = 0.0
    return _fill(scores, events, naming, spans, rules)


def fill_attributes(
    weights: Weights,
    spans: SpanSet,
    naming: Naming,
    beside: Mapping[int, Sequence[int]],
    dyads: Iterable[tuple[str, str]] = (),
) -> Filled:
    """State or organisation, office and rank of every person.

    `beside` tells the spans right beside one, `dyads` who are of two states.
    """
    persons = np.flatnonzero(spans.letters == PERSON)
    rules = _Rules(ATTRIBUTE_OUTPUTS, ATTRIBUTES, frozenset({"of"}), weights.card.thresholds)
    scores = _scores(weights.arrays, "attribute", spans, _Seats(persons, rules), None)
    several = np.array([len(names) > 1 for names in naming.ids])
    scores[several[persons], :, :] = 0.0  # what is said of "the two ministers" is told of each elsewhere
    scores[:, several, :] = 0.0
    for row, person in enumerate(persons.tolist()):
        for seat in beside.get(person, ()):
            output = next(
                n for n, name in enumerate(ATTRIBUTE_OUTPUTS) if rules.allowed[n, spans.letters[seat]]
            )
            scores[row, seat, output] = max(scores[row, seat, output], BESIDE)
    for attribute in OWNED:
        _give_to_one(scores[:, :, ATTRIBUTE_OUTPUTS.index(attribute)], persons, naming)
    filled = _fill(scores, persons, naming, spans, rules)
    for pair in dyads:
        if _tell_apart(pair, scores[:, :, _OF], persons, naming, filled):
            filled = _fill(scores, persons, naming, spans, rules)
    for person in persons.tolist():
        states = [seat for seat in beside.get(person, ()) if spans.letters[seat] == STATE]
        if len(states) > 1 and not several[person]:
            both = tuple(dict.fromkeys(name for seat in sorted(states) for name in naming.ids[seat]))
            filled.setdefault(naming.ids[person][0], {})["of"] = (both, BESIDE)
    return filled


def _tell_apart(pair: tuple[str, str], scores: Floats, anchors: Ints, naming: Naming, filled: Filled) -> bool:
    """Whether two people of two states had one; in place.

    It is taken from whom it suits less, if it does not stand right beside the name. Who is of nothing then is
    of the other state, where the report tells of two: so it is for 163 of 171 pairs marked by hand. `scores`
    (anchors, spans) are those of the attribute "of".
    """
    told = [filled.get(one, {}).get("of", ((), 0.0))[0] for one in pair]
    states = [{name for name in names if name[0] == "s"} for names in told]
    if len(states[0]) != 1 or states[0] != states[1]:
        return False
    [state] = states[0]
    seats = np.array(naming.members[state])
    rows = [np.isin(anchors, naming.members[one]).nonzero()[0] for one in pair]
    suits = [float(scores[np.ix_(own, seats)].max()) for own in rows]
    if suits[0] == suits[1]:
        return False
    less = int(suits[1] < suits[0])
    scores[np.ix_(rows[less], seats)] = 0.0
    others = [name for name in naming.members if name[0] == "s" and name != state]
    if told[less] == (state,) and len(others) == 1:
        alone = [seat for seat in naming.members[others[0]] if len(naming.ids[seat]) == 1]
        scores[rows[less][:1], alone[:1]] = LIKELY
    return True


class _Rules:
    """What may fill what: the outputs' names, their letters, and which take one filler of a letter."""

    __slots__ = ("allowed", "outputs", "single", "thresholds")

    def __init__(
        self,
        outputs: Sequence[str],
        letters: Mapping[str, str],
        single: frozenset[str],
        thresholds: Mapping[str, float],
    ) -> None:
        self.outputs = outputs
        self.single = single
        self.thresholds = [thresholds.get(name, 0.5) for name in outputs]
        self.allowed = np.array([[letter in letters[name] for letter in LETTER_ORDER] for name in outputs])


class _Seats:
    """Whose roles are filled, and which letters may fill any of them."""

    __slots__ = ("anchors", "letters")

    def __init__(self, anchors: Ints, rules: _Rules) -> None:
        self.anchors = anchors
        self.letters: NDArray[np.bool_] = np.logical_or.reduce(rules.allowed, axis=0)


def _scores(arrays: Arrays, head: str, spans: SpanSet, seats: _Seats, kinds: Floats | None) -> Floats:
    """(anchors, spans, outputs) probabilities; 0 where a span is out of reach or cannot fill any role."""
    anchors = seats.anchors
    near = np.abs(spans.sentences[anchors][:, None] - spans.sentences[None, :]) <= REACH
    near &= seats.letters[spans.letters][None, :]
    near[np.arange(len(anchors)), anchors] = False
    one, two = np.nonzero(near)
    outputs = len(arrays[f"{head}.outer.bias"])
    table = np.zeros((len(anchors), len(spans.letters), outputs), dtype=np.float32)
    holders = spans.take(anchors)
    for at in range(0, len(one), CHUNK):
        pairs = Pairs(holders, spans, one[at : at + CHUNK], two[at : at + CHUNK])
        table[pairs.left_of, pairs.right_of] = sigmoid(PairScorer(arrays, head).score(pairs, kinds=kinds))
    return table


def _best_of_each(fillers: Mapping[str, float], lasting: frozenset[str]) -> list[str]:
    """The best filler of each letter; of times, the best point and the best duration."""
    best: dict[tuple[str, bool], str] = {}
    for name in sorted(fillers, key=lambda name: (fillers[name], name)):
        best[name[0], name in lasting] = name
    return list(best.values())


def _give_to_one(scores: Floats, anchors: Ints, naming: Naming) -> None:
    """Leave to each span (column) only the scores of the person it suits best; in place."""
    if not len(anchors):
        return
    holders: dict[tuple[str, ...], int] = {}
    of = np.array([holders.setdefault(naming.ids[anchor], len(holders)) for anchor in anchors.tolist()])
    scores[of[:, None] != of[scores.argmax(axis=0)][None, :]] = 0.0


def _fill(scores: Floats, anchors: Ints, naming: Naming, spans: SpanSet, rules: _Rules) -> Filled:
    scores = scores * rules.allowed.T[spans.letters][None, :, :]
    best: dict[tuple[str, int], dict[str, float]] = {}
    rows, seats, outputs = np.nonzero(scores > np.array(rules.thresholds)[None, None, :])
    for row, seat, output in zip(rows.tolist(), seats.tolist(), outputs.tolist(), strict=True):
        score = float(scores[row, seat, output])
        for owner in naming.ids[anchors[row]]:
            fillers = best.setdefault((owner, output), {})
            for name in naming.ids[seat]:
                if name != owner:
                    fillers[name] = max(score, fillers.get(name, 0.0))
    order = {name: (places[0], name) for name, places in naming.members.items()}
    filled: Filled = {}
    for (owner, output), fillers in best.items():
        if not fillers:
            continue
        role = rules.outputs[output]
        names = _best_of_each(fillers, naming.lasting) if role in rules.single else list(fillers)
        score = min(fillers[name] for name in names)
        filled.setdefault(owner, {})[role] = (tuple(sorted(names, key=order.__getitem__)), score)
    return filled
