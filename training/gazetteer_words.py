"""List the names of places that are common words: `python -m training.gazetteer_words TEXTS...`.

TEXTS are gzipped JSON Lines with "text" (open texts: White House documents, news events). A word that
stands small at least a fifth as often as with a capital, and is the name of a place, goes into the list.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

from regesta.lexicon.gazetteer import Kind, load_gazetteer
from regesta.settings import DATA

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3


def main() -> None:
    """Count words of the texts and write data/gazetteer/common_words.txt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, nargs="+")
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for path in parser.parse_args().texts:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for word in _WORD.findall(json.loads(line).get("text", "")):
                    (small if word.islower() else large)[word.lower()] += 1
    gazetteer = load_gazetteer(DATA)
    words = [
        word
        for word, count in small.items()
        if count >= _LEAST
        and count * 5 >= large[word]
        and (hits := gazetteer.find_key(word))
        and hits[0].entry.kind is not Kind.COUNTRY
    ]
    out = DATA / "gazetteer" / "common_words.txt"
    out.write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
    print(f"{len(words)} words: {out}")


if __name__ == "__main__":
    main()
