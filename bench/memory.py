"""Whether reading keeps its memory over very many documents: what one process holds after every tenth of them.

    .venv/bin/python bench/memory.py [--documents N] [--on-topic N]

Every document has words that no other has, so that whatever remembers words goes on meeting new ones. One in
``--on-topic`` is made from the shipped examples, in all their languages; the others are off the topic, as most of a crawl is.
"""

import argparse
import random
import time
from pathlib import Path

from beleg.model import Document
from beleg.reading.claims import read
from beleg.topics import topic

EXAMPLES = Path(__file__).parents[1] / "examples"
SYLLABLES = "ba ke li mo nu ra si to vu za да ке ли мо ну ра си то ву жа ал ба تم ري كو نا".split()


def held() -> int:
    """The megabytes of memory that this process holds now."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) // 1024


def strange(chance: random.Random, words: int) -> str:
    return " ".join("".join(chance.choices(SYLLABLES, k=4)) for _ in range(words))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--on-topic", type=int, default=10, help="one in how many (default 10)")
    asked = parser.parse_args()
    texts = [p.read_text("utf-8") for p in sorted(EXAMPLES.glob("*.md"))]
    chance, subject = random.Random(7), topic("recruitment")
    started, claims = time.process_time(), 0
    for number in range(asked.documents):
        if number % asked.on_topic == 0:
            text = texts[number // asked.on_topic % len(texts)] + "\n\n" + strange(chance, 60) + ".\n"
        else:
            text = strange(chance, 400) + f". {number}\n"
        claims += len(read(Document(f"{number:064}", str(number), text, format="markdown"), subject).claims)
        if (number + 1) % (asked.documents // 10) == 0:
            spent = time.process_time() - started
            print(f"{number + 1:8} documents  {held():5} MB  {claims} claims  {spent:.0f} s", flush=True)


if __name__ == "__main__":
    main()
