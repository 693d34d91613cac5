"""How fast a case of many documents is searched: `python bench/search.py [DOCUMENTS [WHERE]]`.

The texts are invented. Their words have the frequencies of language (Zipf) and endings; one in twelve is a name, spelled in
the letters of its text: Latin, Cyrillic or Arabic. What is looked for is drawn from the same words, from the commonest to the
rarest, as people look for things: one to three words, phrases that stand in a text, beginnings, names in other letters, words
that must not be there; and each with no filter and with every kind of filter. WHERE is a file to keep, or a PostgreSQL URL.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path

from beleg.model import Claim, Document, Hedge, Reading, Role, Segment, Span, Value
from beleg.store import events
from beleg.store.database import Database
from beleg.store.facets import Filters

STEMS, NAMES, LENGTH, BATCH, ASKED = 30_000, 4_000, 350, 512, 300
SCRIPTS = {  # letters for the same sounds
    "en": ("bdfgklmnprstv", "aeiou"),
    "ru": ("бдфгклмнпрств", "аеиоу"),
    "ar": ("بدفغكلمنبرستف", "ايياو"),
}
ENDINGS = {"en": ("", "s", "ed", "ing"), "ru": ("", "а", "ов", "ами"), "ar": ("", "ات", "ين", "ون")}
OUTLETS = [f"{kind} {number}" for number in range(100) for kind in ("Outlet", "Новости", "Wire", "Blatt")]
FILTERS = {
    "no filter": Filters(),
    "language and months": Filters(lang="ru", since="2023-05", until="2024"),
    "days": Filters(since="2022-03-10", until="2025-08-20"),
    "outlet": Filters(outlet="outlet 7"),
    "measure and people": Filters(measure="measure4", people="KZ"),
    "all of them": Filters("en", "wire", "measure2", "KE", "2021", "2025-06"),
}


class Language:
    """Invented words, spelled in three scripts."""

    def __init__(self, chance: random.Random) -> None:
        def sounds() -> list[tuple[int, int]]:
            return [(chance.randrange(13), chance.randrange(5)) for _ in range(chance.randint(1, 5))]

        stems, names = [sounds() for _ in range(STEMS)], [sounds() + sounds() for _ in range(NAMES)]
        self.stems = {lang: [self._spelled(one, lang) for one in stems] for lang in SCRIPTS}
        self.names = {lang: [self._spelled(one, lang).title() for one in names] for lang in SCRIPTS}
        self._weights = {
            len(row): list(accumulate(1 / (rank + 2.7) for rank in range(len(row)))) for row in (stems, names)
        }

    @staticmethod
    def _spelled(sounds: list[tuple[int, int]], lang: str) -> str:
        hard, soft = SCRIPTS[lang]
        return "".join(hard[a] + soft[b] for a, b in sounds)

    def words(self, lang: str, count: int, chance: random.Random) -> list[str]:
        def some(row: list[str], many: int) -> list[str]:
            return chance.choices(row, cum_weights=self._weights[len(row)], k=many)

        endings = chance.choices(ENDINGS[lang], (6, 2, 1, 1), k=count)
        found = [stem + ending for stem, ending in zip(some(self.stems[lang], count), endings, strict=True)]
        for at, name in zip(range(0, count, 12), some(self.names[lang], count // 12 + 1), strict=False):
            found[at] = name
        return found


def documents(count: int, language: Language, chance: random.Random) -> Iterator[Reading]:
    for number in range(count):
        lang = ("en", "ru", "en", "ru", "ar")[number % 5]
        words = language.words(lang, chance.randint(LENGTH // 2, LENGTH * 3 // 2), chance)
        text = f"Text {number}. " + " ".join(words)
        id_ = events.sha256(text.encode())
        date = f"202{number % 6}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        one = Document(id_, f"{number}.txt", text, outlet=OUTLETS[number % len(OUTLETS)], published=date)
        claims = tuple(
            Claim(
                id_,
                Span.of(text, at, at + 8),
                lang,
                f"measure{(number + at) % 9}",
                Value(at, at, Hedge.EXACT, "person"),
                (("KE", "KZ", "UZ")[at % 3],),
            )
            for at in range(number % 7)
        )
        yield Reading(one, (Segment(0, len(text), Role.BODY, text, lang),), claims)


def batches(readings: Iterator[Reading]) -> Iterator[tuple[list[events.Event], list[Reading]]]:
    n, prev = 0, events.START
    while some := list(islice(readings, BATCH)):
        told = []
        for one in some:
            n += 1
            row = events.document_row(one.document, events.sha256(one.document.text.encode()))
            body = events.capture_body(one.document.name, one.document.id, [row], ())
            line = events.sha256(prev.encode() + one.document.id.encode())
            told.append(events.Event(n, "2026-11-22T10:00:00Z", "capture", body, prev, line))
            prev = line
        yield told, some


def queries(language: Language, chance: random.Random) -> Iterator[str]:
    def word(lang: str, least: float = 0.7) -> str:
        return language.stems[lang][int(10 ** chance.uniform(least, 4.47))] + chance.choice(ENDINGS[lang])

    def name(lang: str) -> str:
        return language.names[lang][int(10 ** chance.uniform(0, 3.6))]

    for number in range(ASKED):
        lang = chance.choice(("en", "ru", "ar"))
        yield (
            word(lang),
            f"{word(lang)} {word(lang)}",
            name(lang),  # finds its spellings in all three scripts
            " ".join(language.words(lang, 3, chance)),  # as frequent as words of texts are
            f'"{" ".join(language.stems[lang][chance.randrange(60)] for _ in range(2))}"',
            f"{word(lang, 1.5)[:5]}* {word(lang)}",
            f"{name(lang)} {word(lang)} -{word(lang)}",
            language.stems[lang][chance.randrange(3, 40)],  # in most texts
        )[number % 8]


def spread(seconds: list[float]) -> str:
    ordered = sorted(1000 * one for one in seconds)
    at = [ordered[int(len(ordered) * part)] for part in (0.5, 0.95, 0.99)]
    return f"{at[0]:5.1f} ms median, {at[1]:5.1f} ms at the 95th percentile, {at[2]:5.1f} ms at the 99th"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    language = Language(random.Random(5))
    with tempfile.TemporaryDirectory() as folder:
        where: Path | str = Path(folder) / "beleg.db"
        if len(sys.argv) > 2:
            where = sys.argv[2] if "://" in sys.argv[2] else Path(sys.argv[2])
        with Database(where) as database:
            filling, chance = 0.0, random.Random(6)
            for told, some in batches(documents(0 if database.head.n else count, language, chance)):
                began = time.perf_counter()
                database.apply(told, some, lambda _: "r1")
                filling += time.perf_counter() - began
            if filling:
                print(f"filled: {count:,} documents in {filling:.0f} s, {count / filling:,.0f} a second", flush=True)
            if isinstance(where, Path):
                print(f"size: {where.stat().st_size / 1e6:,.0f} MB")
            everything, work = [], []
            for name, filters in FILTERS.items():
                seconds, found, slowest = [], 0, (0.0, "")
                for query in queries(language, random.Random(7)):
                    began, worked = time.perf_counter(), time.process_time()
                    found += bool(database.search(query, filters))
                    seconds.append(time.perf_counter() - began)
                    work.append(time.process_time() - worked)
                    slowest = max(slowest, (seconds[-1], query))
                print(
                    f"{name:20} {spread(seconds)}; {found} of {ASKED} found something; slowest {slowest[1]!r}",
                    flush=True,
                )
                everything += seconds
            print(f"{'all':20} {spread(everything)}")
            print(f"{'  of the processor':20} {spread(work)}")


if __name__ == "__main__":
    main()
