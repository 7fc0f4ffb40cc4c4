"""Pictures of every page, over the record of examples/: `python benchmarks/pictures.py docs/pictures`.

Each page at 1280 and 400 pixels, light and dark, as WebP. Needs Chromium, as the tests of the browser do.
Run it in the checkout, so that no report tells a path of the machine.
`--record FILE` takes a record that is there already.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from playwright.sync_api import Browser, sync_playwright

from regesta.pipeline import read_sources
from regesta.settings import Settings

EXAMPLES = Path(__file__).parents[1] / "examples"
WIDTHS = (1280, 400)
SCHEMES = ("light", "dark")
HEIGHTS = {1280: 900, 400: 800}
QUALITY = 21
"""All pictures together weigh less than 2 MB."""
READER = "anna"
"""Whose name stands in the forms: not that of who takes the pictures."""
PLAIN = (
    "timeline=/",
    "pairs=/pairs",
    "pair=/pairs/AZE-IRN",
    "people=/people",
    "offices=/offices",
    "bodies=/bodies",
    "instruments=/instruments",
    "commitments=/commitments",
    "disputes=/disputes",
    "review=/review",
    "judgements=/judgements",
    "map=/map",
    "network=/network",
    "search=/search?q=defence",
    "add=/add",
)


@contextmanager
def serving(record: Path) -> Iterator[str]:
    """The address of a server over a record."""
    command = [sys.executable, "-m", "regesta", "serve", "--record", str(record), "--port", "0"]
    named = os.environ | {"LOGNAME": READER}
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", env=named) as process:
        line = process.stdout.readline() if process.stdout else ""
        try:
            yield line.split(" is at ")[1].split("/ (")[0].split("/?")[0].strip()
        finally:
            process.terminate()


def ask(address: str) -> Any:  # noqa: ANN401 - whatever JSON the page gives
    """The data beside a page."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
        return json.load(answer)


def list_pages(site: str) -> dict[str, str]:
    """Every page by its name in the pictures: of things with ids, the one that most reports tell of."""
    pages = dict(item.split("=", 1) for item in PLAIN)
    for name, path in (("person", "people"), ("body", "bodies"), ("instrument", "instruments")):
        found = ask(f"{site}/{path}.json")
        if found:
            pages[name] = f"/{name}/{max(found, key=lambda item: len(json.dumps(item)))['id']}"
    events = ask(f"{site}/timeline.json")
    event = max(events, key=lambda item: (item["outlets"], len(item["reports"]), len(json.dumps(item))))
    return pages | {"event": f"/event/{event['id']}", "report": f"/report/{event['reports'][0]}"}


def take_pictures(browser: Browser, site: str, folder: Path) -> None:
    """Every page in both widths and schemes."""
    pages = list_pages(site)
    for width, scheme in itertools.product(WIDTHS, SCHEMES):
        size = {"width": width, "height": HEIGHTS[width]}
        context = browser.new_context(base_url=site, viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        camera = context.new_cdp_session(page)
        for name, address in pages.items():
            page.goto(address, wait_until="load")
            page.wait_for_timeout(150)
            taken = camera.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
            (folder / f"{name}-{width}-{scheme}.webp").write_bytes(base64.b64decode(taken["data"]))
        context.close()


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--record", type=click.Path(path_type=Path, exists=True), help="Take this record.")
def main(folder: Path, record: Path | None) -> None:
    """Take the pictures and keep them in FOLDER."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as passing:
        if record is None:
            record = Path(passing) / "examples.regesta"
            read_sources([os.path.relpath(EXAMPLES)], Settings(record=record, workers=1))
        executable = shutil.which("chromium") or shutil.which("chromium-browser")
        with serving(record) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
            take_pictures(browser, site, folder)
            browser.close()
    print(f"{sum(path.stat().st_size for path in folder.iterdir()) / 1e6:.2f} MB in {folder}")


if __name__ == "__main__":
    main()
