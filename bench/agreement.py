"""Whether the same news is read alike in eleven languages: ``bench/agreement.py DIR [--half open|sealed] [--errors DIR]``.

DIR holds NTREX-128 as its owners publish it (``DOCUMENT_IDS.tsv`` and ``NTREX-128/newstest2019-*``): news in English,
translated by people line by line. Nothing in it is labelled, and nothing has to be: a line that says who says something
in most languages says it in the others, and the numbers and times of a line are the same in all of them. Translators
take liberties, so the bound is below 1.

For each language: of the lines in which at least seven of the ten other languages find an attribution with a speaker,
how many have one (*found*); of those in which at most two do, how many have none (*none*); how often the one speaker of
a line is the one of the English line, where five other languages say so (*who*: names are compared by their consonants,
nouns by what they stand beside in both languages); of the numbers (``beleg.quantities``, lower bounds) and of the times
(``beleg.times``) that seven others find how many are found, and how many are found by this language alone.

Documents are halved by the MD5 of their names. What is mended is looked for in the open half only, and ``--errors``
shows no other.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import beleg
from beleg.model import Document
from beleg.reading.claims import outline
from beleg.reading.sentences import sentences
from beleg.reading.speakers import speakers
from beleg.topics import pack

FILES = {
    "en": "src.eng", "de": "ref.deu", "ru": "ref.rus", "uk": "ref.ukr", "fr": "ref.fra", "es": "ref.spa", "kk": "ref.kaz",
    "ky": "ref.kir", "uz": "ref.uzb", "tg": "ref.tgk-Cyrl", "ar": "ref.arb",
}  # fmt: skip
PUBLISHED = "2018-10-01"  # the articles are of the last days of September 2018
MOST, FEW, FIVE = 7, 2, 5  # languages
_LATIN = {
    **dict(
        zip(
            "абвгдеёжзийклмнопрстуфхцчшщыэюяіїєґәғқңөұүһҷӣӯҳ",
            "abvgdeejziiklmnoprstufhccsshieuaiiegagknouuhjiuh",
            strict=False,
        )
    ),
    **dict(zip("ابتثجحخدذرزسشصضطظغفقكلمنهويىةأإآؤئپچگ", "abttjhhddrzsssdtzgfkklmnhviaaaiaoipcg", strict=False)),
}  # rough: only to see whether two spellings may be one name
_SOUNDS = (
    ("ph", "f"),
    ("th", "t"),
    ("sh", "s"),
    ("ch", "c"),
    ("kh", "h"),
    ("ck", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("y", "i"),
    ("c", "k"),
)


@dataclass(slots=True)
class Line:
    """What is read of one line in one language."""

    text: str
    speakers: list[str] = field(default_factory=list)  # the innermost of each attribution
    numbers: set[float] = field(default_factory=set)
    times: set[str] = field(default_factory=set)

    @property
    def who(self) -> str | None:
        """The speaker, where there is just one."""
        return self.speakers[0] if len(set(self.speakers)) == 1 else None


def read(folder: Path, lang: str) -> list[Line]:
    """Every line of the news in a language, as the claims' reading and the building blocks see it."""
    lines = [Line(row) for row in (folder / "NTREX-128" / f"newstest2019-{FILES[lang]}.txt").read_text().splitlines()]
    for first, last in documents(folder):
        starts, text = [], ""
        for line in lines[first:last]:
            starts.append(len(text))
            text += line.text + "\n\n"
        document = Document("news", "text", text, outlet=None, published=PUBLISHED, lang=lang)
        read_in = pack(lang, "recruitment")
        spans = enumerate(outline(document))
        sentenced = [s for number, span in spans if span.role.is_read for s in sentences(span, read_in, number)]
        reading = speakers(sentenced, None)
        said = reading._discourse().said  # noqa: SLF001 -- what the product keeps to itself is what is measured here
        for sentence, attributions in zip(sentenced, said, strict=True):
            line = lines[first + bisect_right(starts, sentence.start) - 1]
            line.speakers += [attribution.chain[-1].name for attribution in attributions if attribution.chain]
        for line in lines[first:last]:
            line.numbers = {float(q.low) for q in beleg.quantities(line.text, lang) if q.low is not None}
            line.times = {t.value for t in beleg.times(line.text, lang, PUBLISHED) if t.value}
    return lines


def documents(folder: Path) -> list[tuple[int, int]]:
    """First line and the one behind the last of each document."""
    names = (folder / "DOCUMENT_IDS.tsv").read_text().split()
    begins = [at for at in range(len(names)) if at == 0 or names[at] != names[at - 1]]
    return list(zip(begins, [*begins[1:], len(names)], strict=True))


def half(folder: Path, wanted: str) -> list[int]:
    """The numbers of the lines in a half: a matter of their document's name alone."""
    names = (folder / "DOCUMENT_IDS.tsv").read_text().split()
    return [
        at
        for at, name in enumerate(names)
        if (int(hashlib.md5(name.encode()).hexdigest(), 16) % 2 == 1) == (wanted == "open")
    ]


