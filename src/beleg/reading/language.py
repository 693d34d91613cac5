"""Which language a segment is written in: py3langid over the languages there are packs for, leaning on the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from beleg.languages import packs
from beleg.model import Segment

_ENOUGH = 60  # letters from which on a segment's own language is trusted; found by eye on short headings and names
_TOLD_APART = (
    "ar de en es fa fr hi it ja kk ko ky nl pl pt ru tg tr uk uz zh"  # ours, and what is often mixed with them
)
_READ = 240  # characters of a segment that are looked at, half at each end


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  # numpy costs 100 ms

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_TOLD_APART.split())
    return identifier


def identify(text: str) -> str:
    """The language of a text, ISO 639-1; "und" where it has no letters."""
    sample = " ".join((text if len(text) <= _READ else f"{text[: _READ // 2]} {text[-_READ // 2 :]}").split())
    if sum(map(str.isalpha, sample)) < 3:
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
        lang if lang != "und" and (sum(map(str.isalpha, s.text)) >= _ENOUGH or share[lang] > 0.25) else main
        for s, lang in zip(segments, own, strict=True)
    ]
