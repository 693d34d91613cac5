"""The page in a browser: nothing is fetched, nothing is logged, everyone can use it, on any width."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from beleg.model import Claim, Document, Hedge, Reading, Role, Segment, Span, Value

_HERE = Path(__file__).parent
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# In pairs: texts of a chart whose boxes overlap.
_OVERLAPS = """() => [...document.querySelectorAll('.chart svg[role=img]')].flatMap(svg => {
  const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()])
    .filter(b => b[1].width);
  return boxes.flatMap(([a, p], i) => boxes.slice(i + 1).filter(([b, q]) =>
    p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom).map(([b]) => a + ' / ' + b));
})"""
# Charts whose axes have fewer than two labels each.
_UNLABELLED = """() => [...document.querySelectorAll('.chart svg[role=img]')].filter(svg =>
  ['end', 'middle'].some(a => svg.querySelectorAll(`text[text-anchor=${a}]`).length < 2)).map(svg => svg.outerHTML)"""
_OUTSIDE = """() => [...document.querySelectorAll('.chart svg[role=img]')].flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text, circle, path, line')].filter(e => { const b = e.getBoundingClientRect();
    return b.left < frame.left - 1 || b.right > frame.right + 1 || b.top < frame.top - 1
      || b.bottom > frame.bottom + 1; })
    .map(e => e.outerHTML);
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        reason = "no chromium on this machine: the dossier is not looked at in a browser"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser, example: Callable[..., Any], tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens the example; afterwards nothing may have been fetched or logged."""
    path = tmp_path / "dossier.html"
    fetched: list[str] = []
    logged: list[str] = []
    pages: list[Page] = []

    def open_page(language: str = "en", width: int = 1280, scheme: Any = "light") -> Page:
        path.write_text(example(language).page(), "utf-8")
        # axe is put into the page from outside, past the policy that lets the page itself run nothing.
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        pages.append(page)
        page.on("request", lambda request: fetched.append(request.url))
        page.on("console", lambda message: logged.append(message.text))
        page.on("pageerror", lambda error: logged.append(str(error)))
        page.goto(path.as_uri())
        return page

    yield open_page
    for page in pages:
        page.context.close()
    assert [url for url in fetched if url not in (path.as_uri(), "data:,")] == []
    assert logged == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ru", 360)])
def test_axe_finds_nothing(opened: Callable[..., Page], scheme: str, language: str, width: int) -> None:
    page = opened(language, width, scheme)
    page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.add_script_tag(path=_HERE / "vendor" / "axe.min.js")
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", _TAGS)
    assert [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found["violations"]] == []
    assert len(found["passes"]) > 20


def test_the_policy_lets_the_page_run_nothing(browser: Browser, example: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "dossier.html"
    planted = '<script>document.title = "run"</script><img src="https://outside.example/a.png"></main>'
    path.write_text(example().page().replace("</main>", planted), "utf-8")
    page = browser.new_page()
    answered: list[str] = []
    page.on("response", lambda response: answered.append(response.url))
    page.goto(path.as_uri())
    assert page.title() != "run"
    assert answered == [path.as_uri()]
    page.close()


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_a_narrow_screen_needs_no_sideways_scrolling(opened: Callable[..., Page], language: str) -> None:
    page = opened(language, 320)
    page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("width", "shown"), [(1280, ".wide"), (320, ".narrow")])
def test_no_text_of_a_chart_overlaps(opened: Callable[..., Page], width: int, shown: str) -> None:
    page = opened("en", width)
    assert page.locator(f".chart {shown}").first.is_visible()
    assert page.evaluate(_OVERLAPS) == []
    assert page.evaluate(_OUTSIDE) == []


_SPANS = {
    "days": ("2031-03-01", "2031-03-03", "2031-03-04", "2031-03-09"),
    "months": ("2031-01", "2031-03/2031-04", "2031-07", "../2031-11"),
    "years": ("2019", "2024-FA", "2031-W05", "2030/.."),
    "decades": ("1950", "1990", "2031-02-28", "2000"),
}


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize(
    "numbers", [(1, 2, 3, 4), (3, 40, 500, 60_000), (18_000, 18_000, 3_388, 27_000), (0, 0, 2, 9_999_999)]
)
def test_no_text_of_any_chart_overlaps(
    browser: Browser, run_of: Callable[..., Any], tmp_path: Path, numbers: tuple[int, ...], width: int
) -> None:
    text = "12 were killed."
    document = Document("f" * 64, "a.txt", text, lang="en")
    hedges = (Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.RANGE, Hedge.EXACT)
    claims = [
        Claim(
            document.id,
            Span.of(text, 0, 2),
            "en",
            "killed",
            Value(
                None if hedge is Hedge.AT_MOST else number,
                None if hedge is Hedge.AT_LEAST else number * 2 if hedge is Hedge.RANGE else number,
                hedge,
                "person",
            ),
            (span,),
            date,
            said_by=(f"{hedge} {number}",),
        )
        for span, dates in _SPANS.items()
        for date, number, hedge in zip(dates, numbers, hedges, strict=True)
    ]
    reading = Reading(document, (Segment(0, len(text), Role.BODY, text, "en"),), tuple(claims))
    path = tmp_path / "charts.html"
    path.write_text(run_of([reading], "ru").page(), "utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(path.as_uri())
    assert page.locator(".chart").count() == len(_SPANS)
    assert page.evaluate(_OVERLAPS) == []
    assert page.evaluate(_OUTSIDE) == []
    assert page.evaluate(_UNLABELLED) == []
    page.close()


def test_a_claim_and_its_words_lead_to_each_other(opened: Callable[..., Page]) -> None:
    page = opened()
    row = page.locator(".claim").first
    key = str(row.get_attribute("id")).removeprefix("claim-")
    row.locator(".meta a").click()
    assert page.url.endswith(f"#q-{key}")
    page.locator(f"#q-{key} ~ mark a").first.click()
    assert "#claim-" in page.url


def test_the_keyboard_reaches_the_content_first(opened: Callable[..., Page]) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_paper_shows_what_a_screen_folds_away(opened: Callable[..., Page]) -> None:
    page = opened()
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.locator("#documents code").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(page.pdf()) > 10_000


def test_quotes_run_in_their_own_direction(opened: Callable[..., Page]) -> None:
    page = opened()
    quote = page.locator('blockquote[lang="ar"]').first
    assert quote.evaluate("each => getComputedStyle(each).direction") == "rtl"
