"""Roles: what each paragraph is for, by its own shape, its neighbours and the words it begins with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from beleg.model import Role
from beleg.reading.pages.lines import Page
from beleg.reading.pages.paragraphs import HEADING, SHOWN, Para
from beleg.reading.pages.shapes import (
    HEADING_WORDS,
    before_dash,
    begins,
    equals,
    holds,
    is_byline,
    is_call,
    is_caption,
    is_date,
    is_headline,
    is_light,
    is_link,
    is_tag,
    is_tags,
    is_teaser,
    is_title_like,
)
from beleg.reading.pages.words import known, norm

_COMMENTED: Final = 60  # per cent of the page above its comments, at least
_LABEL: Final = 40  # characters
_UNCOUNTED: Final = re.compile(r"[\d()\[\]:]+")  # "Comments (16)"
_LISTED: Final = 3  # headlines; of so few each has a first line below it, or none has
_FEW: Final = 2  # headlines below a label; what follows more of them is hardly the article's own heading
_DOUBLED: Final = 12  # characters; a shorter line may well stand twice
_LONGEST_CAPTION: Final = 250  # characters
_TOP: Final = 8  # paragraphs among which the title is looked for
_DEK: Final = 180  # characters of the lines that stand below another article's headline
_IMAGE: Final = re.compile(r"!\[[^\[\]]{0,300}\]\([^()\s]{0,1000}[^()]{0,200}\)")
_DAY_LAST: Final = re.compile(r"\d{4}\D{0,8}$")  # "A recruiting office. Lorvik, 3 May 2025."
_WHOLE_LINK: Final = re.compile(r"(?:\*\*)?\[[^\[\]]{1,300}\]\([^()\s]{1,1000}\)(?:\*\*)?")


class Roles:
    """Gives every paragraph its role."""

    def __init__(self, page: Page, paras: list[Para], title: str | None) -> None:
        self.page, self.paras = page, paras
        self.title = self._title(title)
        self.dates = sum(1 for para in paras if self._is_date(para))
        self.sentences_below = [False] * (len(paras) + 1)
        self.tail = self._tails()
        self.contents: frozenset[str] = frozenset()
        self.body_end = len(paras)

    def assign(self) -> None:
        self._by_kind()
        self._doubled()
        self._repeated()
        self._commented()
        self._sections()
        self._by_words()
        self._strays()
        self._headings()

    # -- title

    def _title(self, title: str | None) -> int | None:
        """The paragraph that is the title: the one that has its words, else the first that looks like one."""
        wanted = norm(title) if title else ""
        head = self.paras[:_TOP]
        if wanted:
            for fits in (equals, begins, holds):
                for n, para in enumerate(head):
                    if para.kind in ("", "#") and len(para.shown) <= 300 and fits(para.words, wanted):
                        return n
        for n, para in enumerate(head):
            if para.kind == "#" and self.page.lines[para.first].number <= 1:
                return n
        for n, para in enumerate(head):
            if para.kind == "-" or self._is_before_title(para):
                continue
            return n if para.kind == "#" or (para.kind == "" and is_title_like(para)) else None
        return None

    def _is_before_title(self, para: Para) -> bool:
        """A line above the title: an edition's head, a date, who wrote it, a picture's caption, key words."""
        if self._is_ident(para) or self._is_date(para) or self._is_link(para):
            return True
        if known().has("furniture", para.words):
            return True
        if para.kind != "":
            return False
        return is_caption(para) or is_tags(para) or is_byline(para) or is_teaser(para)

    # -- what marks say

    def _by_kind(self) -> None:
        roles = {"t": Role.TABLE, "-": Role.FURNITURE, "*": Role.LIST, "1": Role.LIST, "#": Role.HEADING}
        for para in self.paras:
            para.role = roles.get(para.kind)
        if self.title is not None:
            self.paras[self.title].role = Role.TITLE

    # -- lines set twice

    def _doubled(self) -> None:
        """A line that stands twice in a row is a picture's caption and the text that is shown without the picture.

        The title may stand above the text once more, and is read once.
        """
        title = self.paras[self.title].words if self.title is not None else ""
        for n, para in enumerate(self.paras[1:], 1):
            if para.role in (Role.TABLE, Role.FURNITURE) or len(para.words) < _DOUBLED:
                continue
            if n <= _TOP and para.words == title and n != self.title:
                para.role = Role.REPEATED
                continue
            before = self.paras[n - 1]
            if para.words != before.words or para.size != before.size or para.size > _LONGEST_CAPTION:
                continue
            if para.is_closed and not _DAY_LAST.search(para.shown):
                continue
            if before.role is None:
                before.role = Role.CAPTION
            para.role = Role.REPEATED

    # -- what readers wrote

    def _commented(self) -> None:
        """What stands below the label of the comments, near the page's end and in short paragraphs, readers wrote."""
        begin = self.paras[0].start + (self.paras[-1].end - self.paras[0].start) * _COMMENTED // 100
        for n in range(len(self.paras) - 1, 0, -1):
            para = self.paras[n]
            if para.start < begin or not is_light(para) or para.kind == "t":
                return
            if len(para.shown) <= _LABEL and known().has("comments", _UNCOUNTED.sub("", para.words).strip()):
                for below in self.paras[n:]:
                    below.role = Role.FURNITURE
                return

    # -- headings set again

    def _repeated(self) -> None:
        """A run of short lines, three of which or more stand alone again further down."""
        last = {para.words: n for n, para in enumerate(self.paras) if is_headline(para)}
        found: set[str] = set()
        for begin, end in self._runs():
            # the run's last line may already be the first heading, set again
            again = [n for n in range(begin, end) if last[self.paras[n].words] >= end - 1 > n]
            words = {self.paras[n].words for n in again}
            if len(words) < 3 or len(again) * 5 < (again[-1] + 1 - again[0]) * 3:
                continue
            for n in range(again[0], again[-1] + 1):
                self.paras[n].role = Role.REPEATED
            found |= words
        self.contents = frozenset(found)

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Runs of headline-like paragraphs."""
        begin = None
        for n, para in enumerate(self.paras):
            fits = is_headline(para) and n != self.title
            if begin is not None and not fits:
                yield begin, n
                begin = None
            if fits and begin is None:
                begin = n
        if begin is not None:
            yield begin, len(self.paras)

    # -- labels that say what follows

    def _tails(self) -> list[bool]:
        """For each paragraph whether all from it on could be headlines of other articles with their first lines.

        Each label below opens a list of its own; two sentences in a row are text that a label in its middle cut in two.
        """
        paras = self.paras
        found = [False] * (len(paras) + 1)
        headlines = sentences = 0
        below = told = False  # sentences stand below a label; the paragraph before was one
        middle = (paras[0].start + paras[-1].end) // 2
        for n in range(len(paras) - 1, -1, -1):
            para = paras[n]
            labels = self._label_role(para)
            if para.kind in ("#", "t") and not labels:
                break
            if labels is Role.TEASER and found[n + 1]:
                below, told = below or sentences > 0, False
                found[n], self.sentences_below[n], headlines, sentences = True, below, 0, 0
                continue
            headline = is_headline(para) and not self._is_small_print(para)
            if headline:
                headlines, told = headlines + 1, False
            elif para.kind != "-" and not self._is_small_print(para):
                sentences += 1
                if len(para.shown) > _DEK or told:
                    break
                told = True
            each = headlines == sentences or (headlines > _LISTED and headlines > sentences)
            announced = each and headlines > 1 and para.start >= middle
            found[n] = headline and (announced or not sentences)
            self.sentences_below[n] = below or sentences > 0
        return found

    def _is_small_print(self, para: Para) -> bool:
        """What may stand below the last paragraph and says nothing of what stands above it."""
        words = known()
        if self._is_rights(para) or self._is_date(para) or words.has("source", para.label):
            return True
        return words.has("furniture", para.words) or is_call(para)

    def _label_role(self, para: Para) -> Role | None:
        """What a paragraph announces that is nothing but a label."""
        words = known()
        if len(para.shown) > 60 or para.kind == "t":
            return None
        if words.has("teaser", para.words) or words.has("teaser", before_dash(para.shown)):
            return Role.TEASER
        if words.has("tags", para.words):
            return Role.TAGS
        return Role.FURNITURE if words.has("section", para.words) else None

    def _sections(self) -> None:
        n = 0
        while n < len(self.paras):
            role = self._opens(n)
            if role is None:
                n += 1
                continue
            end = self._section_end(n, role)
            self.paras[n].role = role
            for para in self.paras[n + 1 : end]:
                para.role = Role.FURNITURE if role is Role.TEASER and self._is_rights(para) else role
            n = end

    def _opens(self, n: int) -> Role | None:
        """The role of what follows, where a paragraph is nothing but a label."""
        para = self.paras[n]
        if para.role in (Role.TITLE, Role.REPEATED):
            return None
        role = self._label_role(para)
        if role is Role.FURNITURE and para.kind != "#" and not self._leads_to_links(n):
            return None
        return role

    def _leads_to_links(self, n: int) -> bool:
        return n + 1 < len(self.paras) and self._is_link(self.paras[n + 1])

    def _section_end(self, n: int, role: Role) -> int:
        """The paragraph at which a section ends that a label opens."""
        marked = self.paras[n].kind == "#"
        if role is Role.TAGS:
            block = self._until(n, lambda para: is_tag(para) and (marked or not para.gap))
            return max(block, min(n + 2, len(self.paras)) if self._is_tag_line(n + 1) else block)
        if marked:
            return self._until(n, lambda para: para.kind not in ("#", "t") and is_light(para))
        if role is Role.FURNITURE:
            return self._until(n, self._is_link)
        if self.tail[n + 1] and (self.paras[n].gap or not self.sentences_below[n + 1]):
            return self._until(n, lambda para: para.kind != "#")
        return self._inline_teaser_end(n)

    def _until(self, n: int, goes_on: Callable[[Para], bool]) -> int:
        end = n + 1
        while end < len(self.paras) and goes_on(self.paras[end]):
            end += 1
        return end

    def _is_tag_line(self, n: int) -> bool:
        """Key words in one line, with commas between them."""
        return n < len(self.paras) and is_headline(self.paras[n]) and "," in self.paras[n].shown

    def _inline_teaser_end(self, n: int) -> int:
        """In the middle of a text a label leads to the list that follows, or to the one headline."""
        end = n + 1
        if end == len(self.paras) or self.paras[end].kind == "#" or not is_headline(self.paras[end]):
            return end
        if self._label_role(self.paras[end]) is Role.TEASER:
            return end  # "We recommend", "Most read": the second label leads to the list
        if self.paras[end].kind in ("*", "1"):
            return self._until(n, lambda para: para.kind in ("*", "1") and is_headline(para))
        gap = self.paras[end].gap
        block = self._until(n, lambda para: is_headline(para) and para.gap == gap and para.kind == "")
        closed = block == len(self.paras) or self.paras[block].gap
        return max(block, end + 1) if closed and not gap else self._run_end(end, block, gap)

    def _run_end(self, first: int, block: int, gap: bool) -> int:
        """Where headlines end that text follows as they stood: a heading of the article has no other below it."""
        for n in range(first + 1, block):
            if self._label_role(self.paras[n]):
                return n
        if block == first:
            return first + 1
        dated = block - first > 1 and self._is_date(self.paras[block - 2])
        listed = dated or (block - first > _FEW and not gap) or any(c.isdigit() for c in self.paras[block - 1].shown)
        return block if listed else max(block - 1, first + 1)

    # -- what a paragraph's own words say

    def _by_words(self) -> None:
        unsaid = [n for n, para in enumerate(self.paras) if para.role is None]
        self.body_end = unsaid[-1] + 1 if unsaid else 0
        for n, para in enumerate(self.paras):
            if para.role in (None, Role.LIST, Role.HEADING) and len(para.shown) < SHOWN:
                para.role = self._own_role(n, para) or para.role

    def _own_role(self, n: int, para: Para) -> Role | None:
        raw = self.page.lines[para.first].text if para.is_line and para.kind != "t" else ""
        if is_caption(para) or (raw.startswith("![") and _IMAGE.fullmatch(raw)):
            return Role.CAPTION
        if is_tags(para):
            return Role.TAGS
        if is_teaser(para):
            return Role.TEASER
        if self._is_furniture(n, para):
            return Role.FURNITURE
        if para.kind != "#" and _WHOLE_LINK.fullmatch(raw) and is_headline(para):
            return Role.TEASER  # nothing but a link to another page
        return None

    def _is_furniture(self, n: int, para: Para) -> bool:
        words, shown = known(), para.shown
        if words.has("furniture", para.words) or self._is_link(para) or self._is_rights(para):
            return True
        if any(phrase in para.words for phrase in words.sets["appeal"]):
            return True
        if para.kind == "#" or len(shown) > 220 or (para.sentences > 1 and n < len(self.paras) - 2):
            return False
        if words.has("source", para.label):
            return True
        if is_call(para):
            return True
        if self._is_ident(para):
            return True
        if self._is_date(para):  # between paragraphs it is the heading of a chronicle
            return self.dates < 3 and (n < 4 or n >= self.body_end - 2)
        return (n < 8 or n >= self.body_end - 5) and is_byline(para)

    def _is_link(self, para: Para) -> bool:
        return para.is_line and para.kind != "t" and is_link(self.page.lines[para.first].text)

    @staticmethod
    def _is_rights(para: Para) -> bool:
        shown = para.shown[:200]
        begins = shown.startswith(("©", "(c) ", "(C) ")) or known().begins("rights", para.words) is not None
        return len(para.shown) <= 200 and (begins or ("©" in shown and not para.is_closed and len(shown) <= 120))

    @staticmethod
    def _is_date(para: Para) -> bool:
        """Nothing but a date, perhaps with its time: a year and a day or month at least."""
        return para.kind != "t" and len(para.shown) <= 80 and is_date(para.shown)

    @staticmethod
    def _is_ident(para: Para) -> bool:
        """Names of agencies alone, or a line of cells one of which is a date: an edition's head."""
        if len(para.shown) > 120 or (para.is_closed and not para.shown.startswith("(")):
            return False
        cells = [cell for cell in re.split(r"\s[/|·•]\s", para.shown) if cell.strip()]
        if len(cells) > 1 and any(is_date(cell) for cell in cells):
            return True
        names = [norm(name) for name in re.split(r"[/,\s–-]+", para.shown.strip("()[] ."))]
        return 0 < len(names) <= 4 and all(known().has("agencies", name) for name in names)

    # -- lone headlines

    def _strays(self) -> None:
        """Where headings are listed at the top, a lone headline that is not listed and has no text is a teaser."""
        if not self.contents:
            return
        for n, para in enumerate(self.paras):
            alone = para.role is None and para.is_line and is_headline(para) and para.words not in self.contents
            after = self.paras[n + 1] if n + 1 < len(self.paras) else None
            ends = after is None or after.role is Role.FURNITURE
            if alone and (ends or (after is not None and after.words in self.contents)):
                para.role = Role.TEASER

    # -- shape

    def _headings(self) -> None:
        for para in self.paras:
            if para.role is None:
                para.role = Role.HEADING if self._is_heading(para) else Role.BODY

    def _is_heading(self, para: Para) -> bool:
        if not para.is_line or len(para.shown) > 2 * HEADING:
            return False
        raw = self.page.lines[para.first].text
        if raw.startswith(("**", "__")) and raw.endswith(("**", "__")) and raw.count(raw[:2]) == 2:
            return True
        return is_title_like(para) and len(para.shown) <= HEADING and len(para.shown.split()) <= HEADING_WORDS
