"""Documents are written by anyone: no text of theirs may become a tag, an attribute, a link or an invisible letter."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beleg.dossier.letters import fold, seen
from beleg.model import Claim, Document, Hedge, Reading, Role, Segment, Skipped, Span, Value

_BAITS = st.sampled_from(
    [
        "<x-evil>",
        "</mark></p><x-evil onclick=alert(1)>",
        '" onmouseover="alert(1)" x="',
        "'><x-evil>",
        "]]><x-evil>",
        "<!--",
        "-->",
        "</style><x-evil>",
        "</title><x-evil>",
        "{{ 7*7 }}",
        "{% raw %}",
        "&lt;x-evil&gt;",
        "\x00",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ud800",
        "|",
        "\n",
        "\r\n",
        "\t",
        "javascript:alert(1)",
    ]
)
_TEXT = st.lists(st.one_of(_BAITS, st.text(max_size=12)), min_size=1, max_size=6).map("".join).filter(bool)


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []
        self.names: set[str] = set()
        self.hrefs: list[str] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.names.update(name for name, _ in attrs)
        self.hrefs += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _run(
    run_of: Callable[..., Any], *, before: str, quote: str, after: str, other: str, role: Role
) -> tuple[str, Claim]:
    text = before + quote + after
    document = Document(
        "a" * 64,
        other,
        text,
        title=other,
        outlet=other,
        author=other,
        published=other,
        url=other,
        lang=other,
        notes=(other,),
    )
    value = Value(3, 3, Hedge.EXACT, "person")
    span = Span.of(text, len(before), len(before) + len(quote))
    claim = Claim(
        document.id, span, other, "killed", value, (other,), other, said_by=(other,), dimensions=(("side", other),)
    )
    segment = Segment(0, len(text), role, text, other)
    run = run_of([Reading(document, (segment,), (claim,))], skipped=[Skipped(other, other)])
    run.summary().encode("utf-8")
    return run.page(), claim


@given(before=_TEXT, quote=_TEXT, after=_TEXT, other=_TEXT, role=st.sampled_from(sorted(Role)))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_becomes_a_tag(
    run_of: Callable[..., Any], *, before: str, quote: str, after: str, other: str, role: Role
) -> None:
    page, claim = _run(run_of, before=before, quote=quote, after=after, other=other, role=role)
    page.encode("utf-8")
    tags = Tags(page)
    assert "x-evil" not in tags.seen
    assert not {"script", "iframe", "img", "object", "embed", "form"} & set(tags.seen)
    assert not [name for name in tags.names if name.startswith("on")]
    assert all(href.startswith(("#", "http://", "https://", "data:,")) for href in tags.hrefs)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", page)
    told = re.sub(r"\s+", " ", "".join(tags.text))
    assert re.sub(r"\s+", " ", fold(claim.span.quote)) in told


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn", "Zl", "Zp"])))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert seen(text) == text


@given(_TEXT)
def test_what_is_seen_is_seen_again(text: str) -> None:
    assert seen(seen(text)) == seen(text)


def test_control_characters_have_their_pictures() -> None:
    assert seen("a\x00b\x1bc\x7fd\x85e") == "a␀b␛c␡d�e"


def test_joiners_and_marks_are_ordinary_in_the_scripts_that_need_them() -> None:
    assert seen("می\u200cخواهم") == "میخواهم"
    assert seen("3\u200c388") == "3�388"


def test_html_entities_of_a_text_stay_text(run_of: Callable[..., Any]) -> None:
    page, _ = _run(run_of, before="a ", quote="&lt;b&gt; 3", after=" c", other="x", role=Role.BODY)
    assert "&lt;b&gt; 3" in html.unescape(page)
    assert "&amp;lt;b&amp;gt; 3" in page
