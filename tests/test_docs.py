"""What the documents point to is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_modules_are_there(page: Path) -> None:
    text = page.read_text("utf-8")
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text)]
    assert [link for link in links if not (page.parent / link).exists()] == []
    named = set(re.findall(r"`([\w/]+\.py)`", text))
    # a template; outside the repository
    modules = {name for name in named if "NAME" not in name and not name.startswith("gold/")}
    known = [file.as_posix() for file in ROOT.rglob("*.py") if ".venv" not in file.parts]
    assert sorted(name for name in modules if not any(file.endswith(f"/{name}") for file in known)) == []


def test_where_to_begin_reading_is_there() -> None:
    text = (ROOT / "docs" / "design.md").read_text("utf-8").partition("## Where to begin reading")[2].partition("##")[0]
    rows = re.findall(r"^\| [^|]+ \| `([\w/]+\.py)` \| ([^|]+) \|$", text, re.MULTILINE)
    assert len(rows) > 5
    for file, begin in rows:
        code = (ROOT / "src" / "beleg" / file).read_text("utf-8")
        names = re.findall(r"`(\w+)`", begin)
        assert names
        assert [name for name in names if not re.search(rf"^(def|class) {name}\b", code, re.MULTILINE)] == []
