"""The files of the cases of settling: marked reports, then what is expected of them."""


def split_case(path):
    """The marked reports of a case file as text, and its lines of what is expected."""
    told, expected = path.read_text(encoding="utf-8").split("\n======\n")
    _, *parts = told.split("\n------\n")
    return [part.strip("\n") + "\n" for part in parts], expected.splitlines()
