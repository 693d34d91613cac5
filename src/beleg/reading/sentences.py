"""Sentences of a segment, with their tokens and everything the pack finds in them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.packs import Pack
from beleg.languages.symbols import SITES, symbols
from beleg.languages.tokens import Tokens, fold, has_digit, tokenise
from beleg.model import Reason, Role, Segment

_LAST_WORD: Final = re.compile(r"([^\W_]+)\.\s*$")
COMMAS: Final = frozenset(",،")
OPENING: Final = 2  # token up to which a word is what its sentence opens with
HEADS: Final = frozenset({Role.TITLE, Role.HEADING})  # sentences that stand above a text or a part of it
# "… gekommen seien. 1.956 von ihnen": no ordinal, whatever the splitter says
_LETTERS: Final = symbols()["names"]["letters"]  # a capital that is a name: "he wrote on X."
_LETTER: Final = rf"[^\W\d_]\s[{''.join(_LETTERS)}]\."  # behind a word, and none of a person's initials
_MISSED: Final = re.compile(  # the sign stands first: it is looked for at once
    rf"\.(?:(?<=[^\W\d_]{{2}}\.)|(?<={_LETTER}))[ \u00a0]+(?=[^\W_]|[„»«“]\d)"
)
_INSIDE: Final = re.compile(r"[‘’'`´](?<=[^\W\d_].)(?=[^\W\d_])")
_LONE: Final = re.compile(r"[\ud800-\udfff]")  # half of a surrogate pair, as a broken file has it: no library takes it
_WIDE: Final = re.compile(r"[^\S\x00-\x7f]")  # spaces beyond ASCII: the library breaks on one before a full stop
_DATELINE: Final = re.compile(  # "Lima, 17 oct.- ", "Genève, le 1er mai 2025 (Agency) – "
    r"\s*[^\W\d_][^.:;\d]{1,44} \d{1,2}[^\W\d_º]{0,2}º? (?:[^\W\d_]{1,2}[ '’])?[^\W\d_]{3,10}\.?"
    r"(?: (?:[^\W\d_]{2} )?\d{2})?\s*(?:\([^()]{2,30}\))?[., ]*[-–—](?=\s)"
)
_SHORT: Final = 4  # letters of a word that may be an abbreviation
_INITIALS: Final = 3  # capitals of an office's short name
_FLAG_A, _FLAG_Z = "\U0001f1e6", "\U0001f1ff"
_FLAG: Final = re.compile(f"[{_FLAG_A}-{_FLAG_Z}]")
_NAMES: Final = frozenset({"land", "capital"})
_MANY: Final = 200  # sentences of one paragraph from which on it is no prose: a dump, a book without its line ends
_WINDOW: Final = 5_000  # characters that are cut into sentences at once
_AROUND: Final = 3  # sentences around a number that are read with it
_DAY: Final = 2  # digits of a day
# characters of one sentence; what is longer is no sentence and is cut, so that time stays linear
_LONGEST: Final = 2_000


def _place(hit: Hit) -> tuple[int, int, str]:
    return hit.first, -hit.last, hit.category


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``start`` is its offset in the frozen text, ``text`` what is read (same length as the frozen)."""

    start: int
    text: str
    tokens: Tokens
    hits: tuple[Hit, ...]
    pack: Pack
    role: Role
    paragraph: int  # number of the segment it stands in
    by: dict[str, list[Hit]] = field(default_factory=dict)  # its hits by category, each in the order of the text
    # those of several, as they were asked for
    joined: dict[tuple[str, ...], Sequence[Hit]] = field(default_factory=dict)
    # see people.mentions
    peoples: dict[tuple[tuple[str, ...], frozenset[str]], list[Hit]] = field(default_factory=dict)

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def at(self, category: str) -> dict[int, Hit]:
        """The longest hit of a category that begins at each token."""
        found: dict[int, Hit] = {}
        for hit in self.by.get(category, ()):
            if hit.first not in found or found[hit.first].last < hit.last:
                found[hit.first] = hit
        return found

    def of(self, *categories: str) -> Sequence[Hit]:
        """The hits of some categories, in the order of the text."""
        if len(categories) == 1:
            return self.by.get(categories[0], ())
        found = self.joined.get(categories)
        if found is None:
            present = [self.by[category] for category in categories if category in self.by]
            if len(present) < 2:
                found = present[0] if present else ()
            else:
                found = sorted(itertools.chain.from_iterable(present), key=_place)
            self.joined[categories] = found
        return found

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the frozen text of tokens ``first``..``last`` (inclusive)."""
        return self.start + self.tokens.start[first], self.start + self.tokens.end[last]

    def ends_at(self, at: int, signs: Collection[str] = ".!?") -> bool:
        """A sign that ends a sentence within this one (a quotation has several), none of an abbreviation or a day ("12. Mai")."""
        tokens = self.tokens
        if tokens.norm[at] not in signs:
            return False
        if tokens.norm[at] != ".":
            return True
        if at + 1 < len(tokens) and tokens.glued(at + 1):
            return False
        word = tokens.norm[at - 1] if at and tokens.glued(at) else ""
        short = word in self.pack.abbreviations or self.pack.is_month(word)
        if short and at + 1 < len(tokens):
            return False  # "on Sept. 19"
        day = at > 0 and tokens.kind[at - 1] == "d" and len(tokens.norm[at - 1]) <= _DAY and tokens.glued(at)
        return not (day and at + 1 < len(tokens))

    def reason(self, slot: str, because: str, first: int, last: int) -> Reason:
        """A reason with the words of tokens ``first``..``last`` (inclusive)."""
        begin, end = self.span(first, last)
        return Reason(slot, because, self.text[begin - self.start : end - self.start], begin)


def boundaries(text: str, pack: Pack) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end; together they cover it."""
    rows: list[tuple[int, int]] = []
    joined = False
    for begin, end in _split(text, pack.code):
        if joined and rows:
            rows[-1] = (rows[-1][0], end)
        else:
            rows.append((begin, end))
        joined = _goes_on(text[max(rows[-1][0], end - 40) : end], text[end : end + 40], pack)
    cut: list[tuple[int, int]] = []
    for begin, end in _parted(rows, text, pack):
        cut += [(at, min(at + _LONGEST, end)) for at in range(begin, end, _LONGEST)]
    return cut


