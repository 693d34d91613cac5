"""A language is data: no Python module holds a word that belongs in a pack."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "beleg"
MODULES = sorted(SOURCE.rglob("*.py"))


def docstrings(tree: ast.AST) -> set[int]:
    """Ids of the strings that are docstrings: prose about the code."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                found.add(id(first.value))
    return found


def strings(module: Path) -> Iterator[tuple[int, str]]:
    tree = ast.parse(module.read_text("utf-8"))
    skip = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skip:
            yield node.lineno, node.value


@pytest.mark.parametrize("module", MODULES, ids=[str(m.relative_to(SOURCE)) for m in MODULES])
def test_no_word_of_another_script_or_with_its_accents(module: Path) -> None:
    """Two letters beyond ASCII in a row, or one inside a word, are a word of some language."""
    for line, text in strings(module):
        words = [w for w in text.replace("\\", " ").split() if len(w) > 2 and w.isalpha() and not w.isascii()]
        assert not words, f"{module.name}:{line}: {words} belong in a pack"


def long_words(folder: str) -> set[str]:
    """Words of a pack long enough to be no word of code by chance."""
    found = set()
    for file in (SOURCE / "languages" / folder).glob("*.toml"):
        for table in tomllib.loads(file.read_text("utf-8")).values():
            if isinstance(table, dict):
                for key, value in table.items():
                    for entry in value if isinstance(value, list) else [key]:
                        if isinstance(entry, str):
                            found |= {w.strip("*") for w in entry.split() if w.strip("*").isalpha() and len(w) > 8}
    return found


def test_no_word_of_a_pack_stands_in_a_module() -> None:
    """Words of German in ASCII; those of English, and what English shares with French, are words of code, too."""
    english = long_words("en")
    foreign = {word for word in long_words("de") if word.isascii() and word not in english}
    assert len(foreign) > 200
    for module in MODULES:
        for line, text in strings(module):
            if " " not in text:  # a sentence for a person may use any word
                assert text.casefold() not in foreign, f"{module.name}:{line}: {text!r} belongs in a pack"
