"""Mentions told by a text in braces."""


def placed(marked):
    """The text of "the {e visit} of {p Amri}" and its mentions."""
    text, mentions = "", []
    for part in marked.split("{"):
        inside, _, after = part.rpartition("}")
        if inside:
            mentions.append((inside[0], len(text), len(text) + len(inside) - 2))
        text += inside[2:] + after
    return text, mentions
