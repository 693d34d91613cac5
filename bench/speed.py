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
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"largest process     {peak:.0f} MB")


if __name__ == "__main__":
    main()
