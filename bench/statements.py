"""Measure `beleg.statements` on public corpora of attribution and of speech, thought and writing.

    python bench/statements.py polnear PATH [--half open|sealed|both] [--every N] [--errors FILE]
    python bench/statements.py redewiedergabe PATH …
    python bench/statements.py spkatt PATH …

PATH is the corpus as its owners publish it: PolNeAR's folder with ``data/{train,dev,test}/{text,attributions}``, the
folder ``data/main/tsv`` of Corpus Redewiedergabe, SpkAtt-2023's folder with ``data/…/task1``. The sealed half is PolNeAR's
test part; of the others the documents whose SHA-256 (of their name) is odd. Spans are compared as sets of word tokens.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from beleg.blocks import statements

Tokens = frozenset[int]
_TOKEN = re.compile(r"\w+(?:['’]\w+)*")
_ROLES = ("source", "cue", "message")
_COLUMNS = 10  # of Corpus Redewiedergabe: token, its forms and tags, then stwr, frame, speaker, intexpr
_HALF = 0.5  # Dice of two messages from which they are one relation


@dataclass(frozen=True, slots=True)
class Relation:
    """A statement as sets of the numbers of its word tokens; ``whole`` is all of it."""

    kind: str
    source: Tokens
    cue: Tokens
    message: Tokens
    whole: Tokens

    def role(self, name: str) -> Tokens:
        """The tokens of a role: source, cue or message."""
        found = getattr(self, name)
        assert isinstance(found, frozenset)
        return found


@dataclass(frozen=True, slots=True)
class Text:
    """A document of a corpus with what its annotators found."""

    name: str
    lang: str
    text: str
    gold: tuple[Relation, ...]
    tokens: tuple[tuple[int, int], ...]
    genre: str = ""


class Score:
    """True positives, those found, and those there are."""

    def __init__(self) -> None:
        self.right, self.found, self.there = 0, 0, 0

    def add(self, right: int, found: int, there: int) -> None:
        """Count one more comparison."""
        self.right += right
        self.found += found
        self.there += there

    def __str__(self) -> str:
        p = self.right / self.found if self.found else 0.0
        r = self.right / self.there if self.there else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        return f"P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({self.right}/{self.found}/{self.there})"


def _tokens(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in _TOKEN.finditer(text))


def _set(tokens: tuple[tuple[int, int], ...], spans: Iterable[tuple[int, int]]) -> Tokens:
    found: set[int] = set()
    for start, end in spans:
        at = bisect_right(tokens, (start, -1)) - 1
        at = max(at, 0)
        while at < len(tokens) and tokens[at][0] < end:
            if tokens[at][1] > start:
                found.add(at)
            at += 1
    return frozenset(found)


def _relation(tokens: tuple[tuple[int, int], ...], kind: str, roles: dict[str, list[tuple[int, int]]]) -> Relation:
    sets = {role: _set(tokens, roles.get(role, [])) for role in _ROLES}
    return Relation(kind, sets["source"], sets["cue"], sets["message"], frozenset().union(*sets.values()))


def polnear(path: Path, half: str) -> Iterator[Text]:
    """The articles of PolNeAR v1.0: Source, Cue and Content of each event."""
    parts = {"open": ("train", "dev"), "sealed": ("test",), "both": ("train", "dev", "test")}[half]
    for part in parts:
        for file in sorted((path / "data" / part / "attributions").glob("*.ann")):
            stem = file.stem.rsplit("_", 1)[0]
            with (path / "data" / part / "text" / f"{stem}.txt").open(encoding="utf-8", newline="") as stream:
                text = stream.read()
            spans: dict[str, list[tuple[int, int]]] = {}
            events: list[dict[str, list[tuple[int, int]]]] = []
            for line in file.read_text(encoding="utf-8").split("\n"):
                cells = line.split("\t")
                if cells[0].startswith("T") and len(cells) > 1:
                    places = cells[1].partition(" ")[2] or cells[2]
                    pairs = (p.split() for p in places.split(";"))
                    spans[cells[0]] = [(int(p[0]), int(p[-1])) for p in pairs]
                elif cells[0].startswith("E"):
                    roles: dict[str, list[tuple[int, int]]] = defaultdict(list)
                    for item in cells[1].split():
                        name, _, of = item.partition(":")
                        role = {"Source": "source", "Cue": "cue", "Content": "message"}.get(name.rstrip("0123456789"))
                        if role:
                            roles[role] += spans.get(of, [])
                    events.append(roles)
            tokens = _tokens(text)
            gold = tuple(r for e in events if (r := _relation(tokens, "", e)).message)
            yield Text(file.stem, "en", text, gold, tokens, file.stem.split("_")[0])


def redewiedergabe(path: Path, half: str) -> Iterator[Text]:
    """The samples of Corpus Redewiedergabe: for each kind the message, its introductory expression and its speaker."""
    for file in sorted(path.glob("rwk_*.tsv")):
        if not _in(half, file.stem):
            continue
        rows = [line.split("\t") for line in file.read_text(encoding="utf-8").split("\n")[1:]]
        opens, closes = _marks([cells[0] for cells in rows])
        text = ""
        roles: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
        kinds: dict[str, str] = {}
        for cells in rows:
            if len(cells) < _COLUMNS or not cells[0]:
                continue
            straight = cells[0] == '"' and text.count("„") > text.count("“") + text.count('"')
            glue = not text or straight or cells[0] in ".,;:!?)“]" + closes or text[-1] in "„([" + opens
            text += ("" if glue else " ") + cells[0]
            here = (len(text) - len(cells[0]), len(text))
            for item in cells[6].split("|") if cells[6] != "-" else ():
                kind, _, rest = item.partition(".")
                number = next((p for p in rest.split(".") if p.isdigit()), "")
                kind = "free_indirect" if kind.startswith(("freeIndirect", "indirect freeIndirect")) else kind
                kinds[number] = kind
                roles[number]["message"].append(here)
            for cell, role in ((cells[8], "source"), (cells[9], "cue")):
                for item in cell.split("|") if cell != "-" else ():
                    for number in item.rpartition(".")[2].split("_"):
                        roles[number][role].append(here)
        tokens = _tokens(text)
        gold = tuple(
            r for n, of in roles.items() if (r := _relation(tokens, kinds.get(n, ""), of)).message and r.kind in _KINDS
        )
        genre = file.stem.split("_")[1]
        yield Text(file.stem, "de", text, gold, tokens, "fiction" if genre == "digbib" else "press")


def _marks(tokens: list[str]) -> tuple[str, str]:
    """Which guillemet opens and which closes in a text: the one that follows other marks closes."""
    behind = Counter(b for a, b in pairwise(tokens) if b in {"»", "«"} and a in {",", ".", "!", "?", "…", "..."})
    return ("»", "«") if behind["«"] >= behind["»"] else ("«", "»")


_KINDS = ("direct", "indirect", "reported", "free_indirect")


def spkatt(path: Path, half: str) -> Iterator[Text]:
    """The speeches of SpkAtt-2023, task 1: Cue, Source and Message (with Topic) of each annotation."""
    for file in sorted(path.glob("data/*/task1*/**/*.json")):
        if not _in(half, file.stem) or "alternative" in str(file):
            continue
        data = json.loads(file.read_text(encoding="utf-8"))
        if not data.get("Annotations"):
            continue
        text, places = "", {}
        for sentence in data["Sentences"]:
            for number, token in enumerate(sentence["Tokens"]):
                glue = not text or token in ".,;:!?)“]" or text[-1] in "„([\n"
                text += ("" if glue else " ") + token
                places[f"{sentence['SentenceId']}:{number}"] = (len(text) - len(token), len(text))
        tokens = _tokens(text)
        gold = []
        for item in data["Annotations"]:
            names = {"source": ("Source",), "cue": ("Cue", "PTC"), "message": ("Message", "Topic")}
            roles = {r: [places[i] for n in of for i in item.get(n, ()) if i in places] for r, of in names.items()}
            gold.append(_relation(tokens, "", roles))
        yield Text(file.stem, "de", text, tuple(g for g in gold if g.cue), tokens)


def _in(half: str, name: str) -> bool:
    odd = hashlib.sha256(name.encode()).digest()[-1] % 2
    return half == "both" or (half == "sealed") == bool(odd)


def found(text: Text) -> list[Relation]:
    """What `beleg.statements` finds."""
    relations = []
    for one in statements(text.text, text.lang):
        roles = {"source": [one.source] if one.source else [], "cue": [one.cue] if one.cue else []}
        roles["message"] = [one.message]
        read = _relation(text.tokens, one.kind, roles)
        relations.append(
            Relation(one.kind, read.source, read.cue, read.message, _set(text.tokens, [(one.start, one.end)]))
        )
    return relations


def dice(a: Tokens, b: Tokens) -> float:
    """Twice what two sets share over what they hold; two empty ones are alike."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def pairs(gold: Iterable[Relation], found: Iterable[Relation], role: str) -> list[tuple[Relation, Relation]]:
    """Gold and found relations one to one, the likest first: by message, or (``cue``) by a shared word of the cue."""
    left, right = list(gold), list(found)
    scored = []
    for i, g in enumerate(left):
        for j, f in enumerate(right):
            shared = len(g.role(role) & f.role(role))
            if shared:
                likeness = dice(g.role(role), f.role(role))
                if role == "cue" or likeness >= _HALF:
                    scored.append((likeness + dice(g.whole, f.whole) / 10, i, j))
    done_l: set[int] = set()
    done_r: set[int] = set()
    matched = []
    for _, i, j in sorted(scored, reverse=True):
        if i not in done_l and j not in done_r:
            done_l.add(i)
            done_r.add(j)
            matched.append((left[i], right[j]))
    return matched


