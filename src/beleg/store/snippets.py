"""The piece of a text that shows why it answers a query, and the words in it that do."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from beleg.store.query import Query
from beleg.store.terms import fold, tokens

WIDTH = 240  # code points of a snippet, and more where its last word ends later
_BEFORE = 80  # of these, what stands before the first word
_Place = tuple[int, int, int]  # which word of the query, start, end


class Finder:
    """Finds the words of a query in texts."""

    def __init__(self, query: Query) -> None:
        self._single = [(at, word) for at, word in enumerate(query.wanted) if len(word.forms) == 1]
        self._rows = [(at, word.forms) for at, word in enumerate(query.wanted) if len(word.forms) > 1]
        self._count = len(query.wanted)
        # Most words of a text are none of these: that is seen at a glance.
        self._forms = frozenset(form for word in query.wanted for form in (*word.forms, *word.spellings))
        self._stems = tuple(word.stem for word in query.wanted if word.stem is not None)

    def window(self, text: str) -> tuple[int, int, list[tuple[int, int]]]:
        """Where the piece begins and ends that has most of the query's words, and where they stand in it.

        Of several pieces it is the first; where there is none, the beginning of the text.
        """
        best, most = (0, 0), 0
        near: deque[_Place] = deque()
        for place in self._places(text):
            near.append(place)
            while near[-1][2] - near[0][1] > WIDTH - _BEFORE and len(near) > 1:
                near.popleft()
            seen = len({which for which, _, _ in near})
            if seen > most:
                best, most = (near[0][1], near[-1][2]), seen
                if most == self._count:
                    break
        start = max(0, best[0] - _BEFORE)
        start, end = _whole_words(text, start, min(len(text), max(start + WIDTH, best[1])))
        marks: list[tuple[int, int]] = []
        for _, begin, stop in self._places(text, start, end):
            if not marks or begin >= marks[-1][1]:
                marks.append((begin, stop))
        return start, end, marks

    def _places(self, text: str, begin: int = 0, stop: int | None = None) -> Iterator[_Place]:
        """Which of the words stand where, in the order of the text."""
        forms, stems = self._forms, self._stems
        row: deque[tuple[str, int]] = deque(maxlen=max((len(row) for _, row in self._rows), default=0))
        for found in tokens(text, begin, len(text) if stop is None else stop):
            form = fold(found[0])
            if form in forms or form.startswith(stems):
                start, end = found.span()
                which = next((at for at, one in self._single if one.is_met(form)), None)
                if which is not None:
                    yield which, start, end
                if row.maxlen:
                    row.append((form, start))
                    yield from self._ending(row, end)
            elif form:
                row.clear()

    def _ending(self, row: deque[tuple[str, int]], end: int) -> Iterator[_Place]:
        """The phrases of the query that end with the last of these words."""
        forms = tuple(form for form, _ in row)
        for which, phrase in self._rows:
            if forms[-len(phrase) :] == phrase:
                yield which, row[len(row) - len(phrase)][1], end


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A piece of a text without the halves of words at its ends."""
    if start and not text[start - 1].isspace():
        start = next((at + 1 for at in range(start, min(start + _BEFORE, end)) if text[at].isspace()), start)
    if end < len(text) and not text[end].isspace():
        end = next((at for at in range(end, max(start, end - _BEFORE), -1) if text[at].isspace()), end)
    return start, end
