"""One contract for the database, whichever it is."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from tests.store.histories import History, claim, document, other_rules, reading, rules, story

from beleg.errors import FixSettings, StopRun
from beleg.model import Reading
from beleg.store import schema
from beleg.store.changes import Change
from beleg.store.contents import Head
from beleg.store.database import Database
from beleg.store.engine import writing
from beleg.store.events import START

Where = Path | str


@contextmanager
def at_once(work: Callable[[], None], several: int) -> Iterator[None]:
    """Do the same in several threads meanwhile; what one of them raises is raised in the end."""
    with ThreadPoolExecutor(several) as pool:
        waiting = [pool.submit(work) for _ in range(several)]
        try:
            yield
        finally:
            wait(waiting)
        for one in waiting:
            one.result()


def bare(one: Reading) -> Reading:
    return replace(one, segments=())


def test_a_new_one_is_empty(database: Database) -> None:
    assert database.head == Head(0, START, 0)
    assert list(database.readings()) == [] == list(database.documents())
    assert list(database.check([])) == []


def test_what_went_in_comes_out(database: Database) -> None:
    history = story()
    history.fill(database)
    assert list(database.readings(texts=True)) == [bare(r) for r in history.readings.values()]
    assert [c for d in database.readings() for c in d.claims] == [
        c for r in history.readings.values() for c in r.claims
    ]
    assert sorted(c.id for c in database.claims(history.readings)) == sorted(
        c.id for r in history.readings.values() for c in r.claims
    )
    assert database.head == Head(len(history.events), history.events[-1].line, 7 * len(history.events))
    assert database.settings() == {"format": 1, "topic": "recruitment", "language": "en", "rules": "r1"}
    assert list(database.check(history.whole())) == []


def test_claims_keep_whole_and_broken_numbers_apart(database: Database) -> None:
    one = document("It rose to 12 and 12.0 and 0.1 points.")
    claims = [claim(one, "12", 12), claim(one, "12.0", 12.0), claim(one, "0.1", 0.1)]
    History(reading(one, *claims)).fill(database)
    (back,) = database.readings()
    assert [repr(c.value.low) for c in back.claims] == ["12", "12.0", "0.1"]


def test_applying_again_changes_nothing(database: Database) -> None:
    history = story()
    history.fill(database)
    before = database.digest()
    history.fill(database)
    database.apply(history.events[2:4], history.readings.values(), other_rules)
    assert database.digest() == before


@pytest.mark.parametrize("size", [1, 2, 3])
def test_batches_make_no_difference(where: Where, size: int) -> None:
    history = story()
    with Database(where) as database:
        history.fill(database)
        whole = database.digest()
        with Database.fresh(where) as anew:
            history.fill(anew, size)
        if isinstance(where, str):
            assert database.digest() == whole
    with Database(where) as database:
        assert database.digest() == whole
        assert list(database.check(history.whole())) == []


def test_the_dump_is_the_same_on_both(server: str, tmp_path: Path) -> None:
    from tests.store import postgres

    postgres.clear(server)
    history = story()
    history.erase(next(iter(history.readings)))
    dumps = []
    for place in (tmp_path / "beleg.db", server):
        with Database(place) as database:
            history.fill(database)
            dumps.append(list(database.dump()))
    assert dumps[0] == dumps[1]
    assert len(dumps[0]) > 10


def test_a_failed_rebuild_leaves_what_there_was(where: Where) -> None:
    history = story()
    with Database(where) as database:
        history.fill(database)
        before = database.digest()

    def broken() -> None:
        with Database.fresh(where) as anew:
            story().fill(anew, 2)
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        broken()
    with Database(where) as database:
        assert database.digest() == before
    if isinstance(where, Path):
        assert [p.name for p in where.parent.iterdir() if "part" in p.name] == []


def test_a_log_that_is_another_one_is_told(database: Database) -> None:
    story().fill(database)
    other = History()
    other.tell("init", {"topic": "prices"})
    for _ in range(9):
        other.tell("packs", {"rules": "r2"})
    with pytest.raises(StopRun, match="does not belong to this log"):
        database.apply(other.events)


def test_nothing_of_a_broken_batch_stays(database: Database) -> None:
    history = story()
    before = database.digest()
    first, second, third = history.readings.values()
    broken = replace(second, claims=(replace(second.claims[0], span=None),))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        database.apply(history.events, [first, broken, third], rules)
    assert database.digest() == before
    assert database.head == Head()


def test_a_text_that_came_again_without_its_outlet_is_found(database: Database) -> None:
    history = History(reading(document("Nine men left for the front.", outlet="The Harbour Ledger")))
    history.erase(next(iter(history.readings)))
    history.capture(reading(document("Nine men left for the front.")))
    history.fill(database, 1)  # the reading that is given is that of the later capture
    assert list(database.check(history.whole())) == []
    assert len(database.search("front")) == 1


def test_erased_leaves_no_trace(database: Database, where: Where) -> None:
    history = story()
    history.fill(database)
    gone = next(r.document for r in history.readings.values() if r.document.name == "b.txt")
    event = history.erase(gone.id)
    database.apply([event])
    assert database.document(gone.id) is None
    assert database.search("Bastrykin") == []
    assert not any("наёмник" in line for line in database.dump())
    assert list(database.check(history.whole())) == []
    whole = database.digest()
    with Database.fresh(where) as anew:
        history.fill(anew, 2)
        assert anew.digest() == whole
    database.close()
    if isinstance(where, Path):
        assert "наёмник".encode() not in where.read_bytes()
        assert "наемник".encode() not in where.read_bytes()


def test_other_rules(database: Database) -> None:
    history = story()
    history.fill(database)
    assert database.stamps() == {"r1": sorted(history.readings)}
    first, second, third = history.readings.values()
    new = claim(first.document, "mercenaries", 2)
    more = replace(first.claims[0], confidence=0.5)
    changes = database.reread([replace(first, claims=(more, new)), replace(second, claims=()), third], other_rules)
    assert changes == [Change(first.claims[0], more), Change(None, new), Change(second.claims[0], None)]
    assert database.stamps() == {"r2": sorted(history.readings)}
    assert list(database.check(history.whole())) == []
    assert [r.claims for r in database.readings()] == [(more, new), (), third.claims]


def test_names_and_beginnings_of_ids(database: Database) -> None:
    history = story()
    history.fill(database)
    first = next(iter(history.readings.values()))
    assert (
        database.named("a.txt")
        == database.named("copy.txt")
        == database.named(first.document.id[:9])
        == [first.document.id]
    )
    assert database.named("%") == []
    assert database.claim(first.claims[0].id[:6]) == [first.claims[0]]
    assert database.other_names() == {first.document.id: ["copy.txt"]}


ALTERED = {
    "a document's outlet": "UPDATE documents SET outlet = 'Other' WHERE name = 'a.txt'",
    "a claim": "UPDATE claims SET measure = 'killed' WHERE measure = 'recruited'",
    "a claim is gone": "DELETE FROM claims WHERE measure = 'killed'",
    "a capture is gone": "DELETE FROM captures WHERE n = 6",
    "a capture too much": "INSERT INTO captures (n, time, name, original, data) VALUES (99, '', '', '', '')",
    "a text": "UPDATE parts SET text = CAST('other' AS {blob}) WHERE start = 0",
    "a text is gone": "DELETE FROM parts WHERE id = 1",
    "a word is gone": "DELETE FROM words WHERE id = 2",
    "the head": "UPDATE meta SET value = '[3,\"\",0]' WHERE key = 'head'",
}


@pytest.mark.parametrize("what", ALTERED)
def test_what_was_altered_is_found(database: Database, what: str) -> None:
    history = story()
    history.fill(database)
    sqlite = isinstance(database.where, Path)
    if sqlite and "word" in what:
        pytest.skip("an FTS5 index without its texts has no rows to delete")
    with writing(database._engine) as connection:
        connection.execute(text(ALTERED[what].format(blob="blob" if sqlite else "bytea")))
    found = list(database.check(history.whole()))
    assert found
    assert all(one.what for one in found)


def test_newer_than_the_program(where: Where) -> None:
    with Database(where) as database, writing(database._engine) as connection:
        connection.execute(text("UPDATE meta SET value = '99' WHERE key = 'schema'"))
    with pytest.raises(FixSettings, match=r"written by a newer beleg .*: update beleg\."):
        Database(where)


def test_a_step_to_a_newer_version_keeps_what_is_there(where: Where, monkeypatch: pytest.MonkeyPatch) -> None:
    history = story()
    with Database(where) as database:
        history.fill(database)
        before = database.digest()
    done = []
    steps = {**schema.STEPS, schema.VERSION + 1: lambda c: done.append(c.execute(text("SELECT 1")).scalar())}
    monkeypatch.setattr(schema, "STEPS", steps)
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    for _ in range(2):
        with Database(where) as database:
            assert database.digest() == before
    assert done == [1]


def test_readers_see_one_state_while_somebody_writes(where: Where) -> None:
    history = story()
    with Database(where) as database:
        database.apply(history.events[:3], history.readings.values(), rules)
    stop = threading.Event()

    def read() -> None:
        with Database(where) as mine:
            count = 1
            while not stop.is_set():
                found = list(mine.readings(texts=True))
                assert len(found) >= count
                assert all(c.span.quote in r.document.text for r in found for c in r.claims)
                assert all(r.claims for r in found)
                count = len(found)
                assert mine.search("mercenaries")

    with at_once(read, 3), Database(where) as database:
        try:
            history.fill(database, 1)
            for number in range(30):
                more = document(f"Another {number} mercenaries.")
                history.capture(reading(more, claim(more, f"{number} mercenaries", number)))
                history.fill(database)
        finally:
            stop.set()


def test_opened_for_the_first_time_by_several_at_once(where: Where) -> None:
    def touch() -> None:
        with Database(where) as mine:
            assert mine.head == Head()

    with at_once(touch, 6):
        pass


def test_two_writers_wait_for_one_another(where: Where) -> None:
    history = story()
    for number in range(20):
        history.capture(reading(document(f"Text {number}.")))
    Database(where).close()

    def write() -> None:
        with Database(where) as mine:
            history.fill(mine, 1)

    with at_once(write, 3):
        pass
    with Database(where) as database:
        assert list(database.check(history.whole())) == []


def test_what_is_no_database_is_told_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "beleg.db"
    file.write_bytes(b"this is no database" * 100)
    with pytest.raises(StopRun, match=r"is damaged; `beleg rebuild` makes it anew"):
        Database(file)
    with Database.fresh(file) as anew:
        story().fill(anew)
    with Database(file) as database:
        assert len(list(database.documents())) == 3
    with pytest.raises(StopRun, match="cannot be opened"):
        Database(tmp_path / "nowhere" / "beleg.db")
    with pytest.raises(FixSettings, match="postgresql://"):
        Database("mysql://host/name")
    with pytest.raises(StopRun):
        Database("postgresql:///nothing?host=/nowhere&connect_timeout=1")


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Any order of captures, repeated captures, erasures, and judgements."""
    history = History()
    words = st.text(st.characters(codec="utf-8"), min_size=0, max_size=60)
    for step in draw(st.lists(st.sampled_from(["new", "new", "again", "erase", "judge", "skip"]), max_size=12)):
        known = list(history.readings)
        if step == "new" or not known:
            one = document(draw(words), draw(words), title=draw(words) or None, outlet=draw(words) or None)
            if one.text and one.text.strip():
                history.capture(
                    reading(one, claim(one, one.text, draw(st.floats(allow_nan=False, allow_infinity=False))))
                )
            else:
                history.capture(reading(one))
        elif step == "again":
            history.capture(history.readings[draw(st.sampled_from(known))], name="again")
        elif step == "erase":
            history.erase(draw(st.sampled_from(known)))
        elif step == "judge":
            on = {"document": {"document": draw(st.sampled_from(known))}}
            history.tell("judgement", {"by": draw(words) or "A", "on": on, "verdict": "unsure", "why": draw(words)})
        else:
            history.tell("capture", {"name": "x", "original": "0" * 64, "documents": [], "skipped": []})
    return history


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories(), size=st.integers(1, 5))
def test_any_history_gives_the_same_database_however_it_is_applied(
    server: str, tmp_path: Path, history: History, size: int
) -> None:
    digests = set()
    for place, steps in ((tmp_path / "a.db", 1000), (tmp_path / "b.db", size), (server, size)):
        with Database(place):
            pass
        with Database.fresh(place) as database:
            history.fill(database, steps)
            digests.add(database.digest())
            assert list(database.check(history.whole())) == []
            assert [r.document for r in database.readings(texts=True)] == sorted(
                (r.document for r in history.readings.values()), key=lambda d: (d.name.replace("\0", "\ufffd"), d.id)
            )
    assert len(digests) == 1


def test_a_folder_that_cannot_be_written_to_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, history = tmp_path / "a b?.db", story()
    with Database(file) as database:
        history.fill(database)
    before = sorted(p.name for p in tmp_path.iterdir())
    monkeypatch.setattr("os.access", lambda *_: False)
    with Database(file) as database:
        assert len(list(database.readings())) == 3
        assert database.search("mercenaries")
        more = history.capture(reading(document("More.")))
        with pytest.raises(StopRun, match="a folder in which you may write"):
            database.apply([more], history.readings.values(), rules)
    assert sorted(p.name for p in tmp_path.iterdir()) == before