@cache
def skeleton(word: str) -> str:
    """The consonants of a word in Latin letters, and its first letter."""
    latin = "".join(_LATIN.get(c, c) for c in word.lower())
    latin = "".join(c for c in unicodedata.normalize("NFKD", latin) if c.isascii() and c.isalpha())
    for written, sound in _SOUNDS:
        latin = latin.replace(written, sound)
    return latin[:1] + re.sub("[aeiouh]", "", latin[1:])


def words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 2]


@cache
def one_name(a: str, b: str) -> bool:
    """Two spellings may be of one name."""
    for p, q in ((skeleton(x), skeleton(y)) for x in words(a) for y in words(b)):
        shorter = min(len(p), len(q))
        if shorter >= 3 and (p[:4] == q[:4] or (shorter > 3 and SequenceMatcher(None, p, q).ratio() > 0.74)):
            return True
        if shorter == 2 and p[:2] == q[:2] and abs(len(p) - len(q)) < 2:
            return True
    return False


def stems(name: str) -> set[str]:
    return {word.lower()[:6] for word in words(name)}


def dictionary(lines: list[Line], english: list[Line]) -> set[tuple[str, str]]:
    """Pairs of stems that stand for each other as the only speaker of a line, in a language and in English."""
    both, own, its = Counter[tuple[str, str]](), Counter[str](), Counter[str]()
    for line, other in zip(lines, english, strict=True):
        if line.who and other.who:
            a, b = stems(line.who), stems(other.who)
            own.update(a)
            its.update(b)
            both.update((x, y) for x in a for y in b)
    return {pair for pair, n in both.items() if n >= 2 and 2 * n / (own[pair[0]] + its[pair[1]]) >= 0.3}


def compare(read_in: dict[str, list[Line]], at: list[int]) -> Iterator[tuple[str, str, bool, str]]:
    """Language, what is compared, whether they agree, and a line to read where they do not."""
    english = read_in["en"]
    known = {lang: dictionary(lines, english) for lang, lines in read_in.items()}
    for i in at:
        lines = {lang: lines[i] for lang, lines in read_in.items()}
        told = sum(bool(line.speakers) for line in lines.values())
        same = {}
        if whose := english[i].who:
            for lang, line in lines.items():
                pairs = ((x, y) for x in stems(line.who or "") for y in stems(whose))
                same[lang] = bool(line.who) and (
                    one_name(line.who or "", whose) or any(pair in known[lang] for pair in pairs)
                )
        for lang, line in lines.items():
            shown = f"{i}\t{line.speakers}\n\t{english[i].text}\n\t{line.text}"
            others = told - bool(line.speakers)
            if others >= MOST:
                yield lang, "found", bool(line.speakers), shown
            elif others <= FEW:
                yield lang, "none", not line.speakers, shown
            if lang != "en" and line.who and whose and sum(same.values()) - same[lang] - same["en"] >= FIVE:
                yield lang, "who", same[lang], f"{whose}\t{shown}"
            for kind, values in (
                ("numbers", {n: x.numbers for n, x in lines.items()}),
                ("times", {n: x.times for n, x in lines.items()}),
            ):
                for value in set[object]().union(*values.values()):
                    others = sum(value in values[n] for n in lines if n != lang)
                    if others >= MOST or (others == 0 and value in values[lang]):
                        yield (
                            lang,
                            kind if others else f"{kind} alone",
                            value in values[lang] and bool(others),
                            f"{value}\t{shown}",
                        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("open", "sealed"), default="open")
    parser.add_argument("--errors", type=Path, help="a folder for what disagrees, a file per language and kind")
    given = parser.parse_args()
    if given.errors and given.half != "open":
        sys.exit("agreement: --errors shows the open half only")
    with ProcessPoolExecutor() as pool:
        read_in = dict(zip(FILES, pool.map(read, [given.folder] * len(FILES), FILES), strict=True))
    asked, agreed, errors = Counter[tuple[str, str]](), Counter[tuple[str, str]](), dict[tuple[str, str], list[str]]()
    for lang, kind, agrees, line in compare(read_in, half(given.folder, given.half)):
        asked[lang, kind] += 1
        agreed[lang, kind] += agrees
        if not agrees:
            errors.setdefault((lang, kind), []).append(line)
    print("| language | found | none | who | numbers | alone | times | alone |\n" + "| --- " * 8 + "|")
    for lang in FILES:
        shares = {
            kind: f"{agreed[lang, kind] / asked[lang, kind]:.3f} of {asked[lang, kind]}" if asked[lang, kind] else ""
            for kind in ("found", "none", "who", "numbers", "times")
        }
        for kind in ("numbers", "times"):
            shares[kind] += f" | {asked[lang, f'{kind} alone']}"
        print("| " + " | ".join([lang, *shares.values()]) + " |")
    for (lang, kind), lines in errors.items() if given.errors else ():
        given.errors.mkdir(parents=True, exist_ok=True)
        (given.errors / f"{lang}.{kind.replace(' ', '_')}").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
