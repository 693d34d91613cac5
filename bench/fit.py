"""Fits the weights that pair numbers with signals, on labelled documents.

    .venv/bin/python bench/fit.py LABELLED.json… [--write] [--strength 2.0]

LABELLED are files of the form of the gold standard (text, lang, claims), or cases.jsonl of a pack. Every number of a
labelled text is one example: its candidates are the signals it may go with, and none. The weights maximise the
likelihood of the labelled measure (a conditional log-linear model: Berger, Della Pietra and Della Pietra 1996), held
near those that were set by hand (prior.toml) by a Gaussian prior of ``--strength``. F1 is cross-validated by document.
``--write`` changes src/beleg/reading/weights.toml in place.
"""

import argparse
import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np

from beleg.languages.numbers import Quantity
from beleg.model import Document
from beleg.reading import claims, pairing
from beleg.reading.assign import Pairer
from beleg.topics import topic

PRIOR = Path(__file__).with_name("prior.toml")
WEIGHTS = Path(pairing.__file__).with_name("weights.toml")
FOLDS = 10
NOTHING = 2.0  # what a number that is no claim weighs: labelled texts have few of them, the world has many
CASE = 2.0  # what a number of a case weighs
OTHER = pairing.OTHER  # a word that says something of no measure: as good as nothing where the number is no claim
STEPS, RATE = 400, 0.05


@dataclass
class Example:
    document: str
    candidates: list[tuple[str, dict[str, float]]]  # measure, features
    right: frozenset[str]  # empty: no claim
    case: bool = False  # a sentence written for a pack: the traps are here


