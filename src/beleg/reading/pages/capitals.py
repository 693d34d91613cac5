"""Lines set in capitals, or each word with one, whose names are told by how the rest of the page writes their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from beleg.model import Role
from beleg.reading.pages.paragraphs import Para

_WORD: Final = re.compile(r"[^\W\d_]+")
_INNER: Final = re.compile(r"(?<=[^\W_][ ,;] )[^\W\d_]+|(?<=[^\W_] )[^\W\d_]+")  # not the first of its sentence
_SHORTEST: Final = 20  # characters; a shorter line may be an office's name
_SHOWN: Final = 40  # characters of a line that tell how it is set
_WORDS: Final = 4
_STEM: Final = 5  # letters that two forms of a word share
_LONG: Final = 4  # letters of a word that headlines set with a capital
_TITLED: Final = 80  # per cent of them that have one


def settle_capitals(paras: Sequence[Para]) -> None:
    """Gives such lines the letters that their words have elsewhere: "MINISTER: 90 LAOTIANS" is "Minister: 90 Laotians"."""
    loud: list[Para] = []
    titled: list[Para] = []
    others: list[Para] = []
    for para in paras:
        if _is_loud(para.shown):
            loud.append(para)
        elif para.role in (Role.TITLE, Role.HEADING) and _is_titled(para.shown):
            titled.append(para)
        else:
            others.append(para)
    if not loud and not titled:
        return
    words = _Words(others, bool(titled))
    for para in loud:
        words.settle(para, words.of_capitals)
    for para in titled:
        words.settle(para, words.of_title)


def _is_loud(shown: str) -> bool:
    return len(shown) >= _SHORTEST and shown[:_SHOWN].isupper()


def _is_titled(shown: str) -> bool:
    long = [word for word in _WORD.findall(shown) if len(word) >= _LONG]
    return len(long) >= _WORDS and sum(word[0].isupper() for word in long) * 100 >= _TITLED * len(long)


class _Words:
    """How a page writes its words: small, with a capital, in capitals throughout."""

    def __init__(self, paras: Sequence[Para], inner: bool) -> None:
        self.small: set[str] = set()
        self.large: set[str] = set()
        self.whole: set[str] = set()
        for para in paras:
            for word in _WORD.findall(para.text):
                forms = self.small if word.islower() else self.large
                forms = self.whole if len(word) > 1 and word.isupper() else forms
                forms.add(word.casefold())
        self.stems = {word[:_STEM] for word in self.small}
        self.large_stems = {word[:_STEM] for word in self.large}
        self.names = (
            {word.casefold() for para in paras for word in _INNER.findall(para.text) if word[0].isupper()}
            if inner
            else self.large
        )

    def settle(self, para: Para, spelled: Callable[[str, str], str]) -> None:
        found = list(_WORD.finditer(para.text))
        forms = [match.group().casefold() for match in found]
        stems = self.stems | self.large_stems
        seen = sum(form in self.whole or form[:_STEM] in stems for form in forms)
        if len(forms) < _WORDS or seen * 2 < len(forms):
            return
        pieces, at = [], 0
        for n, match in enumerate(found):
            word = match.group()
            settled = spelled(word, forms[n])
            settled = settled if n else word[0] + settled[1:]
            pieces += [para.text[at : match.start()], settled if len(settled) == len(word) else word]
            at = match.end()
        para.text = "".join([*pieces, para.text[at:]])

    def of_capitals(self, word: str, form: str) -> str:
        if not word.isupper() or form in self.whole:
            return word
        stem = form[:_STEM]
        known = form in self.large or (stem in self.large_stems and stem not in self.stems)
        return word[0] + word[1:].lower() if known and form not in self.small else word.lower()

    def of_title(self, word: str, form: str) -> str:
        if not word[0].isupper() or word.isupper() or form in self.names:
            return word
        known = form in self.small or (form not in self.large and len(form) >= _STEM and form[:_STEM] in self.stems)
        return word.lower() if known else word
