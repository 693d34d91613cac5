"""What is erased is gone from every file, and the log only says that something was."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.store.casework import ONE, add, claims, erase, problems, silent

from beleg import adding, cases, erasing, pipeline
from beleg.errors import FixSettings
from beleg.judging import Judging
from beleg.model import Document, Reading
from beleg.settings import Settings
from beleg.store.case import Folder, Missing
from beleg.store.judgements import Judgement, On, Verdict, on_claim

# Words that stand nowhere else, each in another place of the same document.
BODY, QUOTED = "Grendelwitz", "Vorlockheim"
SECRET = {
    "title": "Zwirbelnacht",
    "site": "Knurrblatt",
    "author": "Ottokar Wumpe",
    "url": "https://wumpe.example/quappe",
}
TEXT = f"In {BODY} kämpfen mehr als 47.118.215 Kasachen für Russland, teilte das {QUOTED}amt mit."
FILE, COPY, REASON = "moorhexe.md", "sumpfgeist.md", "Krakelfuchs"


@pytest.fixture
def secret(tmp_path: Path) -> list[Path]:
    """One text under two names."""
    head = "".join(f"{key}: {value}\n" for key, value in SECRET.items())
    folder = tmp_path / "others"
    folder.mkdir()
    for name in (FILE, COPY):
        (folder / name).write_text(f"---\ndate: 2025-03-01\n{head}---\n\n{TEXT}\n", "utf-8")
    return [folder / FILE, folder / COPY]


def readable(folder: Path) -> list[str]:
    """Which of the words can be read in a file of the case, or in the name of one, however they are written."""
    wanted = [BODY, QUOTED, FILE, COPY, REASON, "47118215", "47.118.215", *SECRET.values(), "wumpe", "Wumpe"]
    forms = {form: word for word in wanted for form in (word, word.lower(), word.casefold(), word.replace(" ", ""))}
    found = set()
    for path in (folder, *folder.rglob("*")):
        data = path.name.encode() + (path.read_bytes() if path.is_file() else b"")
        for form, word in forms.items():
            if any(form.encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
                found.add(f"{word} in {path}")
    return sorted(found)


def judge_all(case: Folder) -> None:
    """Judgements on the document, its claim and its source, and one on another source."""
    (reading,) = (r for r in cases.readings(case, ONE) if isinstance(r, Reading) and TEXT in r.document.text)
    (claim,) = reading.claims
    was = {"id": claim.id, "quote": claim.span.quote, "said_by": list(claim.said_by)}
    for one in (
        Judgement(
            "Ada", On.CLAIM, on_claim(claim), Verdict.CORRECT, f"{REASON} says so", {"said_by": [QUOTED]}, was=was
        ),
        Judgement("Ada", On.DOCUMENT, {"document": reading.document.id}, Verdict.UNSURE, REASON, grade="B2"),
        Judgement("Ada", On.FINDING, {"kind": "revision", "claims": [list(claim.anchor)]}, Verdict.ACCEPT, REASON),
        Judgement("Ada", On.SOURCE, {"name": SECRET["author"]}, Verdict.REJECT, REASON),
        Judgement("Ada", On.SOURCE, {"name": "Das Ministerium"}, Verdict.ACCEPT, "known for years"),
    ):
        cases.judge(case, one)


def test_nothing_of_it_can_be_read_any_more(case: Folder, texts: Path, secret: list[Path]) -> None:
    add(case, texts, *secret)
    judge_all(case)
    assert len({line.split(" in ")[0] for line in readable(case.path)}) > 9  # the words are looked for where they stand
    assert readable(case.path / "log.jsonl") == [] != readable(case.path / "archive")
    erased = erase(case, secret[0])
    assert erased == erasing.Erased(tuple(map(str, sorted(secret))), clean=True)
    assert readable(case.path) == []  # while the database is still open
    assert problems(case) == []
    case.close()
    assert readable(case.path) == []
    assert len(claims(case)) == 5
    events = list(case.log)
    assert (events[-1].type, events[-1].body["by"], events[-1].body["why"]) == (
        "tombstone",
        "A. Editor",
        "a court's order",
    )
    # Who judged something, and that of the other source, are still told.
    assert sum(event.type == "judgement" for event in events) == 5
    kinds = [one.kind for one in case.database.judgements()]
    assert kinds == [On.CLAIM, On.DOCUMENT, On.FINDING, On.SOURCE]
    before = list(case.database.dump())
    cases.rebuild(case, ONE, silent)
    assert list(case.database.dump()) == before
    assert readable(case.path) == []
    case.close()
    (case.path / "beleg.db").unlink()
    assert problems(case) == []
    assert readable(case.path) == []


def test_a_reader_who_is_still_there_is_told_of(
    case: Folder, texts: Path, secret: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(case, texts, *secret)
    monkeypatch.setattr("beleg.store.engine.PATIENCE", 0.1)
    case.close()
    reader = Folder.open(case.path)
    documents = reader.database.documents()
    next(documents)
    assert not erase(case, secret[0]).clean
    list(documents)
    reader.close()
    case.close()
    assert readable(case.path) == []


def test_what_was_erased_does_not_come_back_in_another_file(case: Folder, tmp_path: Path) -> None:
    record = json.dumps({"text": TEXT}, ensure_ascii=False)
    first, second, page = (tmp_path / name for name in ("a.jsonl", "b.jsonl", "c.txt"))
    first.write_text(record, "utf-8")
    second.write_text(f'{{"text": "Ein Text."}}\n{record}\n', "utf-8")
    page.write_text(TEXT, "utf-8")
    add(case, first)
    erase(case, first)
    for path in (first, second, page):  # the same file, the same record in another file, the same text as a file
        made = add(case, path)
        assert made.new == 0
        assert "erased on" in made.skipped[0].reason
    assert readable(case.path) == []
    assert problems(case) == []
    assert list(case.database.documents()) == []


def test_two_files_with_the_same_bytes_that_hold_what_was_erased_are_both_refused(case: Folder, tmp_path: Path) -> None:
    record = json.dumps({"text": TEXT}, ensure_ascii=False)
    (tmp_path / "first.jsonl").write_text(record, "utf-8")
    add(case, tmp_path / "first.jsonl")
    erase(case, tmp_path / "first.jsonl")
    others = [tmp_path / "a.jsonl", tmp_path / "b.jsonl", tmp_path / "c.txt"]
    for path in others[:2]:
        path.write_text(f'{{"text": "Ein Text."}}\n{record}\n', "utf-8")
    others[2].write_text("Ein anderer Text.", "utf-8")
    made = add(case, *others)
    assert [Path(one.name).name for one in made.skipped] == ["a.jsonl", "b.jsonl"]
    assert all("holds what was erased" in one.reason for one in made.skipped)
    assert (made.new, made.documents) == (1, 1)
    assert problems(case) == []


def test_what_was_read_there_is_not_judged_once_it_was_erased(
    case: Folder, texts: Path, secret: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The judgement was prepared, with the words of the claim, when another erased its document."""
    add(case, texts, *secret)
    other, judging = Folder.open(case.path), Judging(case, ONE)
    (claim,) = (one for one in claims(case) if one[1] == 47118215)
    (id_,) = (one.id for r in case.database.readings() if r.document.name == claim[0] for one in r.claims)
    real = cases.judge

    def judge(folder: Folder, judgement: Judgement) -> Judgement:
        assert judgement.was["quote"]
        erase(other, secret[0])
        return real(folder, judgement)

    monkeypatch.setattr(cases, "judge", judge)
    with pytest.raises(FixSettings, match="has just been erased: nothing was recorded"):
        judging.judge(id_, "accept", by="Ada")
    other.close()
    assert readable(case.path) == []
    assert problems(case) == []


