"""Each pack's own sentences: every claim listed is found, and no other. A third of them are traps with none."""

import json
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

import pytest

from beleg.languages.packs import codes, folder
from beleg.model import Document
from beleg.reading.claims import read
from beleg.topics import topic


@cache
def lines(code: str) -> list[dict[str, Any]]:
    file: Traversable = folder(code) / "cases.jsonl"
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()] if file.is_file() else []


CASES = [(code, number) for code in codes() for number in range(len(lines(code)))]


@pytest.mark.parametrize(("code", "number"), CASES)
def test_a_sentence_of_the_pack(code: str, number: int) -> None:
    case = lines(code)[number]
    document = Document("0" * 64, "case", case["text"], published=case.get("published"), lang=code)
    found = [claim.row("case") for claim in read(document, topic("recruitment")).claims]
    for wanted in case["claims"]:
        match = next((row for row in found if all(row.get(key) == value for key, value in wanted.items())), None)
        assert match is not None, f"{case['text']}\n  not found: {wanted}\n  found: {found}"
        found.remove(match)
    assert not found, f"{case['text']}\n  is no claim: {found}"


@pytest.mark.parametrize("code", [code for code in codes() if lines(code)])
def test_a_third_of_the_sentences_are_traps(code: str) -> None:
    assert len(lines(code)) >= 60
    assert sum(not case["claims"] for case in lines(code)) >= 0.3 * len(lines(code))
