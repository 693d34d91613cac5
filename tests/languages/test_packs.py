"""Every pack loads, and one that is malformed says where."""

from importlib import resources
from pathlib import Path

import pytest

from beleg.errors import FixSettings
from beleg.languages import packs
from beleg.topics import pack, topic


@pytest.mark.parametrize("code", packs.codes())
def test_a_pack_loads_with_the_words_of_its_topic(code: str) -> None:
    loaded = pack(code, "recruitment")
    assert loaded.code == code
    assert loaded.months
    assert topic("recruitment").words(code), f"the topic has no words.{code}.toml"


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a small pack that a test may break."""
    home = tmp_path / "en"
    home.mkdir()
    (home / "pack.toml").write_text('name = "English"\nversion = "1"\ndecimal = "."\ngroups = ","\n', "utf-8")
    for name in packs.FILES:
        (home / name).write_text("", "utf-8")
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    return home


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[number]\n\n"two" = [1, 2, 3]\n', "line 3"),
        ('[number]\n"two" = \n', "line 2"),
        ('[hedge]\nabout = ["roughly"]\n\n[gizmo]\nx = ["y"]\n', "line 4"),
        ('[hedge]\nabout = ["ok"]\nat_least = ["... no"]\n', "line 3"),
        ('hedge = "x"\n', "line 1"),
    ],
)
def test_a_malformed_pack_names_file_and_line(broken: Path, text: str, says: str) -> None:
    (broken / "words.toml").write_text(text, "utf-8")
    with pytest.raises(FixSettings) as error:
        packs.load("en")
    assert "words.toml" in str(error.value)
    assert says in str(error.value)


def test_a_missing_key_is_named(broken: Path) -> None:
    (broken / "pack.toml").write_text('name = "English"\n', "utf-8")
    with pytest.raises(FixSettings, match="version"):
        packs.load("en")
