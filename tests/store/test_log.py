"""Lines hang on one another; what a kill breaks off is completed or dropped, what somebody alters is found."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.errors import StopRun
from beleg.store import events
from beleg.store.events import START, Body, canonical, sha256
from beleg.store.log import Log
from beleg.store.receipt import Receipt

texts = st.text(st.characters(codec="utf-8"), max_size=20)
bodies = st.lists(
    st.tuples(st.sampled_from(("another", "other")), st.dictionaries(st.sampled_from("abc"), texts | st.integers())),
    min_size=1,
    max_size=3,
)


def new(folder: Path, *appends: list[Body]) -> Log:
    log = Log(folder / "log.jsonl", clock=lambda: "2026-11-22T10:00:00Z")
    log.file.touch()
    log.append([("init", {"format": 1})])
    for one in appends:
        log.append(one)
    return log


@given(appends=st.lists(bodies, max_size=4))
def test_what_is_appended_is_read(tmp_path_factory: pytest.TempPathFactory, appends: list[list[Body]]) -> None:
    log = new(tmp_path_factory.mktemp("case"), *appends)
    told = [("init", {"format": 1}), *(body for one in appends for body in one)]
    found = list(log)
    assert [(event.type, event.body) for event in found] == told
    assert [event.n for event in found] == list(range(1, len(told) + 1))
    assert [event.prev for event in found] == [START, *(event.line for event in found[:-1])]
    assert log.head() == (len(told), found[-1].line)
    assert list(log.check()) == []
    assert not log.pending.exists()


def test_anybody_can_check_a_line_with_a_few_lines_of_code(tmp_path: Path) -> None:
    log = new(tmp_path, [("other", {"why": "Zeuge: «да»"})])
    first, second = log.file.read_bytes().splitlines()
    row = json.loads(second)
    assert row["prev"] == sha256(first)
    named = row.pop("hash")
    assert named == sha256(json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())


LINES: list[list[Body]] = [
    [("packs", {"rules": "r"})],
    [("other", {"why": "ö", "n2": 1}), ("other", {"why": "Ω"})],
]


@given(at=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_a_flipped_bit_is_found(tmp_path_factory: pytest.TempPathFactory, at: int, bit: int) -> None:
    log = new(tmp_path_factory.mktemp("case"), *LINES)
    data = log.file.read_bytes()
    at %= len(data)
    log.file.write_bytes(data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :])
    line = data[:at].count(b"\n") + 1
    places = {problem.place for problem in log.check()}
    assert places & {f"log.jsonl, line {line}", f"log.jsonl, line {line + 1}"}


@given(cut=st.integers(0, 3))
def test_a_line_taken_out_is_found(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    log = new(tmp_path_factory.mktemp("case"), *LINES)
    receipt = Receipt.of(log)
    lines = log.file.read_bytes().splitlines(keepends=True)
    log.file.write_bytes(b"".join(lines[:cut] + lines[cut + 1 :]))
    by_itself = bool(list(log.check()))
    assert by_itself == (cut < len(lines) - 1)  # a chain that is cut at its end is whole
    assert list(receipt.check(log))  # and found by whoever kept a receipt


def test_a_log_that_is_rewritten_whole_is_found_by_a_receipt(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    receipt = Receipt.of(new(tmp_path / "a", *LINES))
    grown = new(tmp_path / "a", *LINES)
    assert list(receipt.check(grown)) == []
    forged = new(tmp_path / "b", [("packs", {"rules": "other"})], LINES[1])
    assert list(forged.check()) == []
    (problem,) = receipt.check(forged)
    assert problem.place == "log.jsonl, line 4"
    assert "rewritten" in problem.what


class Killed(BaseException):
    pass


def _killed(log: Log, how_far: int, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Append LINES[1], ended when ``how_far`` bytes of it are in the log; the bytes that were to be appended."""
    asked = []

    def extend(self: Log, data: bytes) -> None:
        asked.append(data)
        with self.file.open("ab") as file:
            file.write(data[:how_far])
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Log, "_extend", extend)
        with pytest.raises(Killed):
            log.append(LINES[1])
    return asked[0]


def test_any_prefix_of_an_append_is_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    length = 1
    how_far = 0
    while how_far <= length:
        folder = tmp_path / str(how_far)
        folder.mkdir()
        log = new(folder)
        before = log.file.read_bytes()
        whole = _killed(log, how_far, monkeypatch)
        length = len(whole)
        moved: list[str] = []
        assert log.mend(lambda made, _, moved=moved: moved.extend(event.type for event in made))  # type: ignore[misc]
        assert log.file.read_bytes() == before + whole
        assert moved == ["other", "other"]
        assert list(log.check()) == []
        assert not log.mend()
        how_far += 7


@given(kept=st.floats(0, 1, exclude_max=True))
def test_any_torn_pending_append_had_not_begun(tmp_path_factory: pytest.TempPathFactory, kept: float) -> None:
    log = new(tmp_path_factory.mktemp("case"))
    n, prev = log.head()
    whole = events.line(n + 1, "2026-11-22T10:00:00Z", "packs", {"rules": "r"}, prev) + b"\n"
    pending = canonical({"offset": log.size, "sha256": sha256(whole), "stage": ""}) + b"\n" + whole
    before = log.file.read_bytes()
    log.pending.write_bytes(pending[: int(kept * len(pending))])
    assert log.mend()
    assert log.file.read_bytes() == before
    assert not log.pending.exists()


def test_a_log_that_was_altered_is_never_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = new(tmp_path, LINES[0])
    _killed(log, 10, monkeypatch)
    data = log.file.read_bytes()
    for altered in (data[:-11], data[:-1] + b"!", data + b"more" * 1000):
        log.file.write_bytes(altered)
        with pytest.raises(StopRun, match="altered"):
            log.mend()
        assert log.file.read_bytes() == altered
        assert list(log.check())


def test_a_log_without_its_last_line_end_was_altered(tmp_path: Path) -> None:
    log = new(tmp_path, LINES[0])
    log.file.write_bytes(log.file.read_bytes()[:-1])
    assert not log.mend()
    with pytest.raises(StopRun, match="altered"):
        log.append(LINES[1])
    (problem,) = log.check()
    assert problem.place == "log.jsonl, line 2"


def test_a_full_disk_leaves_the_log_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = new(tmp_path)
    before = log.file.read_bytes()

    def full(self: Log, data: bytes) -> None:
        with self.file.open("ab") as file:
            file.write(data[:9])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Log, "_extend", full)
        with pytest.raises(OSError, match="No space"):
            log.append(LINES[1])
    assert log.file.read_bytes() == before
    assert not log.pending.exists()
    assert [event.n for event in log.append(LINES[1])] == [2, 3]
