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
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"


def copies(folder: Path, number: int) -> int:
    """Write ``number`` texts made from the examples' plain files; returns their characters."""
    texts = [p.read_text("utf-8") for p in sorted(EXAMPLES.glob("*.md"))]
    total = 0
    for at in range(number):
        text = texts[at % len(texts)].replace("000", f"{(at * 37) % 899 + 100}") + f"\n{at}\n"
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


def off_topic(folder: Path, number: int, length: int = 4_000) -> int:
    """Write ``number`` articles of ordinary news, of about ``length`` characters each; returns their characters."""
    total = 0
    for at in range(number):
        lines, size = [], 0
        while size < length:
            lines.append(OFF_TOPIC[(at * 7 + len(lines) * (1 + at % 5)) % len(OFF_TOPIC)])
            size += len(lines[-1]) + 2
        text = "\n\n".join(lines) + f"\n\n{at}\n"
        (folder / f"{at:06}.md").write_text(text, "utf-8")
        total += len(text)
    return total


def beleg(*arguments: object) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "beleg", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    number = parser.parse_args().documents
    with tempfile.TemporaryDirectory() as place:
        folder, few = Path(place) / "many", Path(place) / "few"
        folder.mkdir()
        few.mkdir()
        characters = copies(folder, number)
        copies(few, 10)
        print(f"--help              {min(beleg('--help') for _ in range(5)):.3f} s")
        page = Path(place) / "dossier.html"
        print(f"report, examples    {min(beleg('report', EXAMPLES, '-o', page, '--quiet') for _ in range(3)):.2f} s")
        for jobs in (1, os.cpu_count() or 1):
            start = min(beleg("claims", few, "--jobs", jobs, "--quiet") for _ in range(2))
            span = beleg("claims", folder, "--jobs", jobs, "--quiet") - start
            rate = (number - 10) / span
            print(
                f"claims, {jobs} job{'s' if jobs > 1 else ' '}     {rate:.0f} documents/s of {characters / number:.0f} characters"
            )
        other = Path(place) / "other"
        other.mkdir()
        less = Path(place) / "less"
        less.mkdir()
        off_topic(less, 10)
        characters = off_topic(other, number * 5)
        start = min(beleg("claims", less, "--jobs", 1, "--quiet") for _ in range(2))
        span = max(beleg("claims", other, "--jobs", 1, "--quiet") - start, 1e-9)
        rate = number * 5 / span
        print(f"off topic, 1 job    {rate:.0f} documents/s of {characters / number / 5:.0f} characters")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"largest process     {peak:.0f} MB")


if __name__ == "__main__":
    main()
