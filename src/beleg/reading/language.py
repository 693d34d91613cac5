"""Which language a segment is written in: py3langid over the languages there are packs for, leaning on the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Any

from beleg.languages import packs
from beleg.model import Segment

_ENOUGH = 60  # letters from which on a segment's own language is trusted; found by eye on short headings and names
_FEWEST = 3  # letters without which a segment is in no language
_TOLD_APART = (
    "ar de en es fa fr hi it ja kk ko ky nl pl pt ru tg tr uk uz zh"  # ours, and what is often mixed with them
)
_READ = 240  # characters of a segment that are looked at, half at each end


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
    return str(_identifier().classify(sample)[0])


def languages(segments: Sequence[Segment], declared: str | None = None) -> list[str]:
    """A language for each segment. Short ones (names, captions) take that of the document unless they stand clear."""
    own = [identify(s.text) for s in segments]
    counts: Counter[str] = Counter()
    for segment, lang in zip(segments, own, strict=True):
        if lang != "und":
            counts[lang] += min(len(segment.text), _READ)
    if declared in packs.codes():
        counts[declared] += 200
    if not counts:
        return ["und"] * len(segments)
    main = max(sorted(counts), key=counts.__getitem__)
    share = {lang: n / counts.total() for lang, n in counts.items()}
    return [
        lang if lang != "und" and (share[lang] > 0.25 or _letters(s.text, _ENOUGH)) else main
        for s, lang in zip(segments, own, strict=True)
    ]
