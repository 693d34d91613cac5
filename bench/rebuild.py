"""Rebuild a case and compare its database with the one that grew: `python bench/rebuild.py [DOCUMENTS] [URL]`.

The case is made by `add`, in several calls, some texts under two names, some as records of a file; some documents are judged and
some erased. Then the database is made anew from archive and log, and both dumps must be the same, to the byte. Without a URL
the database is a file; `postgresql://…` names an empty one on a server, `server` starts one for as long as it takes.
"""

import sys
import tempfile
import time
from contextlib import ExitStack, nullcontext
from itertools import islice
from pathlib import Path

from speed import copies, off_topic

from beleg import adding, cases, erasing
from beleg.settings import Settings
from beleg.store.case import Folder
from beleg.store.judgements import Judgement, On, Verdict

JUDGED, ERASED = 50, 20
SETTINGS = Settings(quiet=True)


def silent(_: int) -> nullcontext[cases.Step]:
    return nullcontext(lambda _: None)


def texts(folder: Path, count: int) -> list[Path]:
    """So many documents in four portions: on the topic, off it, under other names, and as records."""
    portions = [folder / name for name in ("on", "off", "again", "records")]
    for one in portions:
        one.mkdir()
    on, off, again, records = portions
    copies(on, count // 5)
    off_topic(off, count - count // 5 - 100, length=1500)
    for path in islice(sorted(on.iterdir()), 0, None, 20):
        (again / path.name).write_bytes(path.read_bytes())
    lines = "".join(
        f'{{"text": "Record {number}: 1,{number:03} Kenyans fight for Russia.", "id": {number}}}\n'
        for number in range(100)
    )
    (records / "records.jsonl").write_text(lines, "utf-8")
    return portions


def timed(what: str, began: float, more: str = "") -> None:
    print(f"{what} in {time.perf_counter() - began:.0f} s{more}", flush=True)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    url = sys.argv[2] if len(sys.argv) > 2 else None
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if url == "server":
            sys.path.insert(0, str(Path(__file__).parents[1]))
            from tests.store import postgres  # noqa: PLC0415

            home = postgres.binaries()
            assert home is not None, "PostgreSQL is not installed"
            url = stack.enter_context(postgres.server(home))
        case = Folder.create(folder / "case", SETTINGS, url)
        stack.callback(case.close)
        began = time.perf_counter()
        for portion in texts(folder, count):
            adding.add(case, [str(portion)], SETTINGS, silent, lambda _: None)
        documents, claims = case.database.counts()
        timed(f"added {documents:,} documents with {claims:,} claims", began)
        for one in islice(case.database.documents(), JUDGED):
            why = f"{one.name} is to be looked at"
            cases.judge(case, Judgement("A. Editor", On.DOCUMENT, {"document": one.id}, Verdict.UNSURE, why))
        began = time.perf_counter()
        for one in list(islice(case.database.documents(), JUDGED // 2, JUDGED // 2 + ERASED)):
            erasing.erase(case, SETTINGS, one.id, "A. Editor", "a court's order", whole=True)
        timed(f"erased {ERASED}", began)
        before = case.database.digest()
        began = time.perf_counter()
        documents, claims, changes = cases.rebuild(case, SETTINGS, silent)
        timed(f"made anew with {documents:,} documents and {claims:,} claims", began)
        began, after = time.perf_counter(), case.database.digest()
        timed("dumped", began, f": {after[:16]}")
        began = time.perf_counter()
        problems = list(cases.verify(Folder.at(case.path), SETTINGS, None))
        timed("verified", began, f": {len(problems)} problems")
        same = before == after and not problems and not changes
        print("the same" if same else "NOT THE SAME")
        sys.exit(not same)


if __name__ == "__main__":
    main()
