"""Receipts stamped by an authority: asked for, kept, checked, and everything that can be wrong with one."""

import base64
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.calls import beleg
from tests.store.authority import Authority, authority

from beleg.errors import FixSettings, StopRun
from beleg.store import stamps
from beleg.store.events import sha256
from beleg.store.receipt import Receipt
from beleg.store.stamps import Stamp, ask

LINE = b'{"n":1,"type":"init"}'
HASH = sha256(LINE)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    yield from _authority(tmp_path_factory)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    yield from _authority(tmp_path_factory)


def _authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    if shutil.which("openssl") is None:
        assert not os.environ.get("CI"), "OpenSSL is not installed"
        pytest.skip("OpenSSL is not installed")
    with authority(tmp_path_factory.mktemp("authority")) as made:
        yield made


@pytest.fixture(scope="module")
def stamp(ours: Authority) -> Stamp:
    return ask(ours.address, LINE)


def test_a_stamp_says_when_and_is_vouched_for(ours: Authority, stamp: Stamp) -> None:
    assert stamp.time.endswith("Z")
    assert (stamp.authority, Stamp.read(stamp.row())) == (ours.address, stamp)
    assert [*stamp.problems(HASH, ours.certificates), *stamp.problems(HASH, None)] == []


def test_it_can_be_checked_with_openssl_alone(ours: Authority, stamp: Stamp, tmp_path: Path) -> None:
    (tmp_path / "answer").write_bytes(stamp.answer)
    (tmp_path / "line").write_bytes(LINE)
    files = ("-data", str(tmp_path / "line"), "-in", str(tmp_path / "answer"), "-CAfile", str(ours.certificates))
    done = subprocess.run(("openssl", "ts", "-verify", *files), capture_output=True, text=True, check=False)
    assert (done.returncode, "OK" in done.stdout + done.stderr) == (0, True)


def test_one_of_other_data_is_found(stamp: Stamp) -> None:
    (what,) = stamp.problems(sha256(b"other"), None)
    assert "of other data" in what


def test_who_signed_is_checked(ours: Authority, other: Authority, stamp: Stamp) -> None:
    (what,) = stamp.problems(HASH, other.certificates)
    assert "no certificate in" in what
    assert "\n" not in what
    assert list(stamp.problems(HASH, ours.certificates)) == []


@given(st.data())
def test_an_altered_stamp_is_found(ours: Authority, stamp: Stamp, data: st.DataObject) -> None:
    """Whatever of it may be altered unseen is not what it says: neither the time nor what was stamped."""
    at = data.draw(st.integers(0, len(stamp.answer) - 1))
    bit = data.draw(st.integers(0, 7))
    altered = bytearray(stamp.answer)
    altered[at] ^= 1 << bit
    one = Stamp(stamp.authority, bytes(altered))
    if not list(one.problems(HASH, ours.certificates)):
        assert one.time == stamp.time