def score(texts: Iterable[Text], by: str, errors: list[str] | None = None) -> dict[str, Score]:
    """Scores by name; ``by`` is the role by which relations are matched."""
    table: dict[str, Score] = defaultdict(Score)
    for text in texts:
        read = found(text)
        matched = pairs(text.gold, read, by)
        table[f"relations ({by})"].add(len(matched), len(read), len(text.gold))
        for role in _ROLES:
            there = frozenset().union(*(g.role(role) for g in text.gold)) if text.gold else frozenset()
            here = frozenset().union(*(f.role(role) for f in read)) if read else frozenset()
            table[f"{role}: tokens"].add(len(there & here), len(here), len(there))
            exact = {(g.role(role)) for g in text.gold if g.role(role)} & {f.role(role) for f in read if f.role(role)}
            table[f"{role}: exact spans"].add(
                len(exact),
                len({f.role(role) for f in read if f.role(role)}),
                len({g.role(role) for g in text.gold if g.role(role)}),
            )
            same = [dice(g.role(role), f.role(role)) for g, f in matched]
            table[f"{role}: right of matched"].add(sum(s >= _HALF for s in same), len(same), len(same))
            table[f"{role}: exact of matched"].add(sum(s == 1 for s in same), len(same), len(same))
            table[f"{role}: words of relations"].add(
                sum(len(g.role(role) & f.role(role)) for g, f in matched),
                sum(len(f.role(role)) for f in read),
                sum(len(g.role(role)) for g in text.gold),
            )
        if any(g.kind for g in text.gold):
            for kind in _KINDS:
                part = "whole" if kind == "reported" else "message"
                there = frozenset().union(*(g.message for g in text.gold if g.kind == kind))
                here = frozenset().union(*((f.whole if part == "whole" else f.message) for f in read if f.kind == kind))
                table[f"{kind}: tokens"].add(len(there & here), len(here), len(there))
                if text.genre:
                    table[f"{kind}: tokens, {text.genre}"].add(len(there & here), len(here), len(there))
        if errors is not None:
            errors += list(_errors(text, read, matched))
    return table


