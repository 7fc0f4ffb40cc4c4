"""A real server over the record of examples/, and a browser that takes note of all that goes wrong.

    server          the server (`address`, `record`), one a run
    at              opens a reader without JavaScript at a case of settling
    marked_server   one over reports that a person marked
    own_server      starts one over a copy of the record, for tests that change it
    page            a browser page at the server; the test fails if a request leaves the server, or the
                    console tells an error or a broken security policy
    check_page      opens an address at 1280 and 400 pixels, light and dark: axe finds nothing, nothing
                    stands out at the side; with REGESTA_SCREENSHOTS=FOLDER it also takes pictures
    axe             checks the accessibility of a page that is open already

Tests that use a browser carry the marker `browser`. Where there is none they are skipped, unless
REGESTA_NEED_BROWSER is set: then they fail.
"""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from case_records import read_case
from hands import served
from playwright.sync_api import sync_playwright

from regesta.pipeline import read_sources
from regesta.settings import Settings

EXAMPLES = Path(__file__).parents[3] / "examples"
AXE = Path(__file__).with_name("axe.min.js")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = (1280, 400)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Server:
    address: str
    record: Path


@contextmanager
def running(record, *options):
    """A server over a record file, from the command that users type."""
    command = [sys.executable, "-m", "regesta", "serve", "--record", record, "--port", "0", *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        line = process.stdout.readline()
        try:
            if " is at " not in line:
                raise RuntimeError(process.stderr.read())
            yield Server(address=line.split(" is at ")[1].split("/ (")[0].split("/?")[0], record=Path(record))
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=20)


@pytest.fixture
def at(tmp_path):
    """Opens a reader at a case."""

    def start(name, **gate):
        settings = read_case(name, tmp_path)
        return settings, served(settings, **gate)

    return start


@pytest.fixture(scope="session")
def examples_record(tmp_path_factory):
    record = tmp_path_factory.mktemp("served") / "examples.regesta"
    read_sources([str(EXAMPLES)], Settings(record=record, workers=1))
    return record


@pytest.fixture(scope="session")
def marked_server(tmp_path_factory):
    """Serves reports that a person marked: what stands in them does not hang on the marker."""
    settings = read_case("seeds-in-own-words", tmp_path_factory.mktemp("marked"))
    with running(settings.record) as served:
        yield served


@pytest.fixture(scope="session")
def server(examples_record):
    with running(examples_record) as served:
        yield served


@pytest.fixture
def own_server(examples_record, tmp_path):
    """Starts a server over a copy of the record that a test may change: `with own_server() as server:`."""

    def start(*options):
        copy = tmp_path / "own.regesta"
        if not copy.exists():
            shutil.copy(examples_record, copy)
        return running(copy, *options)

    return start


def find_browser():
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser():
    executable = find_browser()
    if executable is None:
        reason = "NO BROWSER TEST WAS RUN: there is no Chromium (on Debian: apt install chromium)"
        if os.environ.get("REGESTA_NEED_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@contextmanager
def watched(browser, origin, **options):
    """A page that takes note of what should not be; told when it is closed."""
    context = browser.new_context(base_url=origin, **options)
    page = context.new_page()
    wrong = []
    page.on("request", lambda request: wrong.append(request.url) if is_outside(request.url, origin) else None)
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    try:
        yield page
    finally:
        context.close()
    assert wrong == []


def is_outside(address, origin):
    return not address.startswith((f"{origin}/", "data:", "blob:", "about:"))


@pytest.fixture
def open_browser(browser):
    """Opens a watched page at any server: `with open_browser(server.address) as page:`."""

    def start(origin, **options):
        return watched(browser, origin, **options)

    return start


@pytest.fixture
def page(browser, server):
    with watched(browser, server.address, viewport={"width": 1280, "height": 900}) as opened:
        yield opened


@pytest.fixture
def check_page(browser, server):
    def check(path, name, prepare=None):
        for width, scheme in ((1280, "light"), (400, "dark"), (1280, "dark"), (400, "light")):
            pictures = os.environ.get("REGESTA_SCREENSHOTS")
            if (width == 1280) is (scheme == "dark") and not pictures:
                continue
            size = {"width": width, "height": 900}
            with watched(browser, server.address, viewport=size, color_scheme=scheme) as page:
                page.goto(path)
                if prepare:
                    prepare(page)
                check_axe(page)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, f"wider than {width}"
                if pictures:
                    file = Path(pictures) / f"{name}-{width}-{scheme}.png"
                    page.screenshot(path=file)

    return check


@pytest.fixture
def axe():
    """Checks the accessibility of an open page as it stands."""
    return check_axe


def check_axe(page):
    """No rule of accessibility is broken; says which is, and where."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    broken = [
        f"{item['id']}: {item['help']} at {[node['target'] for node in item['nodes']][:4]}"
        for item in found["violations"]
    ]
    assert broken == []
