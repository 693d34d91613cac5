"""What stands out, in up to three sentences. They say what claims say and who says it; none of them says what is true."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from beleg.dossier.ledger import Entry
from beleg.dossier.letters import line
from beleg.dossier.rows import LAW, MONEY, UNSURE, Shown, ends, main_unit, span_of
from beleg.model import Hedge, Kind, Stance
from beleg.wording import Words

APART = 1.1  # two numbers differ clearly from a tenth on: rounding and "about" explain less


@dataclass(frozen=True, slots=True)
class Part:
    """What fills a place of a sentence: words, where they lead, and whether they were written by others."""

    text: str
    href: str | None = None
    foreign: bool = False

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> str:
        inner = Markup("<bdi>{}</bdi>").format(self.text) if self.foreign else Markup("{}").format(self.text)
        return str(Markup('<a href="{}">{}</a>').format(self.href, inner) if self.href else inner)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as text for a terminal and as HTML for the page."""

    text: str
    html: Markup


def standout(found: Sequence[Shown], words: Words) -> tuple[Sentence, ...]:
    """Up to three sentences."""
    entries = [entry for one in found for entry in one.entries]
    if not entries:
        return (_sentence(words, "nothing"),)
    first = _most_repeated(found, words)
    second = _spread(found, words)
    third = _offers(found, words)
    spare = (_doubt(entries, words), _unsourced(entries, words))
    said = [sentence for sentence in (first, second, third, *spare) if sentence]
    return tuple(said[:3])


def _sentence(words: Words, key: str, n: int | None = None, /, **parts: object) -> Sentence:
    key = f"standout.{key}"
    return Sentence(words.say(key, n, **parts), words.html(key, n, **parts))


def _plain(found: Iterable[Shown]) -> Iterable[tuple[Shown, list[Entry]]]:
    """Counts of people that are simply asserted and surely read: what a sentence may stand on."""
    for one in found:
        if one.measure.group in (MONEY, LAW) or one.measure.unit != "person":
            continue
        said = [
            entry
            for entry in one.entries
            if entry.claim.stance is Stance.ASSERTED
            and entry.claim.confidence >= UNSURE
            and entry.claim.value.unit == "person"
            and entry.claim.value.per is None
        ]
        if said:
            yield one, said


def _names(one: Shown, words: Words) -> dict[str, Part]:
    return {
        "measure": Part(words.label(one.measure)),
        "people": Part(words.group(one.figure.about, one.figure.dimensions)),
    }


def _value(entry: Entry, words: Words) -> Part:
    return Part(words.value(entry.claim.value), f"#claim-{entry.key}")


def _most_repeated(found: Sequence[Shown], words: Words) -> Sentence | None:
    """The number that most documents give; where each is given once, the largest that is more than a vague word."""
    same: list[tuple[int, bool, float, Shown, list[Entry]]] = []
    for one, said in _plain(found):
        numbers: dict[tuple[float, float], list[Entry]] = defaultdict(list)
        for entry in said:
            numbers[ends(entry.claim.value)].append(entry)
        for (_, high), entries in numbers.items():
            firm = any(entry.claim.value.hedge is not Hedge.VAGUE for entry in entries)
            same.append((len({entry.document for entry in entries}), firm, high, one, entries))
    if not same:
        return None
    documents, _, _, one, entries = max(same, key=lambda each: each[:3])
    hedges = Counter(entry.claim.value.hedge for entry in entries)
    usual = max(hedges, key=lambda hedge: hedges[hedge])
    entry = next(entry for entry in entries if entry.claim.value.hedge is usual)
    sources = Counter(line(each.claim.said_by[-1]) for each in entries if each.claim.said_by)
    names = _names(one, words) | {"value": _value(entry, words)}
    if documents == 1:
        key = "largest" if entry.claim.said_by else "largest_unsourced"
        return _sentence(words, key, **names, source=Part(entry.source, foreign=True))
    names["documents"] = Part(words.say("count.documents", documents))
    if not sources:
        return _sentence(words, "repeated_unsourced", **names, source=Part(entry.source, foreign=True))
    source = Part(max(sources, key=lambda name: (sources[name], name)), foreign=True)
    key = "repeated" if len(sources) == 1 and sources.total() == len(entries) else "repeated_several"
    return _sentence(words, key, **names, source=source)