def test_what_others_need_stays(case: Folder, tmp_path: Path) -> None:
    """A page whose text is, to the byte, another file."""
    page, text = tmp_path / "page.jsonl", tmp_path / "text.txt"
    page.write_text(json.dumps({"text": "Ein Text, den zwei haben."}), "utf-8")
    text.write_text("Ein Text, den zwei haben.", "utf-8")
    add(case, page, text)
    erase(case, text)
    assert [one.name for one in case.database.documents()] == [f"{page}#1"]
    assert problems(case) == []


def test_a_file_of_which_nothing_could_be_read_can_be_erased(case: Folder, tmp_path: Path) -> None:
    broken = tmp_path / FILE
    broken.with_suffix(".pdf").write_bytes(b"%PDF-1.7 " + BODY.encode())
    add(case, broken.with_suffix(".pdf"))
    assert readable(case.path) != []
    erase(case, broken.with_suffix(".pdf"))
    assert readable(case.path) == []
    assert problems(case) == []
    assert list(cases.readings(case, ONE)) == []


def test_too_short_a_beginning_erases_nothing(case: Folder, texts: Path) -> None:
    add(case, texts)
    id_ = next(iter(case.database.documents())).id
    with pytest.raises(FixSettings, match="no document is called"):
        erase(case, id_[:5])
    erase(case, id_[:6])
    assert len(claims(case)) == 4


