"""How a person sees a page before reading it: paragraphs, headings, lists, tables, and what is no part of the article.

Three steps, each one pass over the text:

1. Lines. Bars of a frame are set aside, marks at a line's beginning (heading, bullet, number, quotation) are found.
2. Paragraphs. Lines belong together where someone wrapped them: the next line's first word would not have fitted.
3. Roles. What a paragraph is for is told by its marks, its shape, its neighbours and the words of ``layout.toml``.

What stands in the middle of an article is taken for furniture only on strong evidence: a claim lost there is lost for
good, while a line of furniture that is read rarely says anything countable.
"""

from __future__ import annotations

from beleg.model import Role, Segment
from beleg.reading.pages.capitals import settle_capitals
from beleg.reading.pages.lines import find_tables, lines, settle_numbers
from beleg.reading.pages.paragraphs import paragraphs
from beleg.reading.pages.roles import Roles
from beleg.reading.pages.stacked import find_stacked


def segments(text: str, start: int = 0, title: str | None = None) -> list[Segment]:
    """The segments of ``text[start:]`` in the order of the text; together they cover everything that is not blank."""
    page = lines(text, start)
    if not page.lines:
        return [Segment(begin, end, Role.FURNITURE, " " * (end - begin)) for _, begin, end in page.fillers]
    settle_numbers(page.lines)
    find_tables(page)
    find_stacked(page)
    paras = paragraphs(page)
    Roles(page, paras, title).assign()
    settle_capitals(paras)
    return [Segment(para.start, para.end, para.role or Role.BODY, para.text) for para in paras]
