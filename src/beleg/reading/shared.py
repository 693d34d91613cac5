"""Parts that add up to a figure told before: whoever said that one, and when it held, holds for them, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from beleg.model import Claim, Hedge, Reason
from beleg.reading.wholes import NATIONS

_LATELY: Final = 12  # claims back to the whole, at most


def with_their_whole(here: Sequence[Claim], found: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence, those of nations that make up an earlier figure with its speaker and its time.

    "By May 120 Norlandish men had died, a study of X finds. // In detail they are 77 Easterners and 43 Westerners."
    """
    parts = [claim for claim in here if _is_part(claim)]
    if len(parts) < NATIONS or not found:
        return list(here)
    total = sum(claim.value.low or 0 for claim in parts)
    measure = parts[0].measure
    of_one = all(claim.measure == measure for claim in parts)
    near = (c for c in reversed(found[-_LATELY:]) if c.measure == measure and total in (c.value.low, c.value.high))
    whole = next(near, None)
    if not of_one or whole is None or whole.value.unit != "person":
        return list(here)
    why = Reason("said_by", "as the figure that they add up to")
    filled: list[Claim] = []
    for claim in here:
        if any(claim is part for part in parts):
            said = claim.said_by or whole.said_by
            reasons = claim.reasons if claim.said_by or not claim.reasons else (*claim.reasons, why)
            filled.append(replace(claim, said_by=said, as_of=claim.as_of or whole.as_of, reasons=reasons))
        else:
            filled.append(claim)
    return filled


def _is_part(claim: Claim) -> bool:
    one = len(claim.about) == 1 and claim.about[0].isupper()
    return one and claim.value.unit == "person" and claim.value.hedge is Hedge.EXACT and bool(claim.value.low)
