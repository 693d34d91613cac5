"""How fast a case's database is filled, searched and made anew: `python bench/store.py [DOCUMENTS [WHERE]]`.

Texts are made from words with the frequencies of language (Zipf), a tenth of them names, in Latin and Cyrillic letters. The
words that are searched for are drawn from the same texts: rare, usual and very common ones, one to three at a time.
"""

import random
import string
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

WORDS, LENGTH, BATCH = 60_000, 350, 512
REBUILT = 10_000  # documents up to which the database is also made anew
CYRILLIC = "абвгдежзиклмнопрстуфхцчшыэюя"


def vocabulary(chance: random.Random) -> list[str]:
    def word(letters: str) -> str:
        made = "".join(chance.choice(letters) for _ in range(chance.randint(2, 11)))
        return made.title() if chance.random() < 0.1 else made

    return [word(CYRILLIC if number % 2 else string.ascii_lowercase) for number in range(WORDS)]


def documents(count: int, chance: random.Random, words: list[str]) -> Iterator[Reading]:
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    for number in range(count):
        length = chance.randint(LENGTH // 2, LENGTH * 3 // 2)
        text = f"Text {number}. " + " ".join(chance.choices(words, cum_weights=weights, k=length))
        id_ = events.sha256(text.encode())
        one = Document(
            id_,
            f"{number}.txt",
            text,
            outlet=f"Outlet {number % 40}",
            published=f"202{number % 6}-{number % 12 + 1:02}-{number % 28 + 1:02}",
        )
        claims = tuple(
            Claim(
                id_,
                Span.of(text, at, at + 8),
                "en",
                f"measure{at % 9}",
                Value(at, None, Hedge.EXACT, "person"),
                (("KE", "KZ", "UZ")[at % 3],),
            )
            for at in range(number % 7)
        )
        yield Reading(one, (Segment(0, len(text), Role.BODY, text, ("en", "ru")[number % 2]),), claims)


def log(readings: Iterator[Reading]) -> Iterator[tuple[list[events.Event], list[Reading]]]:
    n, prev = 0, events.START
    while some := list(islice(readings, BATCH)):
        told = []
        for one in some:
            row = events.document_row(one.document, events.sha256(one.document.text.encode()))
            n += 1
            body = events.capture_body(one.document.name, one.document.id, [row], ())
            told.append(events.parse(events.line(n, "2026-11-22T10:00:00Z", "capture", body, prev)))
            prev = told[-1].line
        yield told, some


def spread(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    at = [1000 * ordered[int(len(ordered) * part)] for part in (0.5, 0.95, 0.99)]
    return f"{at[0]:.1f} ms median, {at[1]:.1f} ms at the 95th percentile, {at[2]:.1f} ms at the 99th"


def queries(chance: random.Random, words: list[str], count: int) -> Iterator[str]:
    for number in range(count):
        size = (1, 1, 2, 2, 3)[number % 5]
        # From the commonest to the rarest, as people type them: most are words of substance, few are in every text.
        yield " ".join(words[int(10 ** chance.uniform(1.3, 4.7))] for _ in range(size))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    chance = random.Random(5)
    words = vocabulary(chance)
    with tempfile.TemporaryDirectory() as folder:
        where: Path | str = Path(folder) / "beleg.db"
        if len(sys.argv) > 2:  # a file to keep, or the URL of a server
            where = sys.argv[2] if "://" in sys.argv[2] else Path(sys.argv[2])
        filling = 0.0
        with Database(where) as database:
            for told, some in log(documents(0 if database.head.n else count, chance, words)):
                began = time.perf_counter()
                database.apply(told, some, "r1")
                filling += time.perf_counter() - began
            if filling:
                print(f"filled: {count:,} documents in {filling:.1f} s, {count / filling:,.0f} a second")
            if isinstance(where, Path):
                print(f"size: {where.stat().st_size / 1e6:,.0f} MB")
            for name, filters in {
                "plain": Filters(),
                "by language and date": Filters(lang="ru", since="2023-05", until="2024"),
                "by outlet": Filters(outlet="outlet 7"),
                "by measure and people": Filters(measure="measure4", people="KZ"),
            }.items():
                seconds, work, found = [], [], 0
                for query in queries(random.Random(7), words, 400):
                    began, worked = time.perf_counter(), time.process_time()
                    found += bool(database.search(query, filters))
                    seconds.append(time.perf_counter() - began)
                    work.append(time.process_time() - worked)
                print(f"search {name}: {spread(seconds)}; {found} of {len(seconds)} found something")
                print(f"  of the processor: {spread(work)}")
            began, before = time.perf_counter(), database.digest()
            print(f"dumped in {time.perf_counter() - began:.1f} s: {before[:16]}")
        if count > REBUILT:
            return
        began, chance = time.perf_counter(), random.Random(5)
        with Database.fresh(where) as anew:
            for told, some in log(documents(count, chance, vocabulary(chance))):
                anew.apply(told, some, "r1")
        with Database(where) as database:
            same = "the same" if database.digest() == before else "NOT THE SAME"
        print(f"made anew in {time.perf_counter() - began:.1f} s: {same}")


if __name__ == "__main__":
    main()