class Recorder:
    """Notes the candidates of every number while documents are read."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, Quantity, list[tuple[str, dict[str, float]]]]] = []
        self.plain = Pairer.best

    def __enter__(self) -> Self:
        recorder = self

        def best(pairer: Pairer, index: int) -> pairing.Pairing | None:
            recorder.note(pairer, index)
            return recorder.plain(pairer, index)

        Pairer.best = best  # type: ignore[method-assign]
        return self

    def __exit__(self, *_: object) -> None:
        Pairer.best = self.plain  # type: ignore[method-assign]

    def note(self, pairer: Pairer, index: int) -> None:
        """A number and its candidates; the further members of a list follow the first and teach nothing."""
        if index and pairer.group[index] == pairer.group[index - 1]:
            return
        rows = []
        for signal, features in pairer.candidates(index):
            row: dict[str, float] = {}
            for name, times in features:
                row[name] = row.get(name, 0.0) + times
            rows.append((signal.measure, row))
        if rows:
            quantity = pairer.numbers[index].quantity
            self.seen.append((pairer.sentence.start + pairer.sentence.tokens.start[quantity.at], quantity, rows))


def places(text: str, quote: str) -> Iterator[tuple[int, int]]:
    pattern = r"[\s|]+".join(map(re.escape, re.split(r"[\s|]+", quote.strip())))
    for match in re.finditer(pattern, text):
        yield match.span()


def labelled(file: Path) -> Iterator[tuple[str, str, dict[str, Any], bool]]:
    """The labelled texts of a file: one document, or the cases of a pack (True), whose claims have no quotes."""
    if file.suffix == ".jsonl":
        for number, line in enumerate(file.read_text("utf-8").splitlines()):
            case = json.loads(line)
            yield f"{file.parent.name}/{number}", case["text"], {"lang": file.parent.name, **case}, True
        return
    gold = json.loads(file.read_text("utf-8"))
    text = gold.get("text") or (file.parents[2] / gold["text_file"]).read_text("utf-8")
    yield f"{file.parent.name}/{file.stem}", text, gold, False


def examples(files: Iterable[Path]) -> list[Example]:
    found, about = [], topic("recruitment")
    for name, text, gold, case in (row for file in files for row in labelled(file)):
        key = hashlib.sha256(text.encode()).hexdigest()
        document = Document(key, name, text, None, gold.get("outlet"), None, gold.get("published"), gold.get("lang"))
        with Recorder() as recorder:
            claims.read(document, about)
        known = [c for c in gold["claims"] if "measure" in c]  # a case may ask for a slot only
        spans = [(a, b, c) for c in known for a, b in ([(0, len(text))] if case else places(text, c["quote"]))]
        for at, quantity, rows in recorder.seen:
            here = [c for a, b, c in spans if a <= at < b]
            same = [c for c in here if (c.get("low"), c.get("high")) == (quantity.low, quantity.high)]
            if any(c.get("optional") for c in here) or (not case and here and not same):
                continue
            right = frozenset(m for c in same for m in (c["measure"], *c.get("accept", ())))
            if right and not any(measure in right for measure, _ in rows):
                continue  # no candidate is right: nothing to learn about the choice
            found.append(Example(name, rows, right, case))
    return found


def matrices(rows: list[Example], names: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    index = {name: n for n, name in enumerate(names)}
    x, owner, right = [], [], []
    for number, example in enumerate(rows):
        for measure, features in [*example.candidates, ("", {})]:
            line = np.zeros(len(names))
            for name, times in features.items():
                if name in index:
                    line[index[name]] += times
            x.append(line)
            owner.append(number)
            right.append(measure in example.right if example.right else measure in ("", OTHER))
    return np.array(x), np.array(owner), np.array(right)


def fit(rows: list[Example], names: list[str], start: np.ndarray, strength: float) -> np.ndarray:
    x, owner, right = matrices(rows, names)
    cost = np.array([(1.0 if e.right else NOTHING) * (CASE if e.case else 1.0) for e in rows])[owner]
    weights, first, second = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        shares = np.exp(np.clip(x @ weights, -30, 30))
        total = np.bincount(owner, shares)
        good = np.bincount(owner, shares * right)
        gradient = x.T @ (cost * (shares / total[owner] - shares * right / np.maximum(good[owner], 1e-12)))
        gradient += strength * (weights - start)
        first, second = 0.9 * first + 0.1 * gradient, 0.999 * second + 0.001 * gradient**2
        weights = weights - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def chosen(rows: list[Example], names: list[str], weights: np.ndarray) -> list[tuple[str, float]]:
    """The measure read for each example ("" for none), and its score."""
    known = dict(zip(names, weights, strict=True))
    out = []
    for example in rows:
        best = ("", 0.0)
        for measure, features in example.candidates:
            total = sum(known.get(name, 0.0) * times for name, times in features.items())
            if total > best[1]:
                best = (measure, total)
        out.append(best if best[0] != OTHER else ("", 0.0))
    return out


def f1(rows: list[Example], read: list[tuple[str, float]]) -> float:
    hits = sum(measure in e.right for e, (measure, _) in zip(rows, read, strict=True) if measure)
    said, gold = sum(bool(m) for m, _ in read), sum(bool(e.right) for e in rows)
    return 2 * hits / max(1, said + gold)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--strength", type=float, default=2.0)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = examples(options.files)
    before = pairing.weights()
    names = sorted(
        {n for n in before if not n.startswith("confidence.")} | {n for e in rows for _, f in e.candidates for n in f}
    )
    tables = tomllib.loads(PRIOR.read_text("utf-8"))
    prior = {f"{table}.{name}": value for table, row in tables.items() for name, value in row.items()}
    start = np.array([prior.get(name, 0.0) for name in names])
    now = np.array([before.get(name, 0.0) for name in names])
    print(f"{len(rows)} numbers, {sum(bool(e.right) for e in rows)} claims, {len(names)} weights")
    print(f"F1 as they are {f1(rows, chosen(rows, names, now)):.3f}")
    documents = sorted({e.document for e in rows}, key=lambda d: hashlib.sha256(d.encode()).hexdigest())
    fold = {document: n % FOLDS for n, document in enumerate(documents)}
    read: list[tuple[str, float]] = []
    tested: list[Example] = []
    for number in range(FOLDS):
        train = [e for e in rows if fold[e.document] != number]
        test = [e for e in rows if fold[e.document] == number]
        read += chosen(test, names, fit(train, names, start, options.strength))
        tested += test
    print(f"F1 cross-validated by document {f1(tested, read):.3f}")
    weights = fit(rows, names, start, options.strength)
    print(f"F1 fitted on all {f1(rows, chosen(rows, names, weights)):.3f}")
    for name, old, new in sorted(zip(names, now, weights, strict=True), key=lambda r: -abs(r[2] - r[1])):
        if abs(new - old) > 0.15:
            print(f"  {name:32} {old:+.2f} -> {new:+.2f}")
    if options.write:
        write(dict(zip(names, weights, strict=True)))


def write(weights: dict[str, float]) -> None:
    """Change the numbers in weights.toml, keep its comments; a weight that is not there yet goes to the end of its table."""
    lines, table, done = [], "", set()
    missing = {n: w for n, w in weights.items() if abs(w) >= 0.05}

    def rest() -> None:
        at = len(lines)
        while at and not lines[at - 1].strip():
            at -= 1
        more = [
            f"{n.split('.')[1]} = {w:.2f}"
            for n, w in sorted(missing.items())
            if n.split(".")[0] == table and n not in done
        ]
        lines[at:at] = more

    for old in WEIGHTS.read_text("utf-8").splitlines():
        line = old
        if heading := re.match(r"\[(\w+)\]", line):
            rest()
            table = heading[1]
        elif (entry := re.match(r"(\w+) = -?[\d.]+", line)) and f"{table}.{entry[1]}" in weights:
            name = f"{table}.{entry[1]}"
            done.add(name)
            line = re.sub(r"= -?[\d.]+", f"= {weights[name]:.2f}", line, count=1)
        lines.append(line)
    rest()
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
