"""`regesta serve` from the outside: how it begins, what it refuses, how it ends."""

import signal
import socket
import subprocess
import sys

import pytest


def serve(*options):
    command = [sys.executable, "-m", "regesta", "serve", *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def refused(*options):
    with serve(*options) as process:
        told = process.communicate(timeout=60)
    return process.returncode, *told


def test_it_prints_its_address_and_ends_quietly_on_interrupt(record_file):
    with serve("--record", record_file, "--port", "0") as process:
        address = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=20)

    assert address.startswith(f"{record_file} is at http://127.0.0.1:")
    assert (process.returncode, rest[0], rest[1].strip()) == (0, "", "")


def test_a_missing_record_is_one_line_with_the_mend(tmp_path):
    status, out, told = refused("--record", str(tmp_path / "none.regesta"), "--port", "0")

    assert (status, out, told.count("\n")) == (2, "", 1)
    assert "there is no such record file; make one with 'regesta read FOLDER'" in told


def test_a_file_that_is_no_record_is_told(tmp_path):
    (tmp_path / "a.regesta").write_text("no record", encoding="utf-8")
    status, _, told = refused("--record", str(tmp_path / "a.regesta"), "--port", "0")

    assert (status, told.count("\n")) == (1, 1)
    assert "not a record file" in told


def test_a_busy_port_is_one_line_with_the_mend(record_file):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        status, out, told = refused("--record", str(record_file), "--port", port)

    assert (status, out, told.count("\n")) == (2, "", 1)
    assert "another program uses this port; end the other program, or take another port" in told


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_other_machines_are_let_in_with_a_token_only(record_file, host):
    status, _, told = refused("--record", str(record_file), "--host", host, "--port", "0")

    assert (status, told.count("\n")) == (2, 1)
    assert "open to other machines without a token; give --token WORDS" in told
