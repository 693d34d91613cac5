"""Web pages: the article without what surrounds it, and what its metadata say.

trafilatura finds the article; where it finds nothing or next to nothing, all visible text is taken. Paragraphs are
separated by a blank line, rows of tables are lines with cells separated by `` | ``, list items lines that begin with
a bullet. Dates come from the page's metadata first, then from the text's own lines; what htmldate finds counts only
where the page shows the same date.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from beleg.errors import SkipItem
from beleg.intake import dates, metadata
from beleg.intake.decode import decode
from beleg.intake.fields import Fields, document, lang, plain
from beleg.model import Document

CELL = " | "
BULLET = "• "
ENOUGH = 0.25  # of the visible text of paragraphs: an extraction with less missed the article
LARGEST = 50_000_000  # characters
_HEAD = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_QUIET = logging.NullHandler()
_HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "button"})
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_DATES = ("article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date")
_MORE_DATES = ("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "citation_publication_date", "pubdate")
_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
_SITES = ("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author")
_MIRRORS = frozenset({"web.archive.org", "archive.org", "archive.ph", "webcache.googleusercontent.com"})


def looks_like_html(head: str) -> bool:
    """Whether a decoded text begins as an HTML document does."""
    return _HEAD.match(head) is not None


def decode_html(data: bytes) -> tuple[str, str]:
    """The text of a page: by byte order mark or UTF-8, else as it declares, else as ``decode`` finds."""
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:4096])
    if declared:
        charset = declared[1].decode("ascii").lower()
        charset = "windows-1252" if charset in {"iso-8859-1", "latin-1", "us-ascii", "ascii"} else charset
        try:
            return data.decode(charset), charset
        except (LookupError, ValueError):
            pass
    return decode(data)


def read_html(data: bytes, name: str, page: str, encoding: str | None) -> Document:
    """The Document of a page that has been decoded. SkipItem where there is no text in it."""
    text, known = extract(page)
    return document(data, name, text, known, format_="html", encoding=encoding)


def extract(page: str) -> tuple[str, Fields]:
    """Text and metadata of a page."""
    if len(page) > LARGEST:
        raise SkipItem(f"is a page of {len(page):,} characters: save the article alone")
    tree = _parse(page)
    if tree is None:
        raise SkipItem("is a web page without any text: there is nothing to read")
    known = _metadata(tree)
    text = _article(page, tree)
    if not text.strip():
        raise SkipItem("is a web page without any text: save it again once it has loaded, or print it to PDF")
    headings = [_flat(h) for h in tree.iter("h1")]
    title = known.title or (headings[0] if len(headings) == 1 else None)
    if title and title in headings and _squeezed(title) not in _squeezed(text[: 4 * len(title) + 2000]):
        text = f"{title}\n\n{text}"  # trafilatura may leave the headline to the metadata
    known = replace(known, title=title)
    own = metadata.from_text(text)
    known = known.filled(replace(own, title=own.title if not tree.findtext(".//title") else None))
    known = known.filled(Fields(title=plain(tree.findtext(".//title"))))
    if known.published is None:
        known = replace(known, published=_confirmed_date(page, tree, text))
    return text, known


def _parse(page: str) -> Any:
    """The tree of a page; None where there is none. The parser mends whatever is broken."""
    from lxml import etree, html  # noqa: PLC0415  # only where there is a page to read

    # NULs end a page for the parser; they are never shown.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(page.replace("\x00", "").encode("utf-8", "surrogatepass"), parser=parser)
    except (etree.ParserError, ValueError, AssertionError):
        return None


def _article(page: str, tree: Any) -> str:
    import trafilatura  # noqa: PLC0415  # 250 ms that only pages need

    logging.getLogger("trafilatura").addHandler(_QUIET)  # what it discards is no news to whoever reads the screen
    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(found, "body", None)
    text = "\n\n".join(_rendered(body)) if body is not None else ""
    paragraphs = sum(len(_flat(p)) for p in tree.iter("p"))
    if len(text) >= ENOUGH * paragraphs and text.strip():
        return text
    return "\n\n".join(_visible(tree))


def _rendered(body: Any) -> Iterator[str]:
    """The blocks of what trafilatura extracted."""
    loose: list[str] = [body.text or ""]
    for element in body:
        if element.tag in {"p", "head", "quote", "list", "table", "code", "div", "ab"}:
            yield from _block(" ".join(loose))
            loose = [element.tail or ""]
            if element.tag == "list":
                yield from _block("\n".join(_items(element, "item")))
            elif element.tag == "table":
                yield from _block("\n".join(_rows(element, "row", ("cell",))))
            elif len(element) and any(child.tag in {"p", "list", "table", "head", "quote"} for child in element):
                yield from _rendered(element)
            else:
                yield from _block(_lines(element, "lb"))
        else:
            loose.append(_flat(element) + (element.tail or ""))
    yield from _block(" ".join(loose))


def _visible(tree: Any) -> Iterator[str]:
    """The blocks of all visible text of a page, where no article was found. Depth is the parser's, not Python's."""
    from lxml import etree  # noqa: PLC0415

    line: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += tag in _HIDDEN
            if tag in _BLOCKS:
                yield from _block("".join(line))
                line = [BULLET] if tag == "li" and not hidden else []
            if tag == "br":
                line.append("\n")
            if not hidden:
                line.append(_SPACE.sub(" ", element.text or ""))
            continue
        if tag in _BLOCKS:
            yield from _block("".join(line))
            line = []
        hidden -= tag in _HIDDEN
        if not hidden:
            line.append(_SPACE.sub(" ", element.tail or ""))
    yield from _block("".join(line))


def _block(text: str) -> Iterator[str]:
    """The text with its spaces tidied, where there is any; line ends stay."""
    lines = [_SPACE.sub(" ", line).strip(" ") for line in text.split("\n")]
    tidy = "\n".join(line for line in lines if line)
    if tidy and tidy != BULLET.strip():
        yield tidy


def _flat(element: Any) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def _lines(element: Any, line_break: str) -> str:
    parts = [_SPACE.sub(" ", element.text or "")]
    for child in element.iterdescendants():
        parts += ["\n" if child.tag == line_break else "", _SPACE.sub(" ", child.text or "")]
        parts.append(_SPACE.sub(" ", child.tail or ""))
    return "".join(parts)


def _items(element: Any, tag: str) -> Iterator[str]:
    """The items of a list, those of lists within it after the item they belong to."""
    for item in element.iter(tag):
        inner = "".join(_without(item, "list"))
        flat = _SPACE.sub(" ", inner).strip()
        if flat:
            yield BULLET + flat


def _without(element: Any, tag: str) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag != tag:
            yield from _without(child, tag)
        yield " " + (child.tail or "") if child.tag in {"p", "lb"} else child.tail or ""


def _rows(element: Any, row_tag: str, cell_tags: tuple[str, ...]) -> Iterator[str]:
    for row in element.iter(row_tag):
        cells = [_SPACE.sub(" ", " ".join(cell.itertext())).strip() for cell in row.iter(*cell_tags)]
        if any(cells):
            yield CELL.join(cells)


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


# ---- metadata ------------------------------------------------------------


def _metadata(tree: Any) -> Fields:
    """What meta elements, JSON-LD, links and time elements say, in that order."""
    meta = _meta(tree)
    linked = _json_ld(tree)
    link = tree.find(".//link[@rel='canonical']")
    url = plain(link.get("href")) if link is not None else None
    url = url if url and "://" in url else _first(meta, ("og:url",))
    outlet = _first(meta, _SITES) or linked.outlet
    title = _first(meta, _TITLES) or linked.title
    host = (urlsplit(url).hostname or "") if url and _splits(url) else ""
    author = _first(meta, _AUTHORS)
    published = _date(_first(meta, _DATES)) or linked.published or _date(_first(meta, _MORE_DATES)) or _time(tree)
    return Fields(
        title=_untailed(title, outlet),
        outlet=outlet or (host.removeprefix("www.") if host not in _MIRRORS else None) or None,
        author=linked.author or (author if author and "://" not in author else None),
        published=published,
        url=url,
        lang=lang(tree.get("lang") or _first(meta, ("content-language", "og:locale"))) or linked.lang,
    )


def _splits(url: str) -> bool:
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        value = plain(element.get("content"))
        if key and value:
            found.setdefault(key.strip().lower(), value)
    return found


def _first(meta: dict[str, str], names: Iterable[str]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _date(value: str | None) -> str | None:
    return dates.iso(value) if value else None


def _untailed(title: str | None, outlet: str | None) -> str | None:
    """The title without the name of the site that many add to it."""
    if title and outlet:
        for joint in (" | ", " - ", " – ", " — ", " :: "):
            title = title.removesuffix(joint + outlet)
    return title


def _json_ld(tree: Any) -> Fields:
    """What the first article in the page's JSON-LD says."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            loaded = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(loaded):
            if "datePublished" in node or "headline" in node:
                published = node.get("datePublished")
                return Fields(
                    title=plain(node.get("headline")),
                    outlet=plain(node.get("publisher")),
                    author=plain(node.get("author")),
                    published=_date(published) if isinstance(published, str) else None,
                    lang=lang(plain(node.get("inLanguage"))),
                )
    return Fields()


