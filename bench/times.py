"""How well times are found, on public corpora with TIMEX3 marks: ``bench/times.py PATH LANGUAGE [--errors]``.

PATH is a folder or file as the owners of a corpus publish it: ``.tml`` (TimeML: TempEval-3, KRAUTS), ``.xml`` (WikiWars
and its kin: a key with the marks in its lines), or a table of words with BIO marks (``.txt``, without values). What is
marked as the day of writing (``functionInDocument="CREATION_TIME"``, the head of the document) is given to the reader
and not counted. Measured as TempEval-3 does its task A: strict spans are equal, relaxed ones overlap, pairs are one to
one; type and value are right on the relaxed pairs, and their F1 is over all.

Documents are halved by the SHA-256 of their names. What is mended is looked for in the open half only, and
``--errors`` shows no other.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import beleg

_TEXT = (re.compile(r"<TEXT>(.*)</TEXT>", re.DOTALL), re.compile(r"<TimeML[^>]*>(.*)</TimeML>", re.DOTALL))
_MARK = re.compile(r"<(/?)([A-Za-z][\w-]*)([^<>]*)>")
_KEY = re.compile(r'(\w+)="([^"]*)"')
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(?!\d)")  # as much of it as is known: "1998-02-XX" is a month
_CREATED = re.compile(r'<TIMEX[23][^>]*functionInDocument="CREATION_TIME"[^>]*>|<DATETIME>\s*<TIMEX[^>]*>')


@dataclass(frozen=True, slots=True)
class Mark:
    """A time in a text, by the gold or by the reader: code points, type and value ("" where the corpus has none)."""

    start: int
    end: int
    type: str
    value: str


@dataclass(slots=True)
class Document:
    """A text as a reader gets it, with the day of writing (ISO 8601) and the gold."""

    name: str
    text: str
    published: str | None
    gold: list[Mark]

    @property
    def is_open(self) -> bool:
        """Which half the document is in: a matter of its name alone."""
        return int(hashlib.sha256(self.name.encode()).hexdigest()[0], 16) % 2 == 0


@dataclass(slots=True)
class Score:
    """Counts of one half."""

    documents: int = 0
    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    type: int = 0
    value: int = 0
    errors: list[str] = field(default_factory=list)

    def f1(self, right: int) -> float:
        """The harmonic mean of precision and recall of so many right ones."""
        return 2 * right / (self.gold + self.found) if right else 0.0

    def __str__(self) -> str:
        """One line of a table."""
        precision, recall = (self.relaxed / max(n, 1) for n in (self.found, self.gold))
        return (
            f"{self.documents:4} documents {self.gold:5} gold {self.found:5} found"
            f"  strict {self.f1(self.strict):.3f}  relaxed {self.f1(self.relaxed):.3f}"
            f" (P {precision:.3f} R {recall:.3f})  type {self.f1(self.type):.3f}  value {self.f1(self.value):.3f}"
        )


def marked(name: str, content: str) -> Document:
    """A document of TimeML, or of the format of WikiWars."""
    created = _CREATED.search(content)
    day = _DAY.match(dict(_KEY.findall(created[0])).get("value", "")) if created else None
    published = day[0] if day else ""
    inside = next((found for found in (pattern.search(content) for pattern in _TEXT) if found), None)
    body = inside[1] if inside else content
    text, gold, opened, at = "", [], [], 0
    for tag in _MARK.finditer(body):
        text += html.unescape(body[at : tag.start()])
        at = tag.end()
        if not tag[2].upper().startswith("TIMEX"):
            continue
        if not tag[1]:
            if not tag[3].endswith("/"):
                opened.append((len(text), dict(_KEY.findall(tag[3]))))
        elif opened:
            start, keys = opened.pop()
            value = keys.get("value") or keys.get("VAL") or keys.get("val") or ""
            if len(text) > start and keys.get("functionInDocument") != "CREATION_TIME":
                gold.append(Mark(start, len(text), keys.get("type", ""), value))
    text += html.unescape(body[at:])
    return Document(name, text, published or None, sorted(gold, key=lambda m: m.start))


def tabled(name: str, content: str) -> Iterator[Document]:
    """The sentences of a table of words, one a line with its BIO mark and an empty line between two, by tens."""
    sentences = [block.split("\n") for block in content.split("\n\n") if block.strip()]
    for number in range(0, len(sentences), 10):
        text = ""
        gold: list[Mark] = []
        for sentence in sentences[number : number + 10]:
            for word, mark in (line.split()[:2] for line in sentence if len(line.split()) > 1):
                start = len(text)
                text += word
                if mark.startswith("I-") and gold:
                    gold[-1] = Mark(gold[-1].start, len(text), gold[-1].type, "")
                elif mark.startswith(("B-", "I-")):
                    gold.append(Mark(start, len(text), mark[2:], ""))
                text += " "
            text += "\n"
        yield Document(f"{name}-{number}", text, None, gold)


def documents(path: Path) -> Iterator[Document]:
    """All documents under a path, in the order of their names."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.name.startswith(".") or file.suffix not in {".tml", ".xml", ".txt"}:
            continue
        content = file.read_text("utf-8", errors="replace")
        if file.suffix == ".txt":
            yield from tabled(file.stem, content)
        else:
            yield marked(file.stem, content)


def pairs(gold: list[Mark], found: list[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """One to one: equal spans first, then those that overlap, in the order of the text."""
    left = list(found)
    for one in gold:
        same = next((m for m in left if (m.start, m.end) == (one.start, one.end)), None)
        near = same or next((m for m in left if m.start < one.end and one.start < m.end), None)
        if near:
            left.remove(near)
            yield one, near


def score(document: Document, lang: str, total: Score) -> None:
    """Read a document and add it to its half."""
    found = [Mark(t.start, t.end, t.type, t.value) for t in beleg.times(document.text, lang, document.published)]
    total.documents += 1
    total.gold += len(document.gold)
    total.found += len(found)
    matched = list(pairs(document.gold, found))
    total.relaxed += len(matched)

    def say(kind: str, a: Mark | None, b: Mark | None) -> None:
        quotes = (
            f"{' '.join(document.text[m.start : m.end].split())!r} {m.type} {m.value}" if m else "-" for m in (a, b)
        )
        start = max((a or b or Mark(0, 0, "", "")).start, 0)
        beside = " ".join(document.text[max(0, start - 45) : start + 45].split())
        total.errors.append(f"{kind}\t" + "\t".join(quotes) + f"\t…{beside}… [{document.published}]")

    for one, near in matched:
        same = (one.start, one.end) == (near.start, near.end)
        total.strict += same
        total.type += one.type == near.type
        total.value += one.value == near.value
        if not same:
            say("span", one, near)
        if one.type != near.type:
            say("type", one, near)
        elif one.value != near.value and one.value:
            say("value", one, near)
    for one in document.gold:
        if not any(one is pair[0] for pair in matched):
            say("missed", one, None)
    for near in found:
        if not any(near is pair[1] for pair in matched):
            say("false", None, near)


def main() -> None:
    """Print the figures of both halves, and the errors of the open one where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("lang")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    halves = {True: Score(), False: Score()}
    for document in documents(given.path):
        score(document, given.lang, halves[document.is_open])
    for is_open, total in halves.items():
        print("open  " if is_open else "sealed", total)
    if given.errors:
        print(dict(Counter(line.split("\t")[0] for line in halves[True].errors)))
        print("\n".join(sorted(halves[True].errors)))


if __name__ == "__main__":
    main()
