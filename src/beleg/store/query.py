"""What a person types to search, as a query of each database.

Words are found in their other forms (an ending may differ) and names in the spellings of other scripts; what stands in
quotation marks is found as it is written; a word behind a minus must not be there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from beleg.errors import FixSettings
from beleg.store.terms import is_word, sought, terms
from beleg.store.words import FACET

_CHUNK = re.compile(r'(?P<without>-(?=\S))?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_SHORTEST_STEM = 4
_MOST = 64  # words in one query
_ENDING, _LONGEST_ENDING = 5, 3  # of five letters one may be an ending, and at most three


@dataclass(frozen=True, slots=True)
class Word:
    """Words that stand side by side; a single one may end otherwise, or be a name that is spelled otherwise."""

    forms: tuple[str, ...]
    stem: str | None = None
    keys: tuple[str, ...] = ()  # of the name it may be
    spellings: frozenset[str] = frozenset()  # that texts have of it

    def is_met(self, form: str) -> bool:
        """Whether a word of a text is this single one."""
        return form == self.forms[0] or form in self.spellings or (self.stem is not None and form.startswith(self.stem))


@dataclass(frozen=True, slots=True)
class Query:
    """What must be there, all of it, and what must not."""

    wanted: tuple[Word, ...]
    unwanted: tuple[Word, ...]

    @classmethod
    def of(cls, typed: str) -> Query:
        """What a person typed; FixSettings where there is nothing to look for."""
        found: tuple[list[Word], list[Word]] = ([], [])
        for chunk in _CHUNK.finditer(typed):
            quoted = chunk["phrase"] is not None
            word = _word(chunk["phrase"] if quoted else chunk["word"], quoted)
            if word and word not in found[bool(chunk["without"])]:
                found[bool(chunk["without"])].append(word)
        if not found[0]:
            raise FixSettings(f"there is no word to look for in {typed!r}: name at least one.")
        if sum(len(word.forms) for words in found for word in words) > _MOST:
            raise FixSettings(f"these are more words than can be looked for at once: name up to {_MOST}.")
        return cls(tuple(found[0]), tuple(found[1]))

    def spelled(self, known: Callable[[tuple[str, ...]], Iterable[str]]) -> Query:
        """With the spellings of its names that there are; ``known`` gives those of keys."""

        def one(word: Word) -> Word:
            return replace(word, spellings=frozenset(known(word.keys))) if word.keys else word

        return Query(tuple(map(one, self.wanted)), tuple(map(one, self.unwanted)))

    def fts5(self, facets: Sequence[Sequence[str]]) -> str:
        """For SQLite, with facets of which one of each row must be there.

        Between quotation marks FTS5 takes words as they are, and they hold none themselves.
        """
        asked = f"(forms : ({_joined(self, _in_fts5, ' AND ', ' NOT ', ' OR ')}))"
        return " AND ".join([asked, *(f"(facets : ({' OR '.join(row)}))" for row in facets)])

    def tsquery(self, facets: Sequence[Sequence[str]]) -> str:
        """For PostgreSQL, the same."""
        rows = (" | ".join(f"'{FACET}{facet}'" for facet in row) for row in facets)
        return " & ".join([f"({_joined(self, _in_tsquery, ' & ', ' & !', ' | ')})", *(f"({row})" for row in rows)])


def _word(typed: str, quoted: bool) -> Word | None:
    found = list(terms(typed))
    forms = tuple(term.form for term in found)
    if not forms:
        return None
    written = typed[found[0].start : found[0].end]
    if quoted or len(forms) > 1 or not is_word(written):
        return Word(forms)
    (form,) = forms
    if typed.endswith("*"):
        return Word(forms, form)
    stem = form[: len(form) - min(len(form) // _ENDING, _LONGEST_ENDING)]
    return Word(forms, stem if _SHORTEST_STEM <= len(stem) < len(form) else None, sought(written))


def _joined(query: Query, said: Callable[[Word], str], every: str, without: str, some: str) -> str:
    wanted = every.join(map(said, query.wanted))
    return f"({wanted}){without}({some.join(map(said, query.unwanted))})" if query.unwanted else wanted


def _in_fts5(word: Word) -> str:
    whole = f'"{" ".join(word.forms)}"'
    ways = [whole if word.stem is None else f'"{word.stem}" *']  # the beginning finds the word itself, too
    ways += [f'"{form}"' for form in _others(word)]
    return f"({' OR '.join(ways)})"


def _in_tsquery(word: Word) -> str:
    whole = "(" + " <-> ".join(f"'{form}'" for form in word.forms) + ")"
    ways = [whole if word.stem is None else f"'{word.stem}':*"]
    ways += [f"'{form}'" for form in _others(word)]
    return f"({' | '.join(ways)})"


def _others(word: Word) -> list[str]:
    """Spellings that are not found already."""
    return sorted(
        form for form in word.spellings if form not in word.forms and not (word.stem and form.startswith(word.stem))
    )
