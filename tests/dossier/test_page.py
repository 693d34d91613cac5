"""The page of an invented run: what stands on it, and that it stays as it is."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from beleg.dossier.compared import FOLDED, OPEN
from beleg.dossier.letters import fold
from beleg.dossier.papers import LONGEST, limit
from beleg.errors import FixSettings
from beleg.model import Claim, Document, Finding, Hedge, Reading, Role, Segment, Span, Value

Example = Callable[..., Any]


class Page(HTMLParser):
    """Ids, links and the balance of tags."""

    void = frozenset({"meta", "link", "br", "line", "path", "circle"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags[tag] += 1
        if "id" in values:
            self.ids[values["id"] or ""] += 1
        if tag == "a":
            self.links.append(values.get("href") or "")
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.void:
            assert self.open.pop() == tag


def visible(page: str) -> str:
    """The page's text as someone outside would look for a quote in it: tags stripped, white space folded."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", page)))


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_stays_as_it_is(example: Example, golden: Callable[[str, str], None], language: str) -> None:
    run = example(language)
    page = re.sub(r"<style>.*?</style>", "<style></style>", run.page(), flags=re.DOTALL)
    golden(f"example.{language}.html", page)
    golden(f"summary.{language}.txt", run.summary())


def test_same_input_same_bytes(example: Example) -> None:
    assert example().page() == example().page()


def test_every_quote_stands_on_the_page(example: Example) -> None:
    run = example()
    text = visible(run.page())
    for reading in run.readings:
        for claim in reading.claims:
            assert fold(claim.span.quote) in text


def test_links_lead_somewhere_and_ids_are_unique(example: Example) -> None:
    run = example()
    page = Page(run.page())
    assert not page.open
    assert {name for name, count in page.ids.items() if count > 1} == set()
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    for reading in run.readings:
        for claim in reading.claims:
            assert f"claim-{claim.id}" in page.ids
            assert f"q-{claim.id}" in page.ids
            assert {f"#claim-{claim.id}", f"#q-{claim.id}"} <= set(page.links)


def test_only_web_addresses_become_links(example: Example) -> None:
    page = example().page()
    links = [link for link in Page(page).links if not link.startswith("#")]
    assert links == ["https://harbour.example/lune?a=1&b=2"]
    assert 'rel="noreferrer noopener"' in page
    assert "javascript:alert(1)" in visible(page)


def test_nothing_hidden_reaches_the_page(example: Example) -> None:
    page = example().page()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", page)
    assert "<script" not in page
    assert "�شاهد�" in page


def test_claims_that_nest_and_cross_keep_the_text_whole(run_of: Example) -> None:
    text = "one two three four five six"
    document = Document("0" * 64, "a.txt", text, lang="en")
    spans = [(0, 13), (4, 7), (8, 18), (8, 18), (19, 23)]
    claims = tuple(
        Claim(document.id, Span.of(text, *span), "en", "killed", Value(at, at, Hedge.EXACT, "person"), about=("PT",))
        for at, span in enumerate(spans, 1)
    )
    reading = Reading(document, (Segment(0, len(text), Role.BODY, text, "en"),), claims)
    made = run_of([reading]).page()
    page = Page(made)
    assert text in visible(made)
    assert all(page.ids[f"q-{claim.id}"] == 1 for claim in claims)
    assert page.tags["mark"] == len(claims) + 6  # one in each row; the text is cut into six marked pieces


def test_a_claim_without_its_quote_is_left_out_and_counted(run_of: Example, readings: tuple[Reading, ...]) -> None:
    first = readings[0]
    wrong = replace(first.claims[0], span=replace(first.claims[0].span, quote="at least 83 dead"))
    run = run_of([replace(first, claims=(wrong, *first.claims[1:])), *readings[1:]])
    assert "at least 83 dead" not in run.page()
    assert "1 claim was left out because its quote does not stand" in run.page()
    assert "1 claim was left out" in run.summary()


def test_claims_with_one_id_get_a_place_each(readings: tuple[Reading, ...], run_of: Example) -> None:
    first = readings[0]
    twin = replace(first.claims[0], about=("ES",))
    page = Page(run_of([replace(first, claims=(twin, *first.claims))]).page())
    assert page.ids[f"claim-{twin.id}"] == page.ids[f"claim-{twin.id}-2"] == 1
    assert page.ids[f"q-{twin.id}"] == page.ids[f"q-{twin.id}-2"] == 1


def test_a_huge_document_is_shown_around_its_claims(run_of: Example) -> None:
    filler = "Nothing of note happened on that day in the valley. " * 2_000
    text = f"{filler}\n\nAn engineer said 14 people were killed.\n\n{filler}"
    document = Document("1" * 64, "a.txt", text, lang="en")
    at = text.index("14 people")
    claim = Claim(document.id, Span.of(text, at, at + 20), "en", "killed", Value(14, 14, Hedge.EXACT, "person"))
    ends = [len(filler), len(filler) + 2, text.rindex("\n\n"), text.rindex("\n\n") + 2]
    cuts = [(0, ends[0]), (ends[1], ends[2]), (ends[3], len(text))]
    segments = tuple(Segment(start, end, Role.BODY, text[start:end], "en") for start, end in cuts)
    page = run_of([Reading(document, segments, (claim,))]).page()
    assert len(page) < LONGEST
    assert "An engineer said 14 people were killed." in visible(page)
    assert page.count("characters left out here") == 2


