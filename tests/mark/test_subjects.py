import pytest

from regesta.mark.subjects import speaker_before, subject_before
from tests.mark.placing import placed


@pytest.mark.parametrize(
    ("before", "after", "subject"),
    [
        ("{p Amri} met {p Farsi}. ", "{p He} spoke", 0),
        ("The {s Omani} {o minister}, {r General} {p Amri}, {e spoke}. ", "But {p he} {e left}", 3),
        ("In turn, {p Amri} {e spoke}. ", "“{p He} {e left}", 0),
        ("{p Amri} {e spoke}. ", "{p Farsi} said {p he} {e left}", None),
        ("{s Oman} {e invited} {p Amri}. ", "{p He} {e spoke}", None),
        ("{p Ministers} {e met}. ", "{p He} {e spoke}", None),
        ("{p The delegation} {e met}. ", "{p He} {e spoke}", None),
        ("After {e talks} {p Amri} {e left}. ", "{p He} {e spoke}", None),
        ("It rained. ", "{p He} {e spoke}", None),
        ("{o President} {p Amri}'s {p aide} {e spoke}. ", "{p He} {e left}", None),
        ("{p Amri} and {p Farsi} {e met}. ", "{p He} {e spoke}", None),
        ("{p She} {e spoke}. ", "{p He} {e left}", None),
        ("{p Troops} {e left}. ", "{p He} {e spoke}", None),
    ],
)
def test_he_is_who_opens_the_sentence_before(before, after, subject):
    text, mentions = placed(before + after)
    head = len(placed(before)[0]) if "{" in before else len(before)
    pronoun = next(at for at, (_, a, b) in enumerate(mentions) if text[a:b].lower() == "he")
    assert subject_before(mentions, text, pronoun, 0, head) == subject


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        ("{p Amri} {e said}", 0),
        ("In Muscat, the {s Omani} {o minister}, {p Amri}, {e said}", None),
        ("It rained. The {s Omani} {o minister} {p Amri} also {e said}", 2),
        ("{p Farsi} came, and {s Oman}'s {p minister}, in turn, {e thanked} him", None),
        ("{p Farsi} said that {p he} expressed his deep {e gratitude}", 1),
        ("{p Amri} voiced {e support}", 0),
        ("{p Farsi} and {p Amri} {e said}", None),
        ("Together with {p Farsi}, {o minister} {p Amri} {e pledged} it", None),
        ("{p Amri}, the {g UN} and {s Omani} {o minister} {p Juma} {e condemned} it", None),
        ("{p Amri} {e accused} of theft by {p Farsi}", None),
        ("an aide to {p Amri} {e said}", None),
        ("{p Amri} was in {e support} of it", None),
        ("{p Amri} {e visit}", None),
        ("{s Oman} {e said}", None),
    ],
)
def test_who_says_something_stands_right_before_it(marked, speaker):
    text, mentions = placed(marked)
    event = next(number for number, mention in enumerate(mentions) if mention[0] == "e")
    assert speaker_before(mentions, text, event) == speaker
