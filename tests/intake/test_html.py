"""Web pages."""

from __future__ import annotations

import json

import pytest

from beleg.intake import read_bytes
from beleg.model import Document, Skipped

FIRST = "The harbour office counted 412 lanterns in the spring, a number that nobody on the quay had expected."
SECOND = "The keeper, who has lived in the tower for nine years, called it a mistake and asked for a second count."
MENU = "<nav><ul><li><a href=/a>Home</a></li><li><a href=/b>Boats</a></li></ul></nav>"


def page(head: str = "", body: str = "", lang: str = "en") -> bytes:
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{MENU}<article>
        <h1>Lamps at the pier</h1><p>{FIRST}</p><p>{SECOND}</p>{body}</article>
        <footer><a href=/i>Imprint</a></footer></body></html>""".encode()


def one(data: bytes, name: str = "a.html") -> Document:
    (found,) = read_bytes(data, name)
    assert isinstance(found, Document), found
    return found


def test_the_article_without_what_surrounds_it() -> None:
    found = one(page())
    assert found.text == f"Lamps at the pier\n\n{FIRST}\n\n{SECOND}"
    assert (found.title, found.lang, found.published, found.format) == ("Lamps at the pier", "en", None, "html")


def test_lists_and_tables() -> None:
    body = (
        "<ul><li>Twelve brass lamps were sold to the <b>island</b></li><li>Nine lamps were lost at sea in May</li></ul>"
        "<table><tr><th>Pier</th><th>Lamps</th></tr><tr><td>North</td><td>12</td></tr></table>"
    )
    text = one(page(body=body)).text
    assert "• Twelve brass lamps were sold to the island\n• Nine lamps were lost at sea in May" in text
    assert "\n\nPier | Lamps\nNorth | 12" in text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            b"<html><body><p>Mehr als 12 Lampen h&auml;ngen f&uuml;r Schiffer.<p><div><<",
            "Mehr als 12 Lampen hängen für Schiffer.",
        ),
        (b"<html><div>Twelve lamps<br>and a boat</div>", "Twelve lamps and a boat"),
        (b"<p>Twelve lamps.", "Twelve lamps."),
        (b"<html><body><table><tr><td>Twelve lamps</table>", "Twelve lamps"),
        ("<html><p>Zwölf Lampen hängen am früheren Pier".encode("latin-1"), "Zwölf Lampen hängen am früheren Pier"),
    ],
)
def test_tiny_and_broken_pages(data: bytes, words: str) -> None:
    text = one(data).text
    assert words in " ".join(text.split())
    assert "<p>" not in text


def test_metadata_of_meta_elements() -> None:
    head = """<title>Lamps at the pier | The Pier</title>
        <meta property="og:title" content="Lamps at the pier | The Pier">
        <meta property="og:site_name" content="The Pier"><meta name="author" content="Ada Winterly">
        <meta property="article:published_time" content="2024-05-03T23:30:00+02:00">
        <meta property="article:modified_time" content="2024-06-01T00:00:00Z">
        <link rel="canonical" href="https://pier.example/lamps">"""
    found = one(page(head))
    assert (found.title, found.outlet, found.author) == ("Lamps at the pier", "The Pier", "Ada Winterly")
    assert (found.published, found.url) == ("2024-05-03", "https://pier.example/lamps")


def test_metadata_of_json_ld() -> None:
    node = {
        "@graph": [
            {"@type": "WebSite", "name": "Pier"},
            {
                "@type": "NewsArticle",
                "headline": "Lamps at the pier",
                "datePublished": "2024-05-03",
                "dateModified": "2024-07-01",
                "author": [{"name": "Ada Winterly"}, {"name": "Bo Quay"}],
                "publisher": {"name": "The Pier"},
            },
        ]
    }
    found = one(page(f'<script type="application/ld+json">{json.dumps(node)}</script>'))
    assert (found.published, found.author, found.outlet) == ("2024-05-03", "Ada Winterly, Bo Quay", "The Pier")


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ('<time datetime="2024-05-03">yesterday</time>', "2024-05-03"),
        (
            '<time datetime="2024-05-03" itemprop="datePublished">a</time><time datetime="2023-01-01">b</time>',
            "2024-05-03",
        ),
        ('<time datetime="2024-05-03">a</time><time datetime="2023-01-01">b</time>', None),
        ("<p>3 May 2024</p>", "2024-05-03"),
        ("<p>2025 жылғы 8 қараша</p>", "2025-11-08"),
        ("<p>The lamps were lit on 3 May 2024, when the harbour office had opened its doors again.</p>", None),
        ("", None),
    ],
)
def test_dates_of_the_page_itself(body: str, date: str | None) -> None:
    assert one(page(body=body)).published == date


def test_encodings() -> None:
    declared = (
        '<html><head><meta charset="koi8-r"></head><body><p>В порту насчитали двенадцать фонарей.</p></body></html>'
    )
    assert one(declared.encode("koi8-r")).text == "В порту насчитали двенадцать фонарей."
    assert one(declared.encode("utf-8")).text == "В порту насчитали двенадцать фонарей."
    assert one(declared.replace("koi8-r", "unheard-of").encode("cp1251")).encoding == "windows-1251"
    assert one(declared.encode("utf-16"), "a.txt").format == "html"


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<html><script>lamp()</script>", b"<!DOCTYPE html>", b"<html><p>\0</p>"]
)
def test_pages_without_text(data: bytes) -> None:
    (found,) = read_bytes(data, "a.html")
    assert isinstance(found, Skipped)
    assert "without any text" in found.reason


def test_deep_nesting_is_survived() -> None:
    (found,) = read_bytes(b"<html>" + b"<div>" * 20_000 + b"Twelve lamps." + b"</div>" * 20_000, "a.html")
    assert found.name == "a.html"
