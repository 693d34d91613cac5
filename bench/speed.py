"""What reading costs: cold start, memory, documents a second in one thread and over all cores.

    .venv/bin/python bench/speed.py [--documents N]

Reads the shipped examples again and again, with other digits each time so that nothing repeats.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from beleg.reading import claims

EXAMPLES = Path(__file__).parents[1] / "examples"
ARTICLE = 4_000  # characters of one
START = 10  # documents whose time is start-up


def copies(folder: Path, number: int, length: int = 0) -> int:
    """Write ``number`` texts made from the examples' plain files; returns their characters.

    Where they are to be of some ``length``, the body of each goes on with itself, with other digits.
    """
    texts = [p.read_text("utf-8") for p in sorted(EXAMPLES.glob("*.md"))]
    total = 0
    for at in range(number):
        text = whole = texts[at % len(texts)]
        while len(text) < length:
            body = whole.partition("\n---\n")[2].replace("1", f"{len(text) % 8 + 2}")
            text += body[: max(body.find("\n\n", length - len(text)), length - len(text))]
        text = text.replace("000", f"{(at * 37) % 899 + 100}") + f"\n{at}\n"
        (folder / f"{at:06}.md").write_text(text, "utf-8")
        total += len(text)
    return total


OFF_TOPIC = """
The town council voted nine to four for a new library, which is to cost 12.5 million euros and open in two years.
Heavy rain flooded 340 cellars on Tuesday; the fire brigade was called out 127 times, a spokeswoman said.
Unemployment fell to 5.9 percent in March, 38,000 fewer people than a year ago were out of work.
The orchestra opens its season with two symphonies, and 1,200 tickets were sold on the first day.
Im ersten Quartal verkaufte das Unternehmen 48.000 Fahrräder, 7 Prozent mehr als im Vorjahr.
Bei dem Zugunglück am Freitag wurden 23 Reisende leicht verletzt, teilte die Bahn mit.
Der Verein gewann das Spiel mit 3:1 und steht nun auf Platz 5 der Tabelle.
Die Stadt pflanzt 2.500 Bäume, die je 80 Euro kosten, und sucht Paten für sie.
В этом году урожай яблок составил 310 тысяч тонн, сообщили в министерстве сельского хозяйства.
Новый мост длиной 1200 метров откроют для движения в октябре, пообещал мэр.
Музей получил в дар 64 картины, выставка продлится до 15 января.
Le festival a accueilli 85 000 visiteurs, soit 12 % de plus qu'en 2024, selon ses organisateurs.
La nueva línea de metro tendrá 14 estaciones y transportará a 90.000 pasajeros al día.
""".strip().splitlines()


def off_topic(folder: Path, number: int, length: int = ARTICLE) -> int:
    """Write ``number`` articles of ordinary news, of about ``length`` characters each; returns their characters."""
    total = 0
    for at in range(number):
        lines: list[str] = []
        size = 0
        while size < length:
            lines.append(OFF_TOPIC[(at * 7 + len(lines) * (1 + at % 5)) % len(OFF_TOPIC)])
            size += len(lines[-1]) + 2
        text = "\n\n".join(lines) + f"\n\n{at}\n"
        (folder / f"{at:06}.md").write_text(text, "utf-8")
        total += len(text)
    return total


def beleg(*arguments: object) -> tuple[float, float]:
    """What a call takes, in seconds: by the clock, and of the processor."""
    before, started = os.times(), time.perf_counter()
    subprocess.run([sys.executable, "-m", "beleg", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)
    after, span = os.times(), time.perf_counter() - started
    return span, after.children_user + after.children_system - before.children_user - before.children_system


def rate(what: str, write: Callable[[Path, int], int], number: int, jobs: int) -> None:
    """Print the documents a second beyond start-up: in one process of its time, whatever else runs; in several by the clock."""
    with tempfile.TemporaryDirectory() as place:
        few, many = Path(place) / "few", Path(place) / "many"
        few.mkdir()
        many.mkdir()
        write(few, START)
        characters = write(many, number)
        short, long = (
            min(beleg("claims", folder, "--jobs", jobs, "--quiet")[jobs == 1] for _ in range(2))
            for folder in (few, many)
        )
    each = (number - START) / max(long - short, 1e-9)
    print(f"{what}, {jobs} job{'s' if jobs > 1 else ' '}".ljust(20), end="")
    print(f"{each:.0f} documents/s of {characters / number:.0f} characters")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    number = parser.parse_args().documents
    print(f"reading             {'plain Python' if str(claims.__file__).endswith('.py') else 'compiled'}")
    print(f"--help              {min(beleg('--help') for _ in range(5))[0]:.3f} s")
    with tempfile.TemporaryDirectory() as place:
        report = ("report", EXAMPLES, "-o", Path(place) / "dossier.html", "--quiet")
        print(f"report, examples    {min(beleg(*report) for _ in range(3))[0]:.2f} s")
    for jobs in sorted({1, os.cpu_count() or 1}):
        rate("claims", copies, number, jobs)
    rate("articles", partial(copies, length=ARTICLE), number, 1)
    rate("off topic", off_topic, number * 5, 1)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest process     {peak:.0f} MB")


if __name__ == "__main__":
    main()
