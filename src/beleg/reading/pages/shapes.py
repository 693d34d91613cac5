"""What a paragraph looks like by itself: a headline, a link, a caption, a byline, tags, a teaser, a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from beleg.reading.pages.lines import is_month
from beleg.reading.pages.paragraphs import CUT, END, FULL_STOP, SHOWN, Para, label
from beleg.reading.pages.words import known, norm

_CALLED: Final = 220  # characters of a line that calls readers to a channel
_CALL: Final = 5  # words of a call
_HEADLINE: Final = 160  # characters; what is longer is no headline
HEADING_WORDS: Final = 16
_LIGHT: Final = 350  # characters; a longer paragraph is part of an article
_LINK_LIST: Final = re.compile(r"\[\d{1,3}\]\s*(?:/|https?:|www\.)\S*$")
_LINK_ONLY: Final = re.compile(r"(?:https?://|www\.)\S+$|pic\.twitter\.com/\S+(?:\s+[—–-]\s.{1,120})?$")
_NUMBERED_LINK: Final = re.compile(r"\[\d{1,3}\]\s+(?=[^\s\[])")
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DATE: Final = re.compile(r"(?<!\d)(?:\d{1,2}([./-])[ \xa0]?\d{1,2}\1[ \xa0]?\d{4}|\d{4}([./-])\d{1,2}\2\d{1,2})(?!\d)")
_PIECE: Final = re.compile(r"\d+|[^\W\d_][^\W\d_'’]*")
_DASH: Final = re.compile(r"\s[-–—|_/]+(?=\s)")
_HASHTAG: Final = re.compile(r"#[^\W_]")


def is_headline(para: Para) -> bool:
    """One line that is no sentence: a heading, or a headline of another article."""
    return (
        para.kind in ("", "#", "*", "1")
        and 0 < len(para.shown) <= _HEADLINE
        and not FULL_STOP.search(para.shown[-20:])
        and para.sentences <= 1
    )


def equals(words: str, wanted: str) -> bool:
    return words == wanted


def begins(words: str, wanted: str) -> bool:
    """One begins with the other; a title cut at a frame's edge is one that the other begins with."""
    return words.startswith(wanted) or (len(words) > 15 and wanted.startswith(words))


def holds(words: str, wanted: str) -> bool:
    return len(wanted) > 10 and wanted in words


def is_title_like(para: Para) -> bool:
    """Short, no sentence, not in the middle of one."""
    shown = para.shown
    if shown and len(shown) <= _HEADLINE and para.first == 0 and " | " in shown and para.sentences <= 2:
        return True  # a page's title with its site, author or date
    if not shown or len(shown) > _HEADLINE + 40 or (FULL_STOP.search(shown[-20:]) and not shown.endswith(CUT)):
        return False
    letter = next((c for c in shown if c.isalnum()), "")
    return (
        not letter.islower()
        and shown[0] not in "—–-"
        and len(shown.split()) <= 2 * HEADING_WORDS
        and para.sentences <= 2
    )


def is_tag(para: Para) -> bool:
    return para.kind != "#" and len(para.shown) <= 60 and is_headline(para)


def is_light(para: Para) -> bool:
    """Short enough to announce another article; in a frame several such notes may have run together."""
    return para.size <= (3 * _LIGHT if para.framed else _LIGHT)


def is_link(raw: str) -> bool:
    """An entry of a list of links: a number and an address, an address, or several numbered words in a line."""
    if len(raw) > 2 * SHOWN:
        return False
    if _LINK_LIST.match(raw) or _LINK_ONLY.match(raw):
        return True
    return bool(_NUMBERED_LINK.match(raw)) and len(_NUMBERED_LINK.findall(raw)) > 1 and not END.search(raw)


