"""What hostile text costs: 1 MB each of what is no prose, alone and behind a sentence with a claim.

.venv/bin/python bench/linear.py [--size BYTES]
"""

import argparse
import time

from beleg import read

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000)
    size = parser.parse_args().size
    read(CLAIM, "de")
    print(f"{'':28}{'alone':>8}{'on topic':>10}{'with claim':>12}   seconds")
    for name, piece in PIECES.items():
        text = piece * (size // len(piece))
        spent = []
        for head in ("", SCENE, CLAIM):
            began = time.perf_counter()
            read(head + text, None)
            spent.append(time.perf_counter() - began)
        print(f"{name:28}{spent[0]:8.2f}{spent[1]:10.2f}{spent[2]:12.2f}", flush=True)


if __name__ == "__main__":
    main()
