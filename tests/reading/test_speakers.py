"""Who is said to be saying it, in passages written for the test (speakers.<language>.txt)."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.passages import at, chain, read

HERE = Path(__file__).parent
LANGUAGES = sorted(f.name.split(".")[1] for f in HERE.glob("speakers.*.txt"))
FLOOR = 0.97  # share of marks in a language's passages that are read right; only ever raised
MARK = re.compile(r"\{([^}]*)\}")


def unmark(line: str) -> tuple[str, list[tuple[int, list[str]]]]:
    """A passage without its marks, and for each mark the place of the number and the names."""
    raw = "\n".join(part.strip() for part in line.split("//"))
    text, marks, done = "", [], 0
    for match in MARK.finditer(raw):
        text += raw[done : match.start()]
        marks.append((len(text) - 1, [n.strip() for n in match.group(1).split(">") if n.strip()]))
        done = match.end()
    return text + raw[done:], marks


def stems(name: str) -> set[str]:
    return {w[:5].casefold() for w in re.findall(r"\w+", name) if len(w) > 3 or w.isupper()} or {name.casefold()}


def same(want: list[str], got: tuple[str, ...]) -> bool:
    pairs = [(stems(a), stems(b)) for a, b in zip(want, got, strict=False)]
    return len(want) == len(got) and all(len(a & b) > min(len(a), len(b)) / 2 for a, b in pairs)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_passages_of_a_language_are_read_right(lang: str) -> None:
    lines = (HERE / f"speakers.{lang}.txt").read_text("utf-8").split("\n")[1:]
    right, wrong = 0, []
    for line in filter(str.strip, lines):
        text, marks = unmark(line)
        found, attribution = read(text, lang)
        for offset, want in marks:
            got = at(found, attribution, offset)
            if same(want, got):
                right += 1
            else:
                wrong.append(f"{text[max(0, offset - 40) : offset + 10]!r}: {want} read as {got}")
    assert right / (right + len(wrong)) >= FLOOR, "\n".join(wrong)


def test_the_outlet_is_no_speaker_of_its_own_text() -> None:
    text = "KYIV, Nov 21 (North Wire) - At least 40 people died, the ministry said."
    assert chain(text, "en", "40", "North Wire") == ("the ministry",)


def test_an_agency_in_the_dateline_is_no_speaker() -> None:
    text = "KYIV, Nov 21 (Reuters) - At least 40 people died, the ministry said."
    assert chain(text, "en", "40", "Evening Mirror") == ("the ministry",)


def test_a_name_is_given_as_first_written() -> None:
    text = "General Dmytro Usov said 40 came. Usov said 50 left. He added that 60 remained."
    assert {chain(text, "en", n) for n in ("40", "50", "60")} == {("Dmytro Usov",)}


def test_a_recipient_is_never_taken_up_by_a_pronoun() -> None:
    text = "Karim Osman told his lawyer that 40 men had left. He said 50 stayed."
    assert chain(text, "en", "50") == ("Karim Osman",)


def test_plain_narration_ends_an_attribution() -> None:
    text = "Das Ministerium meldete 40 Tote. Die Straße wurde 1962 gebaut."
    assert chain(text, "de", "1962") == ()


def test_statements_name_source_cue_and_message() -> None:
    text = "The ministry said that 40 people died."
    _, attribution = read(text, "en")
    (statement,) = attribution.statements()
    assert statement.kind == "indirect"
    assert statement.source is not None
    assert statement.cue is not None
    assert text[slice(*statement.source)] == "The ministry"
    assert text[slice(*statement.cue)] == "said"
    assert text[slice(*statement.message)].startswith("that 40 people died")


def test_a_direct_statement_covers_its_quotation() -> None:
    text = "„Wir haben 19 Leute verloren. Mehr weiß ich nicht“, sagte der Bürgermeister."
    _, attribution = read(text, "de")
    direct = [s for s in attribution.statements() if s.kind == "direct"]
    assert [text[slice(*s.message)] for s in direct] == ["„Wir haben 19 Leute verloren. Mehr weiß ich nicht“"]


def test_reason_gives_the_cue() -> None:
    found, attribution = read("The ministry denied that 40 people died.", "en")
    token = found[0].tokens.norm.index("40")
    assert (attribution.reason(0, token), attribution.manner(0, token)) == ("denied", "denial")


WORDS = st.sampled_from(
    [
        *('"', "„", "“", "»", "«", "’", "'", ",", ".", ";", ":", "–", "(", ")", "?", "-", "\n", "12"),
        *(
            "The",
            "the",
            "ministry",
            "said",
            "that",
            "Reuters",
            "told",
            "citing",
            "according",
            "to",
            "he",
            "it",
            "which",
        ),
        *("Das", "laut", "nach", "Angaben", "des", "sagte", "er", "dass", "wonach", "sei", "teilte", "mit", "zufolge"),
        *("Usov", "Q", "A", "of", "by"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60), st.sampled_from(LANGUAGES), st.sampled_from([None, "", "Reuters"]))
def test_never_raises_and_names_stand_in_the_text(words: list[str], lang: str, outlet: str | None) -> None:
    text = " ".join(words)
    found, attribution = read(text, lang, outlet)
    folded = " ".join(text.split())
    for index, sentence in enumerate(found):
        for token in range(len(sentence.tokens)):
            assert all(name in folded for name in attribution.chain(index, token))
    for statement in attribution.statements():
        assert 0 <= statement.message[0] < statement.message[1] <= len(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_is_attributed(text: str, lang: str) -> None:
    read(text, lang)
