"""The numpy heads compute what the torch heads were trained to compute."""

import numpy as np
import pytest

from regesta.mark.heads import Pairs, PairScorer, SpanSet, classify, span_vectors
from regesta.mark.labels import RELATIONS
from regesta.mark.pairs import STRINGS, distance_bucket, sentence_bucket

torch = pytest.importorskip("torch", reason="torch is needed for training only")
network = pytest.importorskip("training.network")


@pytest.fixture(scope="module")
def heads():
    torch.manual_seed(3)
    return network.Heads(16, 5).eval()


@pytest.fixture(scope="module")
def arrays(heads):
    return {name: value.numpy() for name, value in heads.state_dict().items()}


def test_spans_and_classes_agree(heads, arrays):
    words = np.random.default_rng(1).normal(size=(6, 16)).astype(np.float32)
    firsts, lasts = np.array([0, 2]), np.array([1, 5])

    spans = span_vectors(arrays, words, firsts, lasts)
    with torch.no_grad():
        same = heads.spans(torch.tensor(words), torch.tensor(firsts), torch.tensor(lasts))
        kinds = torch.softmax(heads.kind(same), dim=1).numpy()

    np.testing.assert_allclose(spans, same.numpy(), atol=1e-5)
    np.testing.assert_allclose(classify(arrays, "kind", spans), kinds, atol=1e-5)


def test_pairs_agree(heads, arrays):
    rng = np.random.default_rng(2)
    vectors = rng.normal(size=(4, network.HIDDEN)).astype(np.float32)
    words, sentences, letters = np.array([0, 5, 9, 30]), np.array([0, 0, 1, 4]), np.array([0, 3, 3, 11])
    spans = SpanSet(vectors, words, sentences, letters)
    left, right = np.array([0, 0, 2]), np.array([1, 3, 1])
    strings = rng.random((3, STRINGS)).astype(np.float32)

    scores = PairScorer(arrays, "same").score(Pairs(spans, spans, left, right), strings=strings)
    batch = {
        "left": torch.tensor(vectors),
        "right": torch.tensor(vectors),
        "left_of": torch.tensor(left),
        "right_of": torch.tensor(right),
        "letters": torch.tensor(letters[right]),
        "distances": torch.tensor(distance_bucket(words[left], words[right])),
        "gaps": torch.tensor(sentence_bucket(sentences[left], sentences[right])),
        "strings": torch.tensor(strings),
    }
    with torch.no_grad():
        expected = heads.same(batch).numpy()

    assert scores.shape == (3, len(RELATIONS))
    np.testing.assert_allclose(scores, expected, atol=1e-4)
