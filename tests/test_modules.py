"""A module gives each of its names once: a second constant or function of a name silently takes the place of the first."""

import ast
from collections import Counter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "beleg"
MODULES = sorted(SOURCE.rglob("*.py"))


def names(body: list[ast.stmt]) -> list[str]:
    found = []
    for node in body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.append(name)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                found.append(name)
    return found


@pytest.mark.parametrize("module", MODULES, ids=[str(m.relative_to(SOURCE)) for m in MODULES])
def test_each_name_is_given_once(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    twice = [name for name, times in Counter(names(tree.body)).items() if times > 1]
    assert not twice, f"{module.name} gives {', '.join(twice)} twice"


def test_a_name_given_twice_is_seen() -> None:
    assert names(ast.parse("_A = 1\n_B: int = 2\n_A = 3\ndef _B(): ...").body) == ["_A", "_B", "_A", "_B"]
