"""What the page shows of each claim, and the claims arranged: by measure, within it by people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from beleg.dossier.chart import Chart, chart
from beleg.dossier.excerpt import Excerpt, excerpt
from beleg.dossier.ledger import Entry, Ledger, publisher
from beleg.dossier.letters import fold, line
from beleg.dossier.plain import Plain
from beleg.model import JUDGED, Figure, Hedge, Measure, Stance, Value
from beleg.wording import Words

UNSURE = 0.5  # below this confidence a row says so in words; above it the percentage is enough
OPEN_ROWS, OPEN_GROUPS = 8, 10  # what stands open; the rest folds away
TABLE_ROWS = 20
MONEY, LAW = "money", "law"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where else a claim stands."""

    key: str
    publisher: str
    published: str | None
    quote: str
    lang: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One claim as shown, and the other places of the same."""

    key: str
    sentence: Markup
    value: str
    people: str
    chain: tuple[str, ...]
    publisher: str
    published: str | None
    as_of: str | None
    stance: str | None  # None where asserted
    stance_label: str | None
    excerpt: Excerpt
    lang: str | None
    language: str | None  # named where it is not the reader's
    confidence: str
    unsure: bool
    document: int
    places: tuple[Place, ...] = ()
    places_label: str = ""
    judged: tuple[str, ...] = ()  # what people decided on it, and on the claims it stands for

    @property
    def count(self) -> int:
        """How many claims it stands for."""
        return 1 + len(self.places)


@dataclass(frozen=True, slots=True)
class Group:
    """One figure: a measure of certain people."""

    key: str
    name: str
    count: str
    range: str | None
    rows: tuple[Row, ...]
    more: tuple[Row, ...]
    more_label: str
    chart: Chart | None = None
    standing: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One measure with its groups; for offers and penalties its rows are one table instead."""

    key: str
    label: str
    count: str
    groups: tuple[Group, ...] = ()
    more: tuple[Group, ...] = ()
    more_label: str = ""
    currencies: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Figures of known claims, with their measures."""

    measure: Measure
    figure: Figure
    entries: tuple[Entry, ...] = field(default=())


def lang_of(code: str) -> str | None:
    """A language that may stand in a lang attribute."""
    return code if code != "und" and _LANGUAGE.fullmatch(code) else None


def row(entry: Entry, plain: Plain, others: Sequence[Entry] = ()) -> Row:
    """``others`` are claims that say the same."""
    claim, document, words = entry.claim, entry.reading.document, plain.words
    asserted = claim.stance is Stance.ASSERTED
    return Row(
        key=entry.key,
        sentence=plain.claim(entry),
        value=words.value(claim.value),
        people=words.claim_group(claim),
        chain=tuple(line(name) for name in claim.said_by),
        publisher=publisher(document),
        published=line(words.date(document.published) or "") or None,
        as_of=_as_of(claim.as_of, words),
        stance=None if asserted else str(claim.stance),
        stance_label=None if asserted else words.text(f"stances.{claim.stance}"),
        excerpt=excerpt(document.text, claim.span, entry.reading.segments),
        lang=lang_of(claim.lang),
        language=words.lang_name(claim.lang) if claim.lang != words.language else None,
        confidence=words.percent(claim.confidence),
        unsure=claim.confidence < UNSURE,
        document=entry.document,
        places=tuple(place(other, words) for other in others),
        places_label=words.say("row.places", len(others)) if others else "",
        judged=tuple(
            line(one.because) for each in (entry, *others) for one in each.claim.reasons if one.slot == JUDGED
        ),
    )


def place(entry: Entry, words: Words) -> Place:
    document = entry.reading.document
    return Place(
        key=entry.key,
        publisher=publisher(document),
        published=line(words.date(document.published) or "") or None,
        quote=fold(entry.claim.span.quote),
        lang=lang_of(entry.claim.lang),
    )


def _rows(entries: Sequence[Entry], plain: Plain) -> tuple[Row, ...]:
    """A row for each thing that is said; where the same speaker says the same of the same people in several places, one."""
    same: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        claim = entry.claim
        sides = tuple(sorted(pair for pair in claim.dimensions if pair[0] == "side"))
        about = tuple(sorted(set(claim.about)))
        own = (claim.measure, about, sides, claim.value, claim.stance, claim.as_of, plain.speaker(entry).casefold())
        same.setdefault(own, []).append(entry)
    return tuple(row(first, plain, others) for first, *others in same.values())


def _as_of(date: str | None, words: Words) -> str | None:
    """When a claim holds; a period with an open end says so itself."""
    said = line(words.date(date) or "")
    if not said or date is None:
        return None
    return said if date.startswith("../") or date.endswith("/..") else words.say("row.as_of", date=said)


def shown(figures: Iterable[Figure], ledger: Ledger, plain: Plain) -> list[Shown]:
    """The figures whose claims can be shown, measures in the order of the topic, in each the fullest figure first."""
    found = []
    for figure in figures:
        entries = tuple(ledger.entries[claim] for claim in dict.fromkeys(figure.claims) if claim in ledger.entries)
        if entries:
            found.append(Shown(plain.measure(entries[0].claim), figure, entries))

    def order(one: Shown) -> tuple[object, ...]:
        return one.measure.order, one.measure.name, -len(one.entries), one.figure.about, one.figure.dimensions

    return sorted(found, key=order)


def blocks(found: Sequence[Shown], plain: Plain, *, tables: bool) -> tuple[Block, ...]:
    """One block a measure. As ``tables`` a measure is one group, its people a column."""
    words = plain.words
    by_measure: dict[str, list[Shown]] = {}
    for one in found:
        by_measure.setdefault(one.measure.name, []).append(one)
    made = []
    for number, own in enumerate(by_measure.values(), 1):
        measure = own[0].measure
        key = f"{measure.group}-{number}"
        entries = [entry for one in own for entry in one.entries]
        groups: tuple[Group, ...]
        if tables:
            groups = (_group(f"{key}-all", words.label(measure), entries, plain, open_rows=TABLE_ROWS),)
            currencies = _currencies(entries, words)
        else:
            groups = tuple(_figure(f"{key}-{at}", one, plain) for at, one in enumerate(own, 1))
            currencies = ""
        more = groups[OPEN_GROUPS:]
        made.append(
            Block(
                key=key,
                label=words.label(measure),
                count=_count(entries, words),
                groups=groups[:OPEN_GROUPS],
                more=more,
                more_label=words.say("figures.more_groups", len(more)),
                currencies=currencies,
            )
        )
    return tuple(made)


def _figure(key: str, one: Shown, plain: Plain) -> Group:
    words = plain.words
    name = words.group(one.figure.about, one.figure.dimensions)
    title = words.say("chart.title", measure=words.label(one.measure), people=name)
    drawn = chart(key, title, one.entries, words)
    group = _group(key, name, one.entries, plain, open_rows=OPEN_ROWS, drawn=drawn)
    return replace(group, standing=_standing(one, words)) if one.figure.standing and len(one.entries) > 1 else group


def _standing(one: Shown, words: Words) -> str | None:
    """What stands today, as a range with what supports it."""
    found = one.figure.standing
    if found is None:
        return None
    unit, best = found.best.value.unit, found.best.value
    independent = words.say("figures.independent", found.independent)
    documents = words.say("count.documents", found.documents)
    if len(found.current) < 2 or found.low == found.high:
        return words.say("figures.stands_one", best=words.value(best), independent=independent, documents=documents)
    hedge = Hedge.AT_LEAST if found.open else Hedge.EXACT
    low = words.value(Value(found.low, found.low, Hedge.EXACT, unit))
    high = words.value(Value(found.high, None if found.open else found.high, hedge, unit))
    values = {"low": low, "high": high, "best": words.value(best), "independent": independent, "documents": documents}
    return words.say("figures.stands", **values)


def _group(
    key: str, name: str, entries: Sequence[Entry], plain: Plain, *, open_rows: int, drawn: Chart | None = None
) -> Group:
    words, rows = plain.words, _rows(entries, plain)
    hidden = rows[open_rows:] if len(rows) > open_rows + 2 else ()  # folding two rows away saves nothing
    return Group(
        key=key,
        name=name,
        count=_count(entries, words),
        range=_range(entries, words),
        rows=rows[: len(rows) - len(hidden)],
        more=hidden,
        more_label=words.say("figures.more", sum(one.count for one in hidden)),
        chart=drawn,
    )


def _count(entries: Sequence[Entry], words: Words) -> str:
    documents = len({entry.document for entry in entries})
    return words.say(
        "count.claims_in",
        claims=words.say("count.claims", len(entries)),
        documents=words.say("count.documents", documents),
    )


def main_unit(entries: Sequence[Entry]) -> tuple[str, str | None]:
    """The unit and period that most claims have: only such values can be compared as they stand."""
    counted = Counter((entry.claim.value.unit, entry.claim.value.per) for entry in entries)
    return max(counted, key=lambda pair: (counted[pair], pair[0], pair[1] or ""))


def ends(value: Value) -> tuple[float, float]:
    """The lowest and the highest number that a value names."""
    low = value.low if value.low is not None else value.high
    high = value.high if value.high is not None else value.low
    return (low if low is not None else 0, high if high is not None else 0)


def span_of(entries: Sequence[Entry], words: Words) -> str:
    """The numbers named in claims of one unit, from the lowest to the highest: 195,000–5,200,000 RUB."""
    first = entries[0].claim.value
    lowest = min((entry.claim.value for entry in entries), key=lambda value: ends(value)[0])
    highest = max((entry.claim.value for entry in entries), key=lambda value: ends(value)[1])
    low = lowest.low if lowest.low is not None else lowest.high
    high = highest.high if highest.high is not None else highest.low
    if low == high and len({(entry.claim.value.hedge) for entry in entries}) == 1:
        return words.value(first)
    return words.value(Value(low, high, Hedge.RANGE if low != high else Hedge.EXACT, first.unit, first.per))


def _range(entries: Sequence[Entry], words: Words) -> str | None:
    """From which to which value the claims of a figure go, where they differ; denied ones are no value of it."""
    said = [entry for entry in entries if entry.claim.stance is not Stance.DENIED]
    if len(said) < 2:
        return None
    unit = main_unit(said)
    said = [entry for entry in said if (entry.claim.value.unit, entry.claim.value.per) == unit]
    low = min(said, key=lambda entry: ends(entry.claim.value))
    high = max(said, key=lambda entry: ends(entry.claim.value)[::-1])
    if low is high or ends(low.claim.value)[0] == ends(high.claim.value)[1]:
        return None
    return words.say("figures.range", low=words.value(low.claim.value), high=words.value(high.claim.value))


def _currencies(entries: Sequence[Entry], words: Words) -> str:
    codes = sorted({unit for entry in entries if _CURRENCY.fullmatch(unit := entry.claim.value.unit)})
    if not codes:
        return ""
    return words.say("table.currencies", list=", ".join(f"{code} – {words.currency(code)}" for code in codes))