def test_a_segment_without_end_is_cut_around_its_claims(run_of: Example) -> None:
    text = "x" * 300_000 + " said 14 people were killed " + "y" * 300_000
    document = Document("2" * 64, "a.txt", text)
    at = text.index("14 people")
    claim = Claim(document.id, Span.of(text, at, at + 20), "en", "killed", Value(14, 14, Hedge.EXACT, "person"))
    page = run_of([Reading(document, (), (claim,))]).page()
    assert len(page) < LONGEST
    assert f'id="q-{claim.id}"' in page


def test_the_more_documents_the_less_of_each() -> None:
    assert limit(0) == limit(5) == LONGEST
    assert limit(2_000) * 2_000 < 10_000_000


def test_text_outside_all_segments_is_not_lost(run_of: Example) -> None:
    text = "Read this.\n\nBut not this."
    document = Document("3" * 64, "a.txt", text)
    page = run_of([Reading(document, (Segment(0, 10, Role.BODY, text[:10], "en"),), ())]).page()
    assert "But not this." in page
    assert "Not read: page furniture" in page


def test_an_empty_run_says_so(run_of: Example) -> None:
    run = run_of([])
    assert "Nothing was read." in run.page()
    assert run.summary().startswith("Nothing was read.")


def test_a_folder_of_hundreds_folds_its_documents(run_of: Example) -> None:
    readings = [
        Reading(Document(f"{number:064}", f"{number}.txt", "Quiet.", published="2031"), (), ()) for number in range(300)
    ]
    page = run_of(readings).page()
    assert page.count('<article class="paper"') == 300
    assert Page(page).tags["details"] >= 300


def test_an_unknown_language_of_the_interface_is_refused(example: Example) -> None:
    with pytest.raises(FixSettings, match="'xx'"):
        example("xx").page()


def test_findings_stand_side_by_side_in_the_order_given(example: Example, findings: list[Finding]) -> None:
    page = example().page()
    kinds = re.findall(r'<h3 id="findings-(\w+)"', page)
    assert kinds == ["contradiction", "implausible", "revision", "tension", "same_figure", "syndication"]
    text = visible(page)
    assert "52 foreigners were killed by March 31, 2031, says das Flussamt" in text
    assert "Findings: 2 contradictions, 1 implausible value" in example().summary()
    for finding in findings:
        for claim in finding.claims:
            assert page.count(f'href="#claim-{claim.id}"') >= 2


def test_findings_whose_claims_are_not_there_are_left_out(example: Example, findings: list[Finding]) -> None:
    gone = replace(findings[0].claims[0], document="f" * 64)
    kept = [replace(findings[0], claims=(gone, gone)), replace(findings[-1], documents=("f" * 64,)), findings[3]]
    assert re.findall(r'<h3 id="findings-(\w+)"', example(findings=kept).page()) == ["revision"]


def test_many_findings_fold_away(example: Example, findings: list[Finding]) -> None:
    page = example(findings=[findings[1]] * (OPEN + FOLDED + 30)).page()
    assert page.count('<li class="finding">') == OPEN
    assert page.count('<li class="finding brief">') == FOLDED
    assert f"Show {FOLDED + 30} more findings" in page
    assert "30 more are not shown here" in page
    assert example(findings=[findings[1]] * (OPEN + 1)).page().count('<li class="finding">') == OPEN + 1


def test_names_are_shown_as_the_caller_wants_them(example: Example) -> None:
    run = example(name=lambda name: "the <River> Office" if name == "das Flussamt" else name)
    assert "says <bdi>the &lt;River&gt; Office</bdi>." in run.page()


def test_the_same_said_by_the_same_is_one_row(run_of: Example) -> None:
    readings = []
    for number in range(4):
        text = f"Day {number}. The office said that 14 people were killed."
        document = Document(
            f"{number:064}", f"{number}.txt", text, outlet=f"Paper {number}", published="2031-03", lang="en"
        )
        at = text.index("14 people")
        span = Span.of(text, at, at + 20)
        value = Value(14, 14, Hedge.EXACT, "person")
        claim = Claim(document.id, span, "en", "killed", value, about=("PT",), said_by=("The office",))
        other = replace(claim, said_by=(), span=Span.of(text, at, at + 9))
        readings.append(Reading(document, (Segment(0, len(text), Role.BODY, text, "en"),), (claim, other)))
    page = run_of(readings).page()
    assert page.count('<li class="claim"') == 5  # one for the office, one for each paper on its own account
    assert "The same in 3 more places" in page
    assert "8 claims in 4 documents" in page
    ids = Page(page).ids
    assert all(ids[f"claim-{claim.id}"] == 1 for reading in readings for claim in reading.claims)


def test_every_claim_is_said_plainly(example: Example) -> None:
    for language, sentence in [
        ("en", "At least 38 foreigners were killed, writes Harbour Ledger."),
        ("de", "Mindestens 38 Ausländer wurden getötet, schreibt Harbour Ledger."),
        ("ru", "Убито не менее 38 иностранцев, пишет Harbour Ledger."),
    ]:
        assert sentence in visible(example(language).page())


def test_an_unknown_measure_is_shown_by_its_name(readings: tuple[Reading, ...], run_of: Example) -> None:
    claim = replace(readings[0].claims[0], measure="drowned")
    assert ">drowned</h3>" in run_of([replace(readings[0], claims=(claim,))]).page()
