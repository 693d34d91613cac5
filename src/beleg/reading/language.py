"""Which language a segment is written in: told by its small words, else by py3langid, leaning on the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Any, Final

from beleg.languages import packs
from beleg.languages.smallwords import told
from beleg.model import Segment

# letters from which on a segment's own language is trusted; found by eye on short headings and names
_ENOUGH: Final = 60
_FEWEST: Final = 3  # letters without which a segment is in no language
# ours, and what is often mixed with them
_TOLD_APART: Final = "ar de en es fa fr hi it ja kk ko ky nl pl pt ru tg tr uk uz zh"
_CLEAR: Final = 4  # a language stands clear in a document if more than one part in so many of it is written in it
_READ: Final = 240  # characters of a segment that are looked at, half at each end


@cache
def _identifier() -> Any:
    import numpy as np  # noqa: PLC0415  # costs 100 ms
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_TOLD_APART.split())
    # What each feature says of the languages lies side by side in memory, in the type that is reckoned with: a few
    # hundred rows are fetched for a segment.
    identifier.nb_ptc = np.ascontiguousarray(identifier.nb_ptc, dtype=np.float32)
    return identifier


def _letters(text: str, enough: int) -> bool:
    """There are so many letters in a text."""
    return sum(1 for _ in islice(filter(str.isalpha, text), enough)) == enough


def identify(text: str) -> str:
    """The language of a text, ISO 639-1; "und" where it has no letters."""
    sample = " ".join((text if len(text) <= _READ else f"{text[: _READ // 2]} {text[-_READ // 2 :]}").split())
    if not _letters(sample, _FEWEST):
        return "und"
    return told(sample) or str(_identifier().classify(sample)[0])


def languages(segments: Sequence[Segment], declared: str | None = None) -> list[str]:
    """A language for each segment. Short ones (names, captions) take that of the document unless they stand clear."""
    long = [_letters(segment.text, _ENOUGH) for segment in segments]
    own: dict[int, str] = {}
    counts: Counter[str] = Counter()
    if declared in packs.codes():
        counts[declared] += 200
    # The long ones first: where they are clear, nothing that the short ones could be makes a difference.
    left = sum(_weight(segment) for segment in segments)
    for at in sorted(range(len(segments)), key=long.__getitem__, reverse=True):
        if not long[at] and _settled(counts, left):
            break
        lang = own[at] = identify(segments[at].text)
        left -= _weight(segments[at])
        if lang != "und":
            counts[lang] += _weight(segments[at])
    if not counts:
        return ["und"] * len(segments)
    main = max(sorted(counts), key=counts.__getitem__)
    stands = {lang for lang, weight in counts.items() if weight * _CLEAR > counts.total()}
    return [
        lang if (lang := own.get(at, main)) != "und" and (long[at] or lang in stands) else main
        for at in range(len(segments))
    ]


def _weight(segment: Segment) -> int:
    return min(len(segment.text), _READ)


def _settled(counts: Counter[str], left: int) -> bool:
    """One language alone stands clear, and does so whatever the segments left are in: ``left`` is their weight."""
    most, next_most, *_ = [*sorted(counts.values(), reverse=True), 0, 0]
    return most * _CLEAR > sum(counts.values()) + left >= (next_most + left) * _CLEAR
