"""Title, outlet, author and date where a text says them plainly, in a line of its own.

Nothing is guessed: a date counts only in a line that is no sentence, a name only after a word such as "by" or in a
headline of the form "title | author. date.". Only the first and last lines of a text are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from beleg.intake import dates
from beleg.intake.fields import Fields
from beleg.intake.words import phrases, words

HEAD = 4000  # characters of the text in which title, byline and date are looked for
TAIL = 8000  # ... and from its end, where archives put the date
TITLE = 200  # characters; a longer line is no headline
BESIDE_TITLE = 120  # characters of a line that may stand directly below a headline
_LINE = re.compile(r"\r\n|\n|\r|\u2028")
_SENTENCE_END = re.compile(r"(?<!\.)[.:;,،؛။։।。]['\"”“»«’)\]]*$")
_BULLET = re.compile(r"[•▪◦‣·*+–—-]\s|\d{1,3}[.)]\s|\(\d{1,3}\)")
_HEADING = re.compile(r"#{1,6}\s+")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}")
_DASHES = re.compile(r"(.+?) -- (.+)")
_NAME_PART = re.compile(r"[^\W\d_][\w’'`ʻ‘.-]*")
_SEPARATOR = re.compile(r"\s*(?:,|\||·|•|–|—| - )\s*")
_MASTHEAD = re.compile(r"\s+[/|·•]\s+")
_DATELINE = re.compile(r"([^\n(]{2,60})\(([^()\n]{2,40})\)\s*\.?\s?[-–—:]")
_PLACE_DATE = re.compile(r"(?P<place>[^\W\d_][^\n\d(|.]{1,60}?),\s+(?=\d)")


def from_text(text: str, begin: int = 0) -> Fields:
    """What the text from ``begin`` on says of itself; empty Fields where it says nothing."""
    raw = _LINE.split(text[begin : begin + HEAD])
    whole = begin + HEAD >= len(text)
    if not whole and len(raw) > 1:
        raw.pop()  # cut off in the middle
    framed = is_framed(raw)
    lines = [unframed(line) if framed else line.strip() for line in raw]
    full = [place for place, line in enumerate(lines) if any(map(str.isalnum, line))]
    if not full:
        return Fields()
    head = _masthead(lines[full[0]])
    if head.published and len(full) > 1:
        full = full[1:]
    found = head.filled(_first_line(lines, full, framed=framed))
    for place in full[1:6]:
        found = found.filled(_byline(lines[place]))
    if found.published is None:
        found = replace(found, published=_dated_line(text, begin, lines, full, framed=framed))
    for place in full[:3]:
        found = found.filled(_dateline(lines[place]))
    return found


def _masthead(line: str) -> Fields:
    """Outlet and date of a line such as "THE PIER / text edition / 16 October 2025"."""
    parts = [part.strip() for part in _MASTHEAD.split(line)]
    date = dates.whole(parts[-1]) if 1 < len(parts) <= 4 else None
    if date is None or not _looks_like_outlet(parts[0]) or len(line) > BESIDE_TITLE:
        return Fields()
    return Fields(outlet=parts[0], published=date)


def is_framed(lines: Sequence[str]) -> bool:
    """Whether a text is set in a frame: every line between bars, and no bars within (that would be a table)."""
    filled = [line.strip() for line in lines if line.strip()]
    filled = [line for line in filled if any(map(str.isalnum, line)) or line.startswith("|")]  # not its rules of dashes
    bars = sum(line.startswith("|") and line.endswith("|") for line in filled)
    inner = sum("|" in line.strip("| \t\u00a0") for line in filled)
    return len(filled) > 2 and bars >= 0.8 * len(filled) and inner <= 0.2 * len(filled)


def unframed(line: str) -> str:
    """The line without the bars of its frame and the mark of a quotation."""
    return line.strip().strip("| \t\u00a0").removeprefix("> ").strip()


def _first_line(lines: Sequence[str], full: Sequence[int], *, framed: bool) -> Fields:
    """The title, and what else stands in the first line."""
    first = lines[full[0]]
    heading = _HEADING.match(first)
    if heading:
        first = first[heading.end() :].strip(" #")
    signed = _signed_title(first)
    if signed:
        return signed
    outlet = None
    dashes = _DASHES.fullmatch(first)
    if dashes and (_DOMAIN.fullmatch(dashes[1]) or (heading and framed and len(dashes[1]) <= 40)):
        outlet, first = dashes[1], dashes[2]
    alone = framed or heading or _stands_alone(lines, full)
    return Fields(title=first if alone and looks_like_title(first) else None, outlet=outlet)


def looks_like_title(line: str) -> bool:
    """Whether a line could be a headline: short, with letters, no list item, not ended as a sentence."""
    return (
        2 < len(line) <= TITLE
        and any(char.isalpha() for char in line)
        and not line[0].islower()
        and not _SENTENCE_END.search(line)
        and not _BULLET.match(line)
        and "\t" not in line
        and "://" not in line
        and dates.whole(line) is None
    )


def _stands_alone(lines: Sequence[str], full: Sequence[int]) -> bool:
    """Whether the first line is followed by a blank one and more text, perhaps after other short lines."""
    after = full[0] + 1
    while after < len(lines) and lines[after]:
        line = lines[after]
        short = len(line) <= BESIDE_TITLE and not _BULLET.match(line) and not _SENTENCE_END.search(line)
        if after - full[0] > 2 or not short:
            return False
        after += 1
    return any(place > after for place in full)


def _signed_title(line: str) -> Fields | None:
    """Title, author and date of "title | author. date."; None for any other line."""
    if "|" not in line:
        return None
    dated = dates.at_end(line)
    rest = line[: dated[1]] if dated else line
    title, _, author = rest.rpartition("|")
    title, author = title.strip(), author.strip(" .,\u00a0\t")
    if not title or not dated or not looks_like_title(title) or not looks_like_name(author):
        return None
    return Fields(title=title, author=author, published=dated[0])


def looks_like_name(text: str) -> bool:
    """Whether a text is one or several names of people: two to six words each, all but the small ones capitalised."""
    joined = "|".join(re.escape(word) for word in phrases("byline", "and"))
    people = re.split(rf"\s+(?:{joined})\s+|,\s+", text)
    small = frozenset(words()["byline"]["inside"])
    for person in people:
        parts = person.split()
        if not 2 <= len(parts) <= 6 or not all(_NAME_PART.fullmatch(part) for part in parts):
            return False
        if any(part[0].islower() and part not in small for part in parts):
            return False
        if sum(part not in small for part in parts) < 2:
            return False
    return len(people) <= 5


def _byline(line: str) -> Fields:
    """Author, outlet and date of a line such as "By Ada Winter, The Pier, 3 May 2024"."""
    line = line.strip("*_# \t")
    if len(line) > 150:
        return Fields()
    lowered = line.casefold()
    begun = next((by for by in phrases("byline", "by") if _begins(lowered, by)), None)
    if begun is None:
        return Fields()
    rest = line[len(begun) :].strip(" :\u00a0")
    dated = dates.at_end(rest)
    if dated:
        rest = rest[: dated[1]].rstrip(" ,|·•–—-")
    parts = [part for part in _SEPARATOR.split(rest.rstrip(" .")) if part]
    authors: list[str] = []
    while parts and looks_like_name(parts[0]) and (not authors or _is_person_list(rest, parts[0])):
        authors.append(parts.pop(0))
    if not authors or len(parts) > 1 or (parts and not _looks_like_outlet(parts[0])):
        return Fields()
    return Fields(author=", ".join(authors), outlet=parts[0] if parts else None, published=dated[0] if dated else None)


def _begins(line: str, phrase: str) -> bool:
    return line.startswith(phrase) and (
        phrase[-1] == ":" or line[len(phrase) : len(phrase) + 1] in {" ", ":", "\u00a0"}
    )


def _is_person_list(rest: str, part: str) -> bool:
    """Whether a second name belongs to a list that ends in "and", as in "A B, C D and E F"."""
    joined = "|".join(re.escape(word) for word in phrases("byline", "and"))
    return bool(re.search(rf"\s(?:{joined})\s", part)) and f", {part}" in rest


def _looks_like_outlet(text: str) -> bool:
    return 2 <= len(text) <= 60 and len(text.split()) <= 6 and not text[0].islower() and text[-1] not in ".:;?!"


def _dated_line(text: str, begin: int, lines: Sequence[str], full: Sequence[int], *, framed: bool) -> str | None:
    """The publication date from a line that holds only a date, or a date after a few words below the title."""
    near = [date for place in full[:8] if (date := dates.whole(lines[place]))]
    if near:
        return near[0] if len(set(near)) == 1 else None
    for place in full[1:3]:
        line = lines[place]
        dated = dates.at_end(line) if len(line) <= BESIDE_TITLE and not _SENTENCE_END.search(line) else None
        if dated and line[: dated[1]].rstrip().endswith((",", "|", "·", "•", "–", "—")):
            return dated[0]
    far = set()
    for line in [*lines, *_LINE.split(text[max(begin + HEAD, len(text) - TAIL) :])[1 if len(text) > TAIL else 0 :]]:
        bare = unframed(line) if framed else line.strip()
        if len(bare) <= 60 and (date := dates.whole(bare)) and len(date) == 10:
            far.add(date)
    return far.pop() if len(far) == 1 else None  # several are entries of a chronology


def _dateline(line: str) -> Fields:
    """The agency of "KYIV, Nov 21 (Meridian Wire) - ..." and, where it has a year, the date of a dateline."""
    head = line[:130]
    placed = _PLACE_DATE.match(head)
    published = None
    if placed and _is_place(placed["place"]):
        dated = dates.at_start(head[placed.end() :])
        if dated and re.match(r"\.?\s*(?:[–—(-]|\.\s)|\.\s", head[placed.end() + dated[1] :]):
            published = dated[0]
    found = _DATELINE.match(head)
    outlet = None
    if found:
        place, _, rest = found[1].strip().partition(", ")
        name = found[2].strip()
        dateless = not any(char.isdigit() for char in rest)
        if _is_place(place) and not (rest and dateless and not _is_place(rest)) and _is_outlet_tag(name):
            outlet = name
    return Fields(published=published, outlet=outlet)


def _is_place(text: str) -> bool:
    """One to six words, all but small ones capitalised."""
    parts = re.split(r"[\s,/]+", text.strip(" ,"))
    small = frozenset(words()["byline"]["inside"])
    return 1 <= len(parts) <= 6 and all(part and (not part[0].islower() or part in small) for part in parts)


def _is_outlet_tag(name: str) -> bool:
    """A name of up to four capitalised words, or an abbreviation."""
    parts = name.split()
    if any(char.isdigit() or char in "/,;" for char in name):
        return False
    return len(parts) <= 4 and (not name[0].islower() or (len(parts) == 1 and len(name) <= 5))
