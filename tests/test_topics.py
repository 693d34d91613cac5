"""A topic is data: what the reading must know of a measure stands beside it, and nowhere else."""

from importlib import resources
from pathlib import Path

import pytest

import beleg.reading
from beleg import topics
from beleg.errors import FixSettings
from beleg.model import TRAITS


def test_each_trait_is_had_by_a_measure_and_asked_for_by_the_reading() -> None:
    had = {trait for measure in topics.topic("recruitment").measures.values() for trait in measure.traits}
    code = "".join(file.read_text("utf-8") for file in Path(beleg.reading.__path__[0]).glob("*.py"))
    assert had == set(TRAITS)
    assert [trait for trait in TRAITS if f'"{trait}" in ' not in code and f'"{trait}" not in ' not in code] == []


def test_no_measure_is_named_in_the_code_that_reads() -> None:
    code = "".join(file.read_text("utf-8") for file in Path(beleg.reading.__path__[0]).glob("*.py"))
    named = [name for name in topics.topic("recruitment").measures if f'"{name}"' in code]
    assert named == []


def test_a_trait_that_nobody_knows_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "fishing"
    home.mkdir()
    row = 'kind = "stock"\nunit = "person"\ngroup = "people"\ntraits = ["wet"]\nlabel = { en = "fishing" }\n'
    (home / "measures.toml").write_text(f"[measure.fishing]\n{row}", "utf-8")
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    with pytest.raises(FixSettings, match=r"measures.toml, measure fishing: there is no trait 'wet'"):
        topics.topic("fishing")