def _nodes(loaded: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD document, outer ones first."""
    queue = [loaded]
    while queue:
        node = queue.pop(0)
        if isinstance(node, list):
            queue += node
        elif isinstance(node, dict):
            yield node
            queue += [value for value in node.values() if isinstance(value, dict | list)]


def _time(tree: Any) -> str | None:
    """The date of a time element that is marked as the publication's, else of the only one there is."""
    marked, others = [], set()
    for element in tree.iter("time"):
        date = _date(plain(element.get("datetime")))
        if date is None:
            continue
        if element.get("pubdate") is not None or (element.get("itemprop") or "").lower() == "datepublished":
            marked.append(date)
        others.add(date)
    if marked:
        return marked[0]
    return others.pop() if len(others) == 1 else None


def _confirmed_date(page: str, tree: Any, text: str) -> str | None:
    """What htmldate finds, where a short line of the page says the same."""
    shown = set()
    for line in [*_visible(tree), *text.split("\n")]:
        for part in line.split("\n"):
            if len(part) <= 80 and (date := dates.whole(part) or (dates.at_end(part) or (None,))[0]):
                shown.add(date)
    if not shown:
        return None
    from htmldate import find_date  # noqa: PLC0415  # slow to load, seldom needed

    logging.getLogger("htmldate").addHandler(_QUIET)
    found = find_date(page, original_date=True, extensive_search=False)
    return found if found in shown else None
