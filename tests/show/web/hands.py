"""A reader with no JavaScript: opens pages of a server within this process, fills in forms and sends them."""

import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin

import uvicorn
from lxml import html

from regesta.pipeline import read_sources
from regesta.settings import Settings
from regesta.show.web.app import make_app
from regesta.show.web.guard import Gate
from regesta.show.web.serving import bind


def fetch(address):
    """What a server answers at an address, as text."""
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.read().decode("utf-8")


def read_again(settings):
    """Read all reports of a case anew."""
    again = Settings(record=settings.record, again=True)
    read_sources([str(settings.record.with_suffix(""))], again)


@dataclass(frozen=True)
class Page:
    status: int
    address: str
    text: str

    @property
    def tree(self):
        return html.fromstring(self.text)

    @property
    def words(self):
        """The words of the page's middle on one line."""
        return " ".join(self.tree.get_element_by_id("main").text_content().split())

    def links(self, beginning):
        """Where the page's links lead that begin so."""
        found = (link.get("href") for link in self.tree.xpath("//a[@href]"))
        return [address for address in found if address.startswith(beginning)]

    def form(self, action, **hidden):
        """The first form that goes there and has these values."""
        forms = [form for form in self.tree.forms if form.get("action") == action]
        return next(form for form in forms if all(dict(form.fields).get(k) == v for k, v in hidden.items()))


class Reader:
    """Keeps its cookies as a browser does."""

    def __init__(self, address):
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def open(self, path, data=None, headers=()):
        request = urllib.request.Request(urljoin(self.address, path), data, dict(headers))
        try:
            with self.opener.open(request, timeout=60) as answer:
                return Page(answer.status, answer.url, answer.read().decode("utf-8"))
        except HTTPError as error:
            with error:
                return Page(error.code, error.url, error.read().decode("utf-8"))

    def send(self, form, **fields):
        """Send a form as it stands, with some fields filled in (a list for several of one name)."""
        given = [(name, value) for name, value in form.form_values() if name not in fields]
        for name, value in fields.items():
            given += [(name, item) for item in (value if isinstance(value, list) else [value])]
        return self.open(form.get("action"), urlencode(given).encode())


@contextmanager
def served(settings, **gate):
    """A reader at a server over a record."""
    app = make_app(settings, Gate(**gate))
    listening = bind("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]})
    listening.listen()
    thread.start()
    try:
        yield Reader(f"http://127.0.0.1:{listening.getsockname()[1]}")
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
