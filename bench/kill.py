"""Kill `beleg add` again and again, at random moments, and look what is left.

    .venv/bin/python bench/kill.py [--documents N] [--kills N] [--seed N]

After every kill the case is opened anew: `verify` must find nothing, nothing that was reported as stored may be missing, and
no document may be there without its claims. When all have been taken in, the case goes and the next one is begun; each that
was finished must have the claims of one that was never killed. Exit status 1 where anything is not so.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from speed import copies, off_topic

from beleg import cases
from beleg.settings import Settings
from beleg.store.case import Folder

BELEG = (sys.executable, "-m", "beleg")
Claims = dict[str, list[str]]


def write(texts: Path, count: int) -> None:
    """So many documents, every fourth with claims: the faster they are read, the more kills meet the moment of storing."""
    on = texts.with_name("on")
    for folder in (texts, on):
        folder.mkdir()
    off_topic(texts, count, length=600)
    copies(on, count // 4)
    for at, path in enumerate(sorted(on.iterdir())):
        path.replace(texts / f"{4 * at:06}.md")


def beleg(*arguments: object, cwd: Path) -> None:
    subprocess.run([*BELEG, *map(str, arguments), "--quiet"], cwd=cwd, check=False)


def look(case: Path) -> tuple[list[str], Claims]:
    """What is wrong with a case, and the ids of each document's claims."""
    checked = Folder.at(case)
    wrong = [f"{one.place} {one.what}" for one in cases.verify(checked, Settings(), None)]
    checked.close()
    folder = Folder.open(case)
    found = {one.document.name: [claim.id for claim in one.claims] for one in folder.database.readings()}
    folder.close()
    return wrong, found


def amiss(case: Path, told: Path, expected: Claims) -> tuple[str, Claims]:
    """What is not as it must be after a kill, empty where all is; and what is there."""
    problems, found = look(case)
    lost = set(told.read_text("utf-8").splitlines()) - found.keys()
    half = [name for name, claims in found.items() if claims != expected[name]]
    said = f"{problems[:3]}, {len(lost)} lost, {len(half)} half there" if problems or lost or half else ""
    return said, found


def killed(case: Path, texts: Path, jobs: int, after: float, stored: int, told: Path) -> bool:
    """Add until so many more are stored, and so many seconds longer, then kill all its processes; whether it was at work."""
    with told.open("a", encoding="utf-8") as names:
        process = subprocess.Popen(
            [*BELEG, "add", str(texts), "--jobs", str(jobs), "--list", "--quiet"],
            cwd=case,
            stdout=names,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = told.read_bytes().count(b"\n") + stored
        while stored and process.poll() is None and told.read_bytes().count(b"\n") < until:
            time.sleep(0.01)
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return True
    return False


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=7)
    given = options.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        texts = work / "texts"
        write(texts, given.documents)
        whole = work / "whole"
        beleg("init", whole, cwd=work)
        started = time.perf_counter()
        beleg("add", next(texts.iterdir()), cwd=whole)
        start = time.perf_counter() - started
        began = time.perf_counter()
        beleg("add", texts, cwd=whole)
        seconds = time.perf_counter() - began
        _, expected = look(whole)
        total = sum(map(len, expected.values()))
        print(f"{given.documents} documents, {total} claims, {seconds:.0f} s when never killed", flush=True)
        wrong = rounds = kills = 0
        while kills < given.kills:
            case, told = work / f"case{rounds}", work / f"told{rounds}"
            beleg("init", case, cwd=work)
            rounds += 1
            while kills < given.kills:
                # Any moment from the start of the program on, or from when it has stored some.
                early = chance.random() < 0.3
                stored = 0 if early else chance.randint(1, 150)
                after = chance.uniform(0.1, start + 1) if early else chance.uniform(0, 1)
                if not killed(case, texts, chance.choice((1, 1, 2)), after, stored, told):
                    break
                kills += 1
                said, found = amiss(case, told, expected)
                if said:
                    wrong += 1
                    print(f"kill {kills}: {said}")
                if kills % 20 == 0:
                    print(
                        f"{kills} kills in {rounds} cases, {len(found)} documents in this one, {wrong} wrong",
                        flush=True,
                    )
            beleg("add", texts, cwd=case)
            if look(case) != ([], expected):
                wrong += 1
                print(f"case {rounds}: when finished it has other claims than one that was never killed")
        print(f"{kills} kills in {rounds} cases: {wrong or 'nothing'} wrong")
        sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