def test_erased_while_another_is_taking_it_in(case: Folder, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was there when the other looked for it, and is not when the other stores it."""
    add(case, texts / "0.txt")
    (texts / "copy.txt").write_bytes((texts / "0.txt").read_bytes())
    other = Folder.open(case.path)
    real = adding._store

    def store(*arguments: Any) -> None:
        erase(case, texts / "0.txt")
        assert not any(path.is_file() for path in case.archive.objects.rglob("*"))
        real(*arguments)

    monkeypatch.setattr(adding, "_store", store)
    made = add(other, texts / "copy.txt")
    assert made.new == 0
    assert "was erased on" in made.skipped[0].reason
    assert problems(case) == []
    other.close()


def test_erased_while_the_database_is_made_anew(case: Folder, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(case, texts)
    other = Folder.open(case.path)
    real = cases._read_again
    left = [2]

    def read(missing: Missing, settings: Settings) -> list[Reading]:
        left[0] -= 1
        if not left[0]:
            erase(other, texts / "1.txt")
            erase(other, texts / "4.txt")
        return real(missing, settings)

    monkeypatch.setattr(cases, "_read_again", read)
    assert cases.rebuild(case, ONE, silent) == (3, 3, [])
    assert problems(case) == []
    assert [Path(name).name for name, _ in claims(case)] == ["0.txt", "2.txt", "3.txt"]
    other.close()


def test_erased_while_new_rules_read_it_again(case: Folder, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(case, texts)
    now = pipeline.rules(case.topic)
    monkeypatch.setattr(cases, "rules", lambda _: replace(now, packs={**now.packs, "de": "changed"}))
    real = cases.read_whole
    other = Folder.open(case.path)

    def read(document: Document, settings: Settings) -> Reading:
        if document.name.endswith("4.txt"):
            erase(other, texts / "1.txt")
        return real(document, settings)

    monkeypatch.setattr(cases, "read_whole", read)
    assert cases.update(case, ONE, silent) == []
    assert [Path(name).name for name, _ in claims(case)] == ["0.txt", "2.txt", "3.txt", "4.txt"]
    assert case.database.counts() == (4, 4)
    assert problems(case) == []
    other.close()


def test_what_a_killed_rebuild_left_is_gone_too(case: Folder, texts: Path, secret: list[Path]) -> None:
    add(case, texts, *secret)
    case.close()
    for ending in ("", "-wal"):
        (case.path / f"beleg.db.part{ending}").write_bytes(TEXT.encode())
    erase(case, secret[0])
    assert readable(case.path) == []
