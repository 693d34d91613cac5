"""Kill `beleg add` again and again, at random moments, and look what is left.

    .venv/bin/python bench/kill.py [--documents N] [--kills N] [--seed N]

After every kill the case is opened anew: `verify` must be clean, nothing that was reported as stored may be missing, and
no document may be there without its claims. When all have been taken in, the case goes and the next one is begun; each that
was finished must have the claims of one that was never killed. Exit status 1 where anything is not so.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from speed import copies

BELEG = (sys.executable, "-m", "beleg")


def beleg(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [*BELEG, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def claims(case: Path) -> Counter[str]:
    """The claims of each document, as lines."""
    found = beleg("claims", "--format", "jsonl", cwd=case)
    return Counter(found.stdout.splitlines())


def killed(case: Path, texts: Path, after: float, told: Path) -> bool:
    """Add for so many seconds, then kill all its processes; whether it was still at work."""
    with told.open("a", encoding="utf-8") as names:
        process = subprocess.Popen(
            [*BELEG, "add", str(texts), "--list", "--quiet"],
            cwd=case,
            stdout=names,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
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
        texts.mkdir()
        copies(texts, given.documents)
        whole = work / "whole"
        beleg("init", whole, cwd=work)
        started = time.perf_counter()
        beleg("add", next(texts.iterdir()), cwd=whole)
        start = time.perf_counter() - started
        started = time.perf_counter()
        beleg("add", texts, cwd=whole)
        seconds = time.perf_counter() - started
        expected = claims(whole)
        print(f"{given.documents} documents, {expected.total()} claims, {seconds:.0f} s when never killed", flush=True)
        wrong = rounds = kills = 0
        while kills < given.kills:
            case, told = work / f"case{rounds}", work / f"told{rounds}"
            beleg("init", case, cwd=work)
            rounds += 1
            while kills < given.kills:
                # Any moment from the start of the program on; short enough that a case is killed many times before all is in.
                if not killed(case, texts, chance.uniform(0.1, start + max(1.0, seconds / 8)), told):
                    break
                kills += 1
                done = beleg("verify", cwd=case)
                found = claims(case)
                there = {json.loads(line)["document"] for line in found}
                lost = set(told.read_text("utf-8").splitlines()) - there
                half = [line for line in expected if json.loads(line)["document"] in there and line not in found]
                if done.returncode or lost or half:
                    wrong += 1
                    print(
                        f"kill {kills}: {(done.stdout + done.stderr).strip()[-300:]} lost {len(lost)} half {len(half)}"
                    )
                if kills % 20 == 0:
                    print(
                        f"{kills} kills in {rounds} cases, {len(there)} documents in this one, {wrong} wrong",
                        flush=True,
                    )
            beleg("add", texts, cwd=case)
            if claims(case) != expected or beleg("verify", cwd=case).returncode:
                wrong += 1
                print(f"case {rounds}: when finished it has other claims than one that was never killed")
        print(f"{kills} kills in {rounds} cases: {wrong or 'nothing'} wrong")
        sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
