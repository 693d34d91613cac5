"""Numbers in digits, by the formats of a language."""

from __future__ import annotations

import re
from typing import Final

from beleg.languages.packs import Pack

_INDIAN: Final = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?")  # 12,34,567.89
_GROUPED: Final = re.compile(r"\d{1,3}(?:([.,'’٬٫،\u0020\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:(?!\1)[.,٫]\d+)?")
_SPACES: Final = str.maketrans("", "", " \u00a0\u2009\u202f")
_HEAD: Final = 3  # digits before the first sign between thousands, at most
_DIGITS: Final = 40  # characters of a number, at most: what is longer counts nothing, and is more than a float can hold


def digits(word: str, pack: Pack) -> float | None:
    """The value of a number written in digits by the formats of a pack; None where it is none ("3.8.2025")."""
    plain = word.translate(_SPACES)
    if len(plain) > _DIGITS:
        return None
    separators = [c for c in plain if not c.isdigit()]
    if len(plain) > 1 and plain[0] == "0" and plain[1].isdigit():  # a telephone number, a time, a code
        return None
    if len(separators) > 1 and _INDIAN.fullmatch(plain):
        return float(plain.replace(",", ""))
    if not separators:
        return float(int(plain)) if len(plain) <= 18 else None
    if len(set(separators)) == 1 and len(separators) > 1:
        return float(int(re.sub(r"\D", "", plain))) if _GROUPED.fullmatch(plain) else None
    mark = "." if separators[-1] == "." else separators[-1]
    head, _, tail = plain.rpartition(mark)
    if len(separators) > 1:  # 1.234,5 or 1,234.5
        return float(f"{re.sub(chr(92) + 'D', '', head)}.{tail}") if _GROUPED.fullmatch(plain) else None
    if not head.isdigit() or not tail.isdigit():
        return None
    if tail == "000" and mark == "," and head != "0" and len(head) <= _HEAD:
        return float(int(head + tail))  # "16,000", where a comma is before decimals: nobody writes three of nothing
    grouping = len(tail) == 3 and 1 <= len(head) <= 3 and head != "0" and (mark in pack.groups or mark in "'’٬،")
    return float(int(head + tail)) if grouping else float(f"{int(head)}.{tail}")