def _split(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """What sentencex cuts, window by window: its time grows with the square of the quotation marks."""
    import sentencex  # noqa: PLC0415  # a compiled library that `beleg --help` need not load

    text = _INSIDE.sub("ʼ", text)  # the apostrophe of a word ("bo‘lgan") would pass for a quotation mark
    text = _WIDE.sub(" ", _LONE.sub("\ufffd", text))
    at = 0
    while at < len(text):
        end = min(at + _WINDOW, len(text))
        if end < len(text):
            stop = text.rfind(". ", at, end)
            end = stop + 2 if stop > at else end
        for piece in sentencex.get_sentence_boundaries(lang, text[at:end]):
            yield at + piece["start_index"], at + piece["end_index"]
        at = end


def _parted(rows: list[tuple[int, int]], text: str, pack: Pack) -> list[tuple[int, int]]:
    """Rows cut where a sentence begins with a number behind an ordinary word, or behind what is no abbreviation of one."""
    parted: list[tuple[int, int]] = []
    for begin, end in rows:
        at = begin
        for match in _MISSED.finditer(text, begin, end):
            word = _LAST_WORD.search(text, max(begin, match.start() - 40), match.start() + 1)
            form = fold(word.group(1)) if word else ""
            if word and text[match.end()].isalpha():
                ends = form not in pack.abbreviations and _whole_word(text, word)
                if text[match.end()].isupper() and (ends or _is_sum(form, text[match.end() : match.end() + 2], pack)):
                    parted.append((at, match.end()))
                    at = match.end()
                continue
            noun = pack.capital_nouns and not pack.is_month(form)
            long = len(form) > _SHORT or pack.capital_nouns  # "долл. 12" may be one
            if word and long and (word.group(1).islower() or noun) and form not in pack.abbreviations:
                parted.append((at, match.end()))
                at = match.end()
        parted.append((at, end))
    return parted


def _whole_word(text: str, word: re.Match[str]) -> bool:
    """An office by its first letters, or the end of a site: whatever the splitter says, a sentence ends behind it."""
    letters, at = word.group(1), word.start(1)
    site = at > 1 and text[at - 1] == "." and text[at - 2].isalnum() and letters in SITES
    return site or _is_letter(text, word) or (len(letters) >= _INITIALS and letters.isupper())


def _is_sum(form: str, following: str, pack: Pack) -> bool:
    """ "In Tver it is 1.5m. Perm pays less", but "1.5m. US dollars": a short magnitude, and behind it the next sentence."""
    if form not in pack.magnitudes or form not in pack.abbreviations or pack.capital_nouns:
        return False
    return following[0].isupper() and not following[1:2].isupper()


def _is_letter(text: str, word: re.Match[str]) -> bool:
    at = word.start(1)
    return word.group(1) in _LETTERS and at > 1 and text[at - 1].isspace() and text[at - 2].isalpha()


def _goes_on(before: str, after: str, pack: Pack) -> bool:
    """The full stop belongs to an abbreviation, an initial, or the number of a day; or a number in brackets follows a word.

    In Arabic the library takes "(61)" for the number of an item: "من أوزبكستان (61) ونيبال (24)".
    """
    if after[:1] == "(" and before.rstrip()[-1:].isalpha():
        return True
    if not after.strip():
        return False
    match = _LAST_WORD.search(before, before.rstrip().rfind(" ") + 1)
    if not match:
        return False
    word = match.group(1)
    if _is_letter(before, match):
        return False
    following = after.lstrip()
    if following[0].isdigit() and pack.is_month(fold(word)):  # "Aug. 12"
        return True
    if word.isdigit():
        next_word = re.match(r"[^\W\d_]+", following)
        form = fold(next_word.group()) if next_word else ""
        ordinal = pack.capital_nouns and form in pack.units  # "im 19. Jahrhundert"
        article = before[: match.start()].rsplit(maxsplit=1)[-1:] if pack.articles else []
        if article and fold(article[0]) in pack.articles:
            return True  # "die 155. Brigade"
        return len(word) <= 2 and (pack.is_month(form) or ordinal)
    glued = not before[-1].isspace() and word[0].isupper()
    if following[0].islower() or (glued and _of_one_name(after, pack)):
        return True
    if _is_sum(fold(word), following, pack):
        return False
    return (len(word) == 1 and word.isupper()) or fold(word) in pack.abbreviations


def _of_one_name(after: str, pack: Pack) -> bool:
    """A word with a capital that no pack knows, with no space before it: the outlet "North.Realities"."""
    word = re.match(r"[^\W\d_]{3,}", after)
    return word is not None and word.group()[0].isupper() and pack.lexicon.atoms(fold(word.group())) == ()


def _is_name(tokens: Tokens, at: int) -> bool:
    """Written with a capital, where the script has any: "Того" is Togo, "того" is not."""
    letter = tokens.text[tokens.start[at]]
    return letter.isupper() or letter.lower() == letter.upper()


def _flags(tokens: Tokens) -> list[Hit]:
    """Flags, as posts write countries: two regional indicators stand for the letters of a code."""
    if tokens.text.isascii() or not _FLAG.search(tokens.text):
        return []
    signs = [n if len(n) == 1 and _FLAG_A <= n <= _FLAG_Z else "" for n in tokens.norm]
    found, at = [], 0
    while at + 1 < len(signs):
        if signs[at] and signs[at + 1]:
            code = "".join(chr(ord(sign) - ord(_FLAG_A) + ord("A")) for sign in signs[at : at + 2])
            found.append(Hit("people", code, at, at + 1))
            at += 1
        at += 1
    return found


def _near_numbers(text: str, rows: list[tuple[int, int]], pack: Pack) -> list[tuple[int, int]]:
    """Of very many sentences in one paragraph those with a number, and what stands around them."""
    kept: set[int] = set()
    for at, (begin, end) in enumerate(rows):
        piece = text[begin:end]
        if has_digit(piece) or not pack.number_words.keys().isdisjoint(map(fold, piece.split())):
            kept.update(range(max(0, at - _AROUND), min(len(rows), at + _AROUND + 1)))
    return [rows[at] for at in sorted(kept)]


def _between_bars(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """What a page sets between bars is no one sentence: "LIVE | Kyiv: 70 Laotians captured | Lorvik Post"."""
    at = begin
    while (bar := text.find(" | ", at, end)) >= 0:
        yield at, bar + 1
        at = bar + 2
    yield at, end


def sentences(segment: Segment, pack: Pack, paragraph: int, whole: bool = False) -> list[Sentence]:
    """The sentences of a segment; a table's rows count as sentences.

    Of a paragraph too long to be prose only those near a number, unless it is to be read ``whole``.
    """
    if segment.role is Role.TABLE:
        rows, at = [], 0
        for line in segment.text.split("\n"):
            rows.append((at, at + len(line)))
            at += len(line) + 1
    else:
        rows = boundaries(segment.text, pack)
        if " | " in segment.text:
            rows = [part for row in rows for part in _between_bars(segment.text, *row)]
    if len(rows) > _MANY and not whole:
        rows = _near_numbers(segment.text, rows, pack)
    found = []
    for begin, end in rows:
        text = segment.text[begin:end]
        if not text.strip():
            continue
        tokens = tokenise(text, pack.elisions, pack.enclitics)
        hits = [h for h in pack.lexicon.scan(tokens) if h.category not in _NAMES or _is_name(tokens, h.first)]
        hits += _flags(tokens)
        by: dict[str, list[Hit]] = {}
        for hit in hits:
            if hit.category in by:
                by[hit.category].append(hit)
            else:
                by[hit.category] = [hit]
        found.append(Sentence(segment.start + begin, text, tokens, tuple(hits), pack, segment.role, paragraph, by))
    return found


def dateline(line: Sentence) -> int:
    """Where "Lima, 17 Oct.- ", "Dakar, 3 Dec (APS) - " ends, with which a sentence may open; 0 where there is none."""
    found = _DATELINE.match(line.text)
    if found is None or not any(line.tokens.start[h.first] < found.end() for h in line.of("month")):
        return 0
    return len(found[0].rstrip())
