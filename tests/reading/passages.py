"""Short texts written for tests, and who speaks at a place in them."""

from functools import cache

from beleg.languages import packs
from beleg.model import Role, Segment
from beleg.reading.sentences import Sentence, sentences
from beleg.reading.speakers import Attribution, speakers

load = cache(packs.load)
ROLES = {"# ": Role.TITLE, "* ": Role.LIST}


def read(text: str, lang: str, outlet: str | None = None) -> tuple[list[Sentence], Attribution]:
    """Each line is a paragraph; "# " opens a title, "* " an item of a list."""
    found: list[Sentence] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            role = ROLES.get(line[:2], Role.BODY)
            shown = line if role is Role.BODY else "  " + line[2:]
            found += sentences(Segment(at, at + len(line), role, shown), load(lang), number)
        at += len(line) + 1
    return found, speakers(found, outlet)


def chain(text: str, lang: str, word: str, outlet: str | None = None) -> tuple[str, ...]:
    """The chain at the first place of a word."""
    found, attribution = read(text, lang, outlet)
    return at(found, attribution, text.index(word))


def at(found: list[Sentence], attribution: Attribution, offset: int) -> tuple[str, ...]:
    """The chain at a place in the text."""
    for index, sentence in enumerate(found):
        for token in range(len(sentence.tokens)):
            start, end = sentence.span(token, token)
            if start <= offset < end:
                return attribution.chain(index, token)
    raise AssertionError(f"no token at {offset}")