def _spread(found: Sequence[Shown], words: Words) -> Sentence | None:
    """The figure that most documents give with clearly different numbers. Vague words are left aside."""
    best: tuple[int, float, Shown, Entry, Entry, list[Entry]] | None = None
    for one, said in _plain(found):
        firm = [entry for entry in said if entry.claim.value.hedge is not Hedge.VAGUE]
        documents = len({entry.document for entry in firm})
        if documents < 2:
            continue
        low = min(firm, key=lambda entry: (ends(entry.claim.value)[0], entry.key))
        high = max(firm, key=lambda entry: (ends(entry.claim.value)[1], entry.key))
        bottom, top = ends(low.claim.value)[0], ends(high.claim.value)[1]
        ratio = top / bottom if bottom else math.inf
        apart = low.document != high.document and top > bottom and ratio >= APART
        if apart and (best is None or (documents, ratio) > best[:2]):
            best = (documents, ratio, one, low, high, firm)
    if best is None:
        several = len({entry.document for _, said in _plain(found) for entry in said}) > 1
        return _sentence(words, "agree") if several else None
    _, _, one, low, high, firm = best
    dates = {entry.claim.as_of for entry in firm}
    return _sentence(
        words,
        "spread_dates" if len(dates) > 1 else "spread",
        **_names(one, words),
        low=_value(low, words),
        high=_value(high, words),
        low_source=_said_on(low, words),
        high_source=_said_on(high, words),
    )


def _said_on(entry: Entry, words: Words) -> Part:
    date = words.date(entry.claim.as_of)
    if not date:
        return Part(entry.source, foreign=True)
    return Part(words.say("standout.said_on", source=entry.source, date=line(date)), foreign=True)


def _offers(found: Sequence[Shown], words: Words) -> Sentence | None:
    """What is offered against what is threatened; a sum or a term that is denied is neither."""
    offers, penalties = _terms(found, MONEY, words), _terms(found, LAW, words)
    if offers and penalties:
        return _sentence(words, "offers_penalties", offers=offers, penalties=penalties)
    if offers:
        return _sentence(words, "offers", offers=offers)
    return _sentence(words, "penalties", penalties=penalties) if penalties else None


def _terms(found: Sequence[Shown], group: str, words: Words) -> Part | None:
    """Up to two measures of a group, each with the span of what is named in its most frequent unit."""
    by_measure: dict[str, list[Entry]] = defaultdict(list)
    labels: dict[str, str] = {}
    for one in found:
        if one.measure.group == group and one.measure.kind is Kind.TERM:
            said = [entry for entry in one.entries if entry.claim.stance is not Stance.DENIED]
            offered = [entry for entry in said if entry.claim.stance is Stance.OFFERED]
            by_measure[one.measure.name] += offered if group == MONEY else said
            labels[one.measure.name] = words.label(one.measure)
    items = []
    for name, entries in by_measure.items():
        if entries:
            unit = main_unit(entries)
            same = [entry for entry in entries if (entry.claim.value.unit, entry.claim.value.per) == unit]
            items.append(words.say("standout.item", measure=labels[name], range=span_of(same, words)))
    href = "#offers" if group == MONEY else "#penalties"
    return Part(words.list(items[:2]), href) if items else None


def _doubt(entries: Sequence[Entry], words: Words) -> Sentence | None:
    """How many claims are denied, alleged or only planned."""
    counted = Counter(entry.claim.stance for entry in entries)
    stances = [stance for stance in (Stance.DENIED, Stance.ALLEGED, Stance.PLANNED) if counted[stance]]
    if not stances:
        return None
    said = [
        words.say("standout.stance_count", counted[stance], stance=words.text(f"stances.{stance}"))
        for stance in stances
    ]
    return _sentence(words, "doubt", stances=Part(words.list(said)))


def _unsourced(entries: Sequence[Entry], words: Words) -> Sentence | None:
    without = sum(not entry.claim.said_by for entry in entries)
    if not without:
        return None
    return _sentence(words, "unsourced", without, total=words.number(len(entries)))
