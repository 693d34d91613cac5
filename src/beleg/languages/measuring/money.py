"""Money: its signs, codes and words before and behind a number."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.measures import currency_of
from beleg.languages.measuring.fractions import YEARS, Fractions
from beleg.languages.symbols import symbols

_YEN, _YUAN = frozenset("¥￥"), "CNY"
_MONEY: Final = 5  # tokens of a sign of money: "u", ".", "s", ".", "$"


class Money(Fractions):
    """Reads what money a number stands with."""

    def _money_sign(self, at: int) -> tuple[str, int] | None:
        """A sign or a code of money that begins at a token: the code, and its last token."""
        tokens, known = self.tokens, self.known
        head = tokens.raw(at)
        if head not in known.heads and head not in known.codes:
            return None
        for length in range(min(_MONEY, len(tokens) - at), 0, -1):
            last = at + length - 1
            raw = "".join(tokens.raw(n) for n in range(at, last + 1))
            spaced = any(not tokens.glued(n) for n in range(at + 1, last + 1))
            code = known.money.get(raw) or (raw if length == 1 and raw in known.codes else None)
            if code is None or (
                spaced and len(tokens.raw(at)) == 1 and (tokens.raw(at).islower() or tokens.raw(at) == "A")
            ):
                continue
            if raw in known.doubtful and not (
                last + 1 < len(tokens) and tokens.kind[last + 1] == "d" and tokens.glued(last + 1)
            ):
                continue
            return self._of_china(raw) or code, last
        return None

    def _of_china(self, sign: str) -> str | None:
        """ "¥" is the yuan's sign as well, and that is meant where the sentence speaks of China."""
        if sign not in _YEN:
            return None
        named = (hit for c in ("land", "people", "adjective", "currency") for hit in self.by[c].values())
        return _YUAN if any(hit.payload in ("CN", _YUAN) for hit in named) else None

    def _money_before(self, at: int, taken: int) -> tuple[str, int] | None:
        """What money a sign, a code or a word right before a number tells, and its first token."""
        for length in range(_MONEY, 0, -1):
            first = at - length
            if first > taken and first >= 0 and (found := self._money_sign(first)) and found[1] == at - 1:
                return found[0], first
        hit = self.ending("currency", at - 1) or self.ending("money", at - 1) if at > 0 else None
        if hit is None or hit.first <= taken or self.tokens.kind[at] != "d":
            return None
        digits = self.tokens.norm[at]
        if (digits.isdigit() and len(digits) == 4 and int(digits) in YEARS) or (
            hit.first and self.tokens.kind[hit.first - 1] == "d"
        ):
            return None  # "the Euro 2020"
        behind = self._unit_at(at + 1)
        return (
            None
            if behind or self.tokens.norm[hit.last] in self.known.doubtful
            else (_code(str(hit.payload)), hit.first)
        )

    def _money(self, at: int) -> tuple[str, int] | None:
        """What money is told at a token behind a number, and its last token."""
        if at >= self.size:
            return None
        if found := self._money_sign(at):
            behind = found[1] + 1
            if behind < self.size and self.tokens.glued(behind) and self.tokens.kind[behind] == "d":
                return None  # "8 or $9": the next one's
            return found
        named = [h for c in ("money", "coin", "currency") if (h := self.hit(c, at))]
        best = max(named, key=lambda h: h.last, default=None)
        if whose := self._whose(at, best):
            return whose
        if best is None:
            raw = self.tokens.raw(at)
            return (raw[1:], at) if raw[1:] in self.known.codes and raw[0] in "Mk" else None
        people = self.hit("adjective", best.last + 1) or self.hit("people", best.last + 1)
        if people and best.last == at and best.category != "coin" and self.known.adjective_behind:
            code = currency_of(str(people.payload))
            if code:
                return code, people.last  # "dollars australiens"
        return _code(str(best.payload)), best.last

    def _whose(self, at: int, best: Hit | None) -> tuple[str, int] | None:
        """ "Canadian dollars": the money of whom an adjective names."""
        people = self.hit("adjective", at) or self.hit("people", at) or self.hit("land", at)
        if people is None or (best is not None and best.last > people.last):
            return None
        generic, code = self._generic(people.last + 1), currency_of(str(people.payload))
        return (code, generic.last) if generic and code else None

    def _generic(self, at: int) -> Hit | None:
        return self.hit("money", at) or self.hit("currency", at)

    def _before_symbol(self, at: int) -> int:
        found = self._money_before(at, -1) if at > 0 else None
        return found[1] if found else at

    def _past_symbol(self, at: int) -> int:
        found = self._money_sign(at) if at < self.size else None
        return found[1] + 1 if found else super()._past_symbol(at)


def _code(name: str) -> str:
    """The code of money that is known by a name that several countries share."""
    return str(symbols()["shared"].get(name, {"": name})[""])
