"""What a reading depends on."""

import shutil
from importlib import resources
from pathlib import Path

import pytest

from beleg import pipeline


@pytest.mark.parametrize(
    ("file", "langs"),
    [
        ("languages/places.txt", {"de", "en"}),
        ("languages/symbols.toml", {"de", "en"}),
        ("reading/weights.toml", {"de", "en"}),
        ("reading/layout.toml", {"de", "en"}),
        ("languages/de/words.toml", {"de"}),
        ("languages/de/cases.jsonl", set()),
    ],
)
def test_what_is_read_by_data_that_has_changed_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, langs: set[str]
) -> None:
    home = Path(str(resources.files("beleg")))
    for name in ("languages", "reading"):
        shutil.copytree(home / name, tmp_path / name, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    pipeline.rules("recruitment")  # what is kept in memory is that of the real folders
    monkeypatch.setattr(resources, "files", lambda package: tmp_path / package.removeprefix("beleg."))
    before = pipeline.rules("recruitment")
    stamps = {lang: f"{lang} {before._over([lang])}" for lang in ("de", "en")}
    with (tmp_path / file).open("a") as stream:
        stream.write("\n")
    after = pipeline.rules("recruitment")
    assert {lang for lang, stamp in stamps.items() if not after.made(stamp)} == langs
    assert (before.version != after.version) == bool(langs)