def _errors(text: Text, read: list[Relation], matched: list[tuple[Relation, Relation]]) -> Iterator[str]:
    left = [g for g in text.gold if not any(g is m for m, _ in matched)]
    right = [f for f in read if not any(f is m for _, m in matched)]
    for tag, rows in (("missed", left), ("wrong", right)):
        for one in rows:
            yield "\t".join((tag, one.kind, *(_words(text, one.role(r)) for r in _ROLES)))
    for g, f in matched:
        for role in _ROLES:
            if dice(g.role(role), f.role(role)) < 1:
                words = _words(text, g.role(role)), _words(text, f.role(role)), _words(text, g.cue)
                yield "\t".join((f"other {role}", g.kind, *words))


def _words(text: Text, tokens: Tokens) -> str:
    if not tokens:
        return ""
    spans = sorted(tokens)
    gaps: list[list[int]] = []
    for i in spans:
        if gaps and i == gaps[-1][1] + 1:
            gaps[-1][1] = i
        else:
            gaps.append([i, i])
    return " … ".join(" ".join(text.text[text.tokens[a][0] : text.tokens[b][1]].split()) for a, b in gaps)


_CORPORA = {"polnear": (polnear, "message"), "redewiedergabe": (redewiedergabe, "message"), "spkatt": (spkatt, "cue")}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", choices=sorted(_CORPORA))
    parser.add_argument("path", type=Path)
    parser.add_argument("--half", default="open", choices=("open", "sealed", "both"))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--errors", type=Path)
    args = parser.parse_args()
    load, by = _CORPORA[args.corpus]
    errors: list[str] | None = [] if args.errors else None
    texts = list(load(args.path, args.half))[:: args.every]
    print(args.corpus, args.half, len(texts), "texts,", sum(len(t.gold) for t in texts), "relations")
    if any(g.kind for t in texts for g in t.gold):
        print(dict(Counter(g.kind for t in texts for g in t.gold)))
    for name, value in sorted(score(texts, by, errors).items()):
        print(f"{name:32} {value}")
    if args.errors and errors is not None:
        args.errors.write_text("\n".join(errors), encoding="utf-8")


if __name__ == "__main__":
    main()
