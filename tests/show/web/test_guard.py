"""Who may come in, who may change, and what every answer carries."""

import http.client
import re
import threading
from contextlib import contextmanager
from types import SimpleNamespace
from urllib.parse import urlencode, urlsplit

import pytest
import uvicorn
from fastapi.responses import PlainTextResponse

from regesta.errors import UsageError
from regesta.settings import Settings
from regesta.show.web.app import make_app
from regesta.show.web.guard import Gate, is_own_host
from regesta.show.web.serving import address_words, bind, check_reach


def ask(server, path="/", method="GET", headers=(), body=None):
    """One request by hand: status, headers (several of one name joined), text."""
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=20)
    connection.request(method, path, body=body, headers=dict(headers))
    answer = connection.getresponse()
    text = answer.read().decode("utf-8")
    connection.close()
    return answer.status, answer.headers, text


def cookie_of(headers):
    return headers["set-cookie"].partition(";")[0]


@contextmanager
def serving_a_change(record, gate):
    """The application with one more route, /change, that would change something."""
    app = make_app(Settings(record=record), gate)
    app.add_api_route("/change", lambda: PlainTextResponse("changed"), methods=["POST"])
    listening = bind("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    listening.listen()
    thread.start()
    try:
        yield SimpleNamespace(address=f"http://127.0.0.1:{listening.getsockname()[1]}")
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


def change(server, *, header=None, field=None, cookie=None, origin=None):
    """Try to change something; "right" stands for the token of the page, "own" for what belongs to it."""
    _, headers, page = ask(server)
    token = re.search(r'name="csrf" content="(\w+)"', page)[1]
    sent = {"Content-Type": "application/x-www-form-urlencoded"}
    if header:
        sent["X-CSRF"] = token if header == "right" else header
    if cookie == "own":
        sent["Cookie"] = cookie_of(headers)
    if origin:
        sent["Origin"] = server.address if origin == "own" else origin
    return ask(server, "/change", "POST", sent, f"csrf={token if field == 'right' else ''}")


@pytest.mark.parametrize("path", ["/", "/timeline.json", "/static/regesta.css", "/event/ev-none"])
def test_every_answer_lets_only_this_servers_files_run(server, path):
    policy = ask(server, path)[1]["content-security-policy"]

    assert policy == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


@pytest.mark.parametrize("path", ["/", "/timeline.json", "/static/regesta.css", "/event/ev-none"])
def test_no_answer_is_guessed_at_or_tells_where_one_came_from(server, path):
    headers = ask(server, path)[1]

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/?pair=Iran,Azerbaijan", "/event/ev-none"])
def test_no_page_holds_script_or_style_of_its_own(server, path):
    page = ask(server, path)[2]

    assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=", page) == []


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "regesta.evil.example", "", "localhost.evil"]
)
def test_a_foreign_name_for_this_server_is_refused(server, host):
    assert ask(server, headers={"Host": host})[0] == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "[::1]:8765", "LOCALHOST:80"])
def test_this_machines_own_names_are_taken(host):
    assert is_own_host(host, Gate(), frozenset())


@pytest.mark.parametrize(
    ("host", "own"), [("192.168.1.7:8765", True), ("desk", True), ("evil.example", False)]
)
def test_beyond_this_machine_addresses_and_its_names_are_taken(host, own):
    gate = Gate(host="0.0.0.0", token="long enough")

    assert is_own_host(host, gate, frozenset({"desk"})) is own


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"header": "right", "cookie": "own"}, 200),
        ({"field": "right", "cookie": "own"}, 200),
        ({"header": "right", "cookie": "own", "origin": "own"}, 200),
        ({"header": "right", "cookie": "own", "origin": "https://evil.example"}, 403),
        ({"header": "right", "cookie": "none"}, 403),
        ({"header": "guessed", "cookie": "own"}, 403),
        ({"cookie": "own"}, 403),
        ({}, 403),
    ],
)
def test_only_a_form_of_this_server_in_the_same_browser_may_change(record_file, sent, status):
    with serving_a_change(record_file, Gate()) as server:
        assert change(server, **sent)[0] == status


def test_a_record_served_for_reading_takes_no_change(record_file):
    with serving_a_change(record_file, Gate(read_only=True)) as server:
        answer = change(server, header="right", cookie="own")

    assert answer[0] == 403
    assert "--read-only" in answer[2]


@pytest.mark.parametrize("options", [("--host", "0.0.0.0"), ("--host", "192.168.1.7", "--token", "short")])
def test_other_machines_are_kept_out_without_a_token(options):
    given = dict(zip(options[::2], options[1::2], strict=True))

    with pytest.raises(UsageError):
        check_reach(given["--host"], given.get("--token"))


def test_a_taken_port_is_told_with_the_mend():
    taken = bind("127.0.0.1", 0)
    taken.listen()
    port = taken.getsockname()[1]

    with pytest.raises(UsageError, match="another program uses this port; end the other program, or"):
        bind("127.0.0.1", port)
    taken.close()


def test_the_token_is_in_the_address_that_is_printed():
    gate = Gate(port=8765, token="two words")

    assert address_words(gate) == f"http://127.0.0.1:8765/?{urlencode({'token': 'two words'})}".replace(
        "+", "%20"
    )


def test_without_the_token_nothing_is_shown_and_with_it_once_a_cookie_is_kept(own_server):
    with own_server("--token", "long enough") as server:
        closed = ask(server)
        wrong = ask(server, "/?token=guessed-words")
        admitted = ask(server, "/?token=long+enough&pair=IRN%2CAZE")
        opened = ask(server, headers={"Cookie": cookie_of(admitted[1])})

    assert closed[0] == 401
    assert "event" not in closed[2]
    assert wrong[0] == 401
    assert (admitted[0], admitted[1]["location"]) == (303, "/?pair=IRN%2CAZE")
    assert "httponly" in admitted[1]["set-cookie"].lower()
    assert "samesite=strict" in admitted[1]["set-cookie"].lower()
    assert "long" not in admitted[1]["set-cookie"]
    assert opened[0] == 200


def test_a_record_served_for_reading_says_so(own_server):
    with own_server("--read-only") as server:
        assert "Served for reading only" in ask(server)[2]
