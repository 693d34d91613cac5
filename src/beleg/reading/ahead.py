"""When a plan is for: a month without a year, which else is the last one gone by, is the next."""

from __future__ import annotations

import re
from typing import Final

from beleg.model import Reason

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_YEARS: Final = re.compile(r"\b\d{4}(?=-\d{2}|/|$)")
_DATED: Final = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:/\d{4}-\d\d(?:-\d\d)?)?")


def ahead(as_of: str, when: Reason | None, plan: Reason | None, published: str | None, *, anywhere: bool) -> str:
    """ "4,000 more are to arrive in August": the August to come, where the words that say ``when`` name no year.

    Not "in August it planned to send 4,000": there the time stands before the ``plan``, or ``anywhere`` if verbs stand last.
    """
    if when is None or not published or not _DATED.fullmatch(as_of) or _YEAR.search(when.words):
        return as_of
    behind = plan is not None and None not in (plan.start, when.start) and (when.start or 0) > (plan.start or 0)
    last = as_of.rpartition("/")[2]
    if not (anywhere or behind) or last >= published[: len(last)]:
        return as_of
    return years_on(as_of, 1) or as_of


def years_on(as_of: str, years: int) -> str | None:
    """The same stretch so many years later; None where that year has no such day."""
    if "-02-29" in as_of:
        return None
    return _YEARS.sub(lambda year: f"{int(year[0]) + years:04d}", as_of)
