"""What comparing costs: findings over many generated claims, how time grows, and one document added to all of them.

    .venv/bin/python bench/findings.py [--claims N] [--steps]

Documents, outlets and figures are invented. Figures are drawn so that few are repeated often and many once or twice, as in a
real collection; their texts are a line each, so that this measures the comparing and not the reading.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import math
import random
import resource
import time
from collections.abc import Iterator

from beleg.corroboration.findings import Case
from beleg.corroboration.sources import sources
from beleg.model import Claim, Document, Hedge, Span, Stance, Value
from beleg.topics import topic

EACH = 10  # claims of a document
MEASURES = (
    "killed",
    "recruited",
    "identified",
    "fighting",
    "captured",
    "missing",
    "convicted",
    "criminal_cases",
    "deserted",
)
MONEY = ("monthly_pay", "signing_bonus")
PEOPLE = "KZ KG TJ UZ NP IN LK BD CU CM KE GH NG UG ZA EG YE SY IQ JO CN KP RS AM AZ GE BY MD foreign africa central-asia".split()
SPEAKERS = 2_000
START = dt.date(2023, 1, 1)


SYLLABLES = "ba ke lo mi nu ra se ti vo za de fu gi ha jo ku le ma ni po".split()
SORTS = ("Relief Fund", "Institute", "Observatory", "Committee", "Ministry of Labour", "Press Service", "Desk")


def body(number: int) -> str:
    """The invented name of the speaker of that number: two words of syllables and what sort of body it is."""
    a, b, c, d = (SYLLABLES[number // 20**at * 7 % 20] for at in range(4))
    return f"{a}{c}{d}n {b}{a}r {SORTS[number % len(SORTS)]}".title()


def figure(rng: random.Random) -> tuple[str, str, int, int, int]:
    """One statement of the world: measure, people, value, who owns it, and on which day it was first told."""
    measure = rng.choice(MEASURES)
    size = int(math.exp(rng.uniform(0.7, 10)))
    return measure, rng.choice(PEOPLE), size, int(rng.paretovariate(0.8)) % SPEAKERS, rng.randrange(1_200)


def documents(number: int, seed: int = 7) -> Iterator[tuple[Document, list[Claim]]]:
    """``number`` documents of `EACH` claims."""
    rng = random.Random(seed)
    world = [figure(rng) for _ in range(max(number * 2, 50))]
    for at in range(number):
        yield document(at, world, rng)


def document(at: int, world: list[tuple[str, str, int, int, int]], rng: random.Random) -> tuple[Document, list[Claim]]:
    name = hashlib.sha256(str(at).encode()).hexdigest()
    chosen = [world[min(int(rng.paretovariate(0.4)) - 1, rng.randrange(len(world)))] for _ in range(EACH)]
    day = START + dt.timedelta(max(told for *_, told in chosen) + rng.randrange(60))
    text = " ".join(f"Report {at} gives {value} for {measure}." for measure, _, value, _, _ in chosen)
    found, begin = [], 0
    for measure, people, value, speaker, _ in chosen:
        end = text.index(".", begin) + 1
        span = Span(begin, end, text[begin:end])
        hedge = rng.choice((Hedge.EXACT, Hedge.EXACT, Hedge.AT_LEAST, Hedge.ABOUT))
        unit = "case" if measure == "criminal_cases" else "person"
        stance = Stance.DENIED if rng.random() < 0.02 else Stance.ASSERTED
        low, high = (value, None) if hedge is Hedge.AT_LEAST else (value, value)
        said_by = (body(speaker),) if rng.random() < 0.8 else ()
        sides = (("side", "RU"),)
        found.append(
            Claim(name, span, "en", measure, Value(low, high, hedge, unit), (people,), None, stance, said_by, sides)
        )
        begin = end
    outlet = f"The {body(at % 500 + 9_000)} Courier"
    return Document(name, f"{at}.txt", text, outlet=outlet, published=day.isoformat(), lang="en"), found


def measured(number: int) -> tuple[float, Case]:
    """Seconds for all findings over ``number`` claims, without making them up."""
    made = list(documents(number // EACH))
    began = time.perf_counter()
    case = Case(topic("recruitment"), sources("recruitment"))
    for document_, claims in made:
        case.add(document_, claims)
    found = case.findings()
    spent = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{number:>9,} claims {spent:8.1f} s {len(found):>9,} findings, {peak:.2f} GB at most", flush=True)
    return spent, case


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--steps", action="store_true", help="also a tenth and a hundredth, and the exponent of growth")
    options = parser.parse_args()
    sizes = [options.claims // 100, options.claims // 10, options.claims] if options.steps else [options.claims]
    spent = []
    for size in sizes:
        seconds, case = measured(size)
        spent.append(seconds)
    if len(sizes) > 1:
        print(
            f"time grows with claims to the power of {math.log(spent[-1] / spent[0]) / math.log(sizes[-1] / sizes[0]):.2f}"
        )
    rng = random.Random(1)
    more, claims = document(-1, [figure(rng) for _ in range(50)], rng)
    began = time.perf_counter()
    case.add(more, claims)
    case.findings()
    print(f"one more document   {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