def is_caption(para: Para) -> bool:
    shown, words = para.shown, known()
    if para.kind == "#" or len(shown) > 400:
        return False
    if words.has("caption", para.label):
        return True
    if shown[0] in "([" and shown[-1] in ")]" and len(shown) <= 120 and words.begins("caption", para.words):
        return True
    if len(shown) <= 150 and words.begins("caption_start", para.words) and not para.is_closed:
        return True
    if len(shown) <= 100 and words.begins("caption", para.words) and "©" in shown:
        return True
    return len(shown) <= 200 and _has_credit(shown)


def _has_credit(shown: str) -> bool:
    """A short line that ends with a picture's credit: "… (Photo: Name)"."""
    begin = max(shown.rfind("("), shown.rfind("["), shown.rfind(". "))
    tail = shown[begin + 1 :]
    return begin > 0 and len(tail) <= 60 and known().has("caption", label(tail))


def is_tags(para: Para) -> bool:
    shown = para.shown
    if len(shown) <= 300 and known().has("tags", para.label) and not para.is_closed:
        return True
    pieces = shown.split()
    return bool(pieces) and len(shown) <= 400 and all(_HASHTAG.match(piece) for piece in pieces)


def is_teaser(para: Para) -> bool:
    """A label and another article's headline in one line."""
    shown = para.shown
    if len(shown) > 250 or para.sentences > 2:
        return False
    if known().has("teaser", para.label):
        return True
    return para.sentences <= 1 and bool(known().begins("teaser_start", para.words))


def before_dash(shown: str) -> str:
    """The words before a dash or bar at a line's beginning: "Most read – Politics"; empty where there are none."""
    dash = _DASH.search(shown)
    return norm(shown[: dash.start()]) if dash else ""


def is_call(para: Para) -> bool:
    """Asks the readers for something; with a figure only where it counts readers, since recruiters call as well."""
    words = known()
    if words.begins("call", para.words) is None and not _calls_to_channel(para):
        return False
    counts = any(c.isdigit() for c in para.shown)
    return not counts or any(phrase in para.words for phrase in words.sets["audience"])


def _calls_to_channel(para: Para) -> bool:
    """A channel's name and a call in one line, wherever: "Important! The Post is on Telegram now – subscribe"."""
    if len(para.shown) > _CALLED or not any(name in para.words for name in known().sets["channels"]):
        return False
    pieces = [norm(piece) for piece in para.words.split()]
    return any(known().begins("call", " ".join(pieces[at : at + _CALL])) for at in range(1, len(pieces)))


def is_byline(para: Para) -> bool:
    """Who wrote it: a word such as "by", and then nothing but names."""
    shown, words = para.shown, known()
    if len(shown) > 130 or para.kind not in ("", "#"):
        return False
    label, rest = para.label, shown.partition(":")[2]
    if words.has("author", label):
        return 0 < len(rest.strip()) <= 80 and not any(c.isdigit() for c in rest)
    if words.begins("byline_start", para.words):
        return True
    phrase = words.begins("byline", para.words)
    if phrase is None or phrase == para.words:
        return False
    return _are_names(para.shown.split()[len(phrase.split()) :])


def _are_names(pieces: Sequence[str]) -> bool:
    """Capitalised words, and what stands between names; figures only as parts of a date at the end."""
    text = " ".join(pieces)
    head = re.split(r"\s[|/·•–—]\s|,\s", text)[0].split()
    words = known()
    if not head or head[0][0].isdigit() or len(head) > 9:
        return False
    small = [word for word in head if word[0].isalnum() and not word[0].isupper()]
    return all(words.has("name_words", norm(word)) for word in small) and len(small) * 2 < len(head)


def is_date(text: str) -> bool:
    """A year with a month or in a date of figures, and no word that does not belong to a date."""
    if len(text) > 80 or not _YEAR.search(text):
        return False
    months = 0
    pieces = _PIECE.findall(text)
    for piece in pieces:
        if is_month(piece):
            months += 1
        elif not (piece.isdigit() or known().has("date_words", norm(piece))):
            return False
    figures = sum(piece.isdigit() for piece in pieces)
    return (0 < months <= 2 and figures <= 6) or (bool(_DATE.search(text)) and figures <= 6)