def test_certificates_are_named(stamp: Stamp, tmp_path: Path) -> None:
    file = tmp_path / "none.pem"
    with pytest.raises(FixSettings, match="could not be read"):
        list(stamp.problems(HASH, file))
    for text in ("", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        file.write_text(text, "utf-8")
        with pytest.raises(FixSettings, match="holds no certificate"):
            list(stamp.problems(HASH, file))


@pytest.mark.parametrize(
    ("status", "answer", "says"),
    [
        (404, b"", "refused to stamp .status 404."),
        (200, b"", "no time stamp"),
        (200, b"<html>hello</html>", "no time stamp"),
        (200, bytes.fromhex("30053003020102"), "refused to stamp"),  # a rejection without a word
    ],
)
def test_wrong_answers_are_one_sentence(ours: Authority, status: int, answer: bytes, says: str) -> None:
    ours.answers.append((status, answer))
    with pytest.raises(StopRun, match=f"^[^\n]*{says}[^\n]*[.]$"):
        ask(ours.address, LINE)


def test_an_answer_to_another_question_is_refused(ours: Authority, stamp: Stamp) -> None:
    for line in (LINE, b"other"):  # the same data, but another nonce: an old answer; and other data
        ours.answers.append((200, stamp.answer))
        with pytest.raises(StopRun, match="of other data"):
            ask(ours.address, line)


def test_who_cannot_be_reached_is_told() -> None:
    for address in ("http://127.0.0.1:9/", "http://no-such-host.invalid/"):
        with pytest.raises(StopRun, match=r"cannot be reached \([^\n]+\): check"):
            ask(address, LINE)


@pytest.mark.parametrize(
    "address", ["", "tsa.example", "ftp://tsa.example/", "file:///etc/passwd", "http://", "http://[::1"]
)
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(FixSettings, match="is no address"):
        ask(address, LINE)


def test_names_and_passwords_are_used_and_not_kept(ours: Authority) -> None:
    made = ask(ours.address.replace("//", "//ada:secret@") + "?key=hidden", LINE)
    path, known = ours.asked[-1]
    assert (path, known) == ("/tsa?key=hidden", "Basic " + base64.b64encode(b"ada:secret").decode())
    assert made.authority == ours.address


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    with pytest.raises(FixSettings, match=r"beleg\[stamps\]"):
        stamps.ask("https://tsa.example/", LINE)


def test_a_stamped_receipt_from_the_command_line(ours: Authority, other: Authority, tmp_path: Path) -> None:
    beleg("init", "case", cwd=tmp_path)
    case, file = tmp_path / "case", tmp_path / "receipt.json"
    assert beleg("receipt", "--authority", ours.address, "-o", file, cwd=case).returncode == 0
    receipt = Receipt.read(file)
    assert receipt.stamp is not None
    done = beleg("verify", "--receipt", file, cwd=case)
    assert (done.returncode, f"stamped: event 1 at {receipt.stamp.time} by {ours.address}" in done.stdout) == (0, True)
    done = beleg("verify", "--receipt", file, "--certificates", ours.certificates, cwd=case)
    assert (done.returncode, "vouches for" in done.stdout) == (0, True)
    done = beleg("verify", "--receipt", file, "--certificates", other.certificates, cwd=case)
    assert (done.returncode, done.stdout.count("\n"), "vouches for" in done.stdout) == (1, 1, True)
    beleg("judge", "--on", "document", cwd=case)
    row = json.loads(file.read_text("utf-8"))
    for wrong in ({"answer": "AAAA"}, {"answer": "?"}, {"answer": base64.b64encode(b"0" * 90).decode()}, {}):
        file.write_text(json.dumps(row | {"stamp": {"authority": "https://x"} | wrong}), "utf-8")
        done = beleg("verify", "--receipt", file, cwd=case)
        assert (done.returncode in (1, 2), (done.stdout + done.stderr).count("\n")) == (True, 1)
    done = beleg("receipt", "--authority", "http://127.0.0.1:9/", cwd=case)
    assert (done.returncode, done.stdout, "cannot be reached" in done.stderr) == (2, "", True)
    done = beleg("verify", "--certificates", ours.certificates, cwd=case)
    assert (done.returncode, "name one with --receipt" in done.stderr) == (2, True)


def test_the_authority_can_stand_in_the_case(ours: Authority, tmp_path: Path) -> None:
    beleg("init", "case", cwd=tmp_path)
    case = tmp_path / "case"
    asked = len(ours.asked)
    assert "stamp" not in json.loads(beleg("receipt", cwd=case).stdout)
    assert len(ours.asked) == asked
    (case / "local.toml").write_text(f'authority = "{ours.address}"\n', "utf-8")
    assert json.loads(beleg("receipt", cwd=case).stdout)["stamp"]["authority"] == ours.address
    assert beleg("verify", cwd=case).returncode == 0
