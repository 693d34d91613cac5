"""What tells that a sentence without a speaker of its own goes on with the one before it."""

from __future__ import annotations

import re
from typing import Final

from beleg.model import Role
from beleg.reading.naming import NAMELESS, Chain, Speaker
from beleg.reading.nesting import Said
from beleg.reading.sentences import Sentence
from beleg.reading.view import View

_ITEM: Final = re.compile(r"^\s*(?:[•·*\-–—]|\(?\d{1,2}[.)])\s")
_ADDRESS: Final = frozenset({"address"})


def is_item(sentence: Sentence) -> bool:
    """An item of a list."""
    return sentence.role is Role.LIST or bool(_ITEM.match(sentence.text))


def goes_on(said: Said, before: Chain) -> bool:
    """A verb without a subject only carries on: "(X said so.) 62 of them died, another 41 are-believed missing"."""
    return said.frame.source is None and said.frame.way == "say" and said.chain == before


def turned(view: View, subject: Speaker | None) -> Chain:
    """Whoever turns to somebody in a sentence: "The embassy turned to its citizens. 54 died, the appeal says"."""
    if subject is None or subject.kind in NAMELESS or subject.counted:
        return ()
    return (subject,) if view.having(_ADDRESS) else ()
