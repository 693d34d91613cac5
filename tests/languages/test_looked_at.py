"""The readers of numbers gather only the categories that they look at: none may be asked for that is left out."""

import re
from importlib import resources

from beleg.languages import numbers

_ASKED = re.compile(r'self\.(?:hit|ending)\(\s*"(\w+)"')
_EACH = re.compile(r"for category in \(([^)]*)\)")


def test_every_category_that_is_asked_for_is_gathered() -> None:
    source = (resources.files("beleg.languages") / "numbers.py").read_text("utf-8")
    asked = set(_ASKED.findall(source)) | {
        name for row in _EACH.findall(source) for name in re.findall(r'"(\w+)"', row)
    }
    assert {"scale", "stop", "at"} <= asked
    assert asked | set(numbers._OPENERS) <= numbers._LOOKED_AT
