"""Front matter, as intake and reading both see it."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

import beleg.frontmatter
import beleg.intake.dates
from beleg.frontmatter import split
from beleg.intake import read_bytes, text_start
from beleg.model import Document

BLOCK = """\
---
Title: "Lamps: a \\"quiet\\" year"
date: 2024-05
site: 'Ada''s Pier'
# a comment

authors: [Ada Winterly, 'Bo Quay']
tags:
  - lamp
  - pier
summary: >
  two
  lines
---
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_entries_and_where_the_body_begins(end: str) -> None:
    block = BLOCK.replace("\n", end)
    entries, begin = split(block + "Body")
    assert entries == {
        "title": 'Lamps: a "quiet" year',
        "date": "2024-05",
        "site": "Ada's Pier",
        "authors": "Ada Winterly, Bo Quay",
        "tags": "lamp, pier",
        "summary": "two lines",
    }
    assert begin == len(block)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\n",
        "text\n---\na: b\n---\n",
        "---\nJust a rule above this sentence\n---\n",
        "---\na: b\n",
        "--- \n\n---\n",
        "---\n" + "a: b\n" * 201 + "---\n",
    ],
)
def test_what_is_no_front_matter(text: str) -> None:
    assert split(text) == ({}, 0)


@given(st.text())
def test_the_body_begins_within_the_text(text: str) -> None:
    for candidate in (text, f"---\n{text}", f"---\n{text}\n---\n", f"---\nkey: {text}\n---\nbody"):
        entries, begin = split(candidate)
        assert 0 <= begin <= len(candidate)
        assert bool(entries) == bool(begin)


def test_a_document_takes_its_metadata_from_it() -> None:
    data = "\ufeff---\ntitle: Lamps\ndate: 2024-05\nsite: The Pier\nlang: de-AT\nurl: https://pier.example/1\n---\n\nZwölf.\n"
    (found,) = read_bytes(data.encode(), "a.md")
    assert isinstance(found, Document)
    assert found.text == data[1:]
    assert (found.title, found.published, found.outlet) == ("Lamps", "2024-05", "The Pier")
    assert (found.lang, found.url, found.format) == ("de", "https://pier.example/1", "markdown")
    assert found.text[text_start(found) :] == "\nZwölf.\n"


def test_a_date_that_is_none_is_noted() -> None:
    (found,) = read_bytes(b"---\ndate: some day\n---\nTwelve lamps.", "a.txt")
    assert isinstance(found, Document)
    assert found.published is None
    assert found.notes == ("The date 'some day' was not understood.",)


@pytest.mark.parametrize("module", [beleg.frontmatter, beleg.intake.dates])
def test_the_examples_in_the_docstrings(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted
    assert not result.failed
