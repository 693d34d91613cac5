"""Which files are read, and in which order."""

from __future__ import annotations

import io
import os
import pickle
import sys
from pathlib import Path

import pytest

from beleg.intake import Source, find, read
from beleg.model import Document, Skipped


def names(*paths: Path | str) -> list[str]:
    return [item.name for item in find([str(path) for path in paths])]


def test_folders_are_read_in_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a/a.txt",
        "c.txt",
        ".hidden.txt",
        ".git/x.txt",
        ".DS_Store",
        "Thumbs.db",
        "~$c.docx",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    expected = [str(tmp_path / name) for name in ("a/a.txt", "a/z.txt", "b.txt", "c.txt")]
    assert names(tmp_path) == expected
    assert names(f"{tmp_path}/") == expected
    assert names(tmp_path / "c.txt", tmp_path) == [expected[3], *expected[:3]]


def test_what_is_given_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("lamp")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert names(tmp_path, tmp_path, tmp_path / "a.txt", tmp_path / "." / "b.txt") == [str(tmp_path / "a.txt")]


def test_loops_of_links_end(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "in" / "a.txt").write_text("lamp")
    found = list(find([str(tmp_path)]))
    assert [item.name for item in found if isinstance(item, Source)] == [str(tmp_path / "in" / "a.txt")]
    assert all(item.name.endswith("self") for item in found if isinstance(item, Skipped))


def test_what_leads_nowhere_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty" / "inner").mkdir(parents=True)
    (tmp_path / "gone").symlink_to(tmp_path / "not there")
    found = list(
        find([str(tmp_path / "nowhere"), str(tmp_path / "empty"), str(tmp_path), "https://pier.example/1", "a\0b"])
    )
    assert all(isinstance(item, Skipped) for item in found)
    reasons = [item.reason for item in found if isinstance(item, Skipped)]
    assert "There is no file or folder" in reasons[0]
    assert "holds no files" in reasons[1]
    assert "leads nowhere" in reasons[2]
    assert "save the page" in reasons[3]
    assert "cannot be opened" in reasons[4]
    assert all(reason.endswith(".") and "\n" not in reason for reason in reasons)


def test_a_source_is_cheap_to_send(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("lamp " * 10_000)
    (source,) = find([str(tmp_path)])
    assert isinstance(source, Source)
    assert len(pickle.dumps(source)) < 1000
    assert read(pickle.loads(pickle.dumps(source))) == read(source)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Zwölf Lampen.".encode("latin-1"))))
    (source,) = find(["-", "-"])
    assert isinstance(source, Source)
    (document,) = read(source)
    assert isinstance(document, Document)
    assert (document.name, document.text) == ("-", "Zwölf Lampen.")


def test_a_file_that_vanished_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("lamp")
    (source,) = find([str(tmp_path)])
    (tmp_path / "a.txt").unlink()
    assert isinstance(source, Source)
    (skipped,) = read(source)
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("a.txt cannot be opened")


@pytest.mark.skipif(sys.platform == "win32", reason="names there are always text")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"l\xe4mp.txt")).write_bytes(b"Twelve lamps.")
    (source,) = find([str(tmp_path)])
    assert isinstance(source, Source)
    (document,) = read(source)
    assert isinstance(document, Document)
    assert document.name.encode().endswith(rb"l\udce4mp.txt")
