import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.model import CONTEXT, Claim, Hedge, Role, Segment, Span, Value


@given(st.text(min_size=1), st.data())
def test_a_span_quotes_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.quote
    assert text.startswith(span.prefix + span.quote + span.suffix, max(0, start - CONTEXT))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 9)])
def test_a_span_outside_its_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span.of("abc", start, end)


def test_a_segment_is_read_character_for_character() -> None:
    with pytest.raises(ValueError, match="read as"):
        Segment(0, 4, Role.BODY, "abc")


def claim(low: float = 5, measure: str = "killed") -> Claim:
    return Claim("d", Span.of("5 men", 0, 5), "en", measure, Value(low, low, Hedge.EXACT, "person"))


def test_the_id_is_made_from_place_measure_and_value() -> None:
    assert claim().id == claim().id
    assert len({claim().id, claim(low=6).id, claim(measure="wounded").id}) == 3


def test_a_row_leaves_out_what_does_not_apply() -> None:
    row = claim().row("a.txt")
    assert "per" not in row
    assert "as_of" not in row
    assert row["document"] == "a.txt"
    assert row["about"] == []
