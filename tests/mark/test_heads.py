"""The numpy heads compute what the torch heads were trained to compute."""

import numpy as np
import pytest

from regesta.mark.heads import Pairs, PairScorer, SpanSet, classify, span_vectors
from regesta.mark.labels import RELATIONS, ROLE_OUTPUTS
from regesta.mark.pairs import STRINGS, between_bucket, distance_bucket, sentence_bucket

torch = pytest.importorskip("torch", reason="torch is needed for training only")
network = pytest.importorskip("training.network")


@pytest.fixture(scope="module")
def heads():
    torch.manual_seed(3)
    heads = network.Heads(16, 5).eval()
    torch.nn.init.normal_(heads.role.between.weight)
    return heads


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


@pytest.mark.parametrize(("head", "outputs"), [("same", len(RELATIONS)), ("role", len(ROLE_OUTPUTS))])
def test_pairs_agree(heads, arrays, head, outputs):
    rng = np.random.default_rng(2)
    vectors = rng.normal(size=(4, network.HIDDEN)).astype(np.float32)
    words, sentences, letters = np.array([0, 5, 9, 30]), np.array([0, 0, 1, 4]), np.array([0, 3, 3, 11])
    spans = SpanSet(vectors, words, sentences, letters)
    left, right = np.array([0, 0, 2]), np.array([1, 3, 1])
    strings = rng.random((3, STRINGS)).astype(np.float32) if head == "same" else None
    kinds = rng.random((4, 5)).astype(np.float32) if head == "role" else None
    batch = {
        "left": torch.tensor(vectors),
        "right": torch.tensor(vectors),
        "left_of": torch.tensor(left),
        "right_of": torch.tensor(right),
        "letters": torch.tensor(letters[right]),
        "distances": torch.tensor(distance_bucket(words[left], words[right])),
        "gaps": torch.tensor(sentence_bucket(sentences[left], sentences[right])),
        "between": torch.tensor(between_bucket(spans.ranks[left], spans.ranks[right])),
    }
    batch |= {"strings": torch.tensor(strings)} if strings is not None else {"kinds": torch.tensor(kinds)}

    scores = PairScorer(arrays, head).score(Pairs(spans, spans, left, right), strings=strings, kinds=kinds)
    with torch.no_grad():
        expected = getattr(heads, head)(batch).numpy()

    assert scores.shape == (3, outputs)
    np.testing.assert_allclose(scores, expected, atol=1e-4)
