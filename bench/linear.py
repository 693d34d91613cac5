"""What hostile text costs: 1 MB each of what is no prose, alone and behind a sentence with a claim, and to each building block.

.venv/bin/python bench/linear.py [--size BYTES]
"""

import argparse
import time
from collections.abc import Callable
from functools import partial

from beleg import quantities, read, statements, times

CLAIM = "Sieben Kenianer, die für Russland kämpfen, sind laut dem Ministerium gefallen. "
SCENE = "Soldaten an der Front. "
PIECES = {
    "digits": "1",
    "numbers": "12 ",
    "'und '": "und ",
    "opening quotation marks": "„",
    "straight quotation marks": '"a ',
    "one unbroken word": "a",
    "lines of one letter": "a\n",
    "colons": ": ",
    "brackets": "(",
    "full stops": "1.",
    "short sentences": "Es war so. ",
    "words of the topic": "Soldaten Front Vertrag ",
}


BLOCKS = (quantities, times, statements)


def spent(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000)
    size = parser.parse_args().size
    read(CLAIM, "de")
    for block in BLOCKS:
        block(CLAIM, "de")  # loads its words
    names = ("alone", "on topic", "with claim", *(block.__name__ for block in BLOCKS))
    print(f"{'CPU seconds':28}" + "".join(f"{name:>12}" for name in names))
    for name, piece in PIECES.items():
        text = piece * (size // len(piece))
        seconds = [spent(partial(read, head + text, None)) for head in ("", SCENE, CLAIM)]
        seconds += [spent(partial(block, text, "de")) for block in BLOCKS]
        print(f"{name:28}" + "".join(f"{one:12.2f}" for one in seconds), flush=True)


if __name__ == "__main__":
    main()
