"""The readers of numbers gather only the categories that they look at: none may be asked for that is left out."""

import re
from importlib import resources

from beleg.languages.counting import gathered, reader

_ASKED = re.compile(r'self\.(?:hit|ending)\(\s*"(\w+)"')
_EACH = re.compile(r"for category in \(([^)]*)\)")


def test_every_category_that_is_asked_for_is_gathered() -> None:
    folder = resources.files("beleg.languages.counting")
    source = "".join(file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".py"))
    asked = set(_ASKED.findall(source)) | {
        name for row in _EACH.findall(source) for name in re.findall(r'"(\w+)"', row)
    }
    assert {"scale", "stop", "at"} <= asked
    assert asked | set(reader._OPENERS) <= gathered._LOOKED_AT
