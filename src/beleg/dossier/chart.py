"""A figure over time as inline SVG: one mark a claim, bars for ranges, fading lines for open-ended values.

Colours come from the page's style sheet through classes, so that a chart follows light, dark and print. Each chart is
drawn twice, for wide and for narrow screens: text in a scaled drawing would be too small on a telephone.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from markupsafe import Markup

from beleg.dossier.dates import Period, period
from beleg.dossier.ledger import Entry
from beleg.dossier.letters import line
from beleg.model import Stance
from beleg.wording import Words

FEWEST = 3  # dated claims that make a chart
SOURCES = 5  # told apart by shape and colour; the rest share one mark
_LETTER = 6.6  # average width of a character at the charts' 12 px, a little generous
_STEEP = 40  # from this ratio of values on, a linear scale would press the small ones to the floor
_ARROW = 30.0
_MOST = 42  # ticks tried on one axis
_ROW = 4  # marks for one date and value that are drawn side by side


@dataclass(frozen=True, slots=True)
class Point:
    """A dated claim, ready to be drawn."""

    entry: Entry
    period: Period
    low: float | None
    high: float | None
    source: int  # 0..SOURCES; the last is "others"
    hollow: bool

    @property
    def main(self) -> float:
        """Where the mark stands: at the bound that is named, in the middle of a range."""
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        return self.low if self.low is not None else self.high or 0.0


@dataclass(frozen=True, slots=True)
class TableRow:
    """A point in the table under a chart."""

    date: str
    value: str
    source: str
    href: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure drawn, with what its drawing does not say."""

    key: str
    title: str
    wide: Markup
    narrow: Markup
    legend: tuple[tuple[Markup, str], ...]
    notes: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The plot's place in its drawing, and the two scales."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    first: int  # day numbers
    last: int
    low: float
    high: float
    log: bool

    def x(self, day: dt.date) -> float:
        share = (day.toordinal() - self.first) / (self.last - self.first)
        return self.left + share * (self.width - self.left - self.right)

    def y(self, value: float) -> float:
        if self.log:
            value = max(value, self.low)
            share = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return self.height - self.bottom - share * (self.height - self.top - self.bottom)


def chart(key: str, title: str, entries: Sequence[Entry], words: Words) -> Chart | None:
    """The chart of a figure with three or more dated claims in one unit; None for any other."""
    dated = [(entry, when) for entry in entries if (when := period(entry.claim.as_of))]
    dated = [(e, when) for e, when in dated if e.claim.value.low is not None or e.claim.value.high is not None]
    if len(dated) < FEWEST:
        return None
    units = Counter((entry.claim.value.unit, entry.claim.value.per) for entry, _ in dated)
    unit = max(units, key=lambda pair: (units[pair], pair[0]))
    same = [(entry, when) for entry, when in dated if (entry.claim.value.unit, entry.claim.value.per) == unit]
    if len(same) < FEWEST or len({when.place for _, when in same}) < 2:
        return None
    named = Counter(entry.source for entry, _ in same)
    ranked = sorted(named, key=lambda name: (-named[name], name))
    order = {name: min(at, SOURCES) for at, name in enumerate(ranked)}
    points = [
        Point(
            entry,
            when,
            entry.claim.value.low,
            entry.claim.value.high,
            order[entry.source],
            entry.claim.stance is not Stance.ASSERTED,
        )
        for entry, when in same
    ]
    points.sort(key=lambda point: (point.period.place, point.main, point.entry.key))
    legend = [(_glyph(at), name) for at, name in enumerate(ranked[:SOURCES])]
    if len(ranked) > SOURCES:
        legend.append((_glyph(SOURCES), words.text("chart.others")))
    wide = _frame(points, words, width=680, height=300)
    notes = [words.text("chart.caption")]
    if wide.log:
        notes.append(words.text("chart.log"))
    if undated := len(entries) - len(dated):
        notes.append(words.say("chart.undated", undated))
    if others := len(dated) - len(same):
        notes.append(words.say("chart.other_units", others))
    if covered := len(points) - len(_drawn(points, wide)):
        notes.append(words.say("chart.covered", covered))
    describe = _describe(points, words)
    narrow = _frame(points, words, width=340, height=270)
    return Chart(
        key=f"chart-{key}",
        title=title,
        wide=_draw(points, wide, words, key=f"chart-{key}-wide", title=title, describe=describe),
        narrow=_draw(points, narrow, words, key=f"chart-{key}-narrow", title=title, describe=describe),
        legend=tuple(legend),
        notes=tuple(notes),
        rows=tuple(
            TableRow(
                line(words.date(point.entry.claim.as_of) or ""),
                words.value(point.entry.claim.value),
                point.entry.source,
                f"#claim-{point.entry.key}",
            )
            for point in points
        ),
    )


def _describe(points: Sequence[Point], words: Words) -> str:
    lowest = min(points, key=lambda point: point.main).entry.claim.value
    highest = max(points, key=lambda point: point.main).entry.claim.value
    return words.say(
        "chart.describe",
        count=words.say("chart.points", len(points)),
        start=words.month(points[0].period.place),
        end=words.month(points[-1].period.place),
        low=words.value(lowest),
        high=words.value(highest),
    )


def _frame(points: Sequence[Point], words: Words, width: float, height: float) -> _Frame:
    numbers = [number for point in points for number in (point.low, point.high) if number is not None]
    top, floor = max(numbers), min(numbers)
    log = floor > 0 and top / floor > _STEEP
    if log:
        low, high = 10.0 ** math.floor(math.log10(floor)), top * 2.0
    else:
        step = _step(max(top, 1) * 1.15)
        low, high = 0.0, math.ceil(max(top, 1) * 1.15 / step) * step
    days = [day.toordinal() for point in points for day in (point.period.first, point.period.last) if day]
    first, last = min(days), max(days)
    margin = max(3, round((last - first) * 0.05))
    labels = [words.number(_whole(tick)) for tick in _levels(low, high, log=log)]
    left = max(len(label) for label in labels) * _LETTER + 14
    return _Frame(width, height, left, 18, 22, 30, first - margin, last + margin, low, high, log)


def _whole(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _step(top: float) -> float:
    """A round step that makes three to six levels up to ``top``."""
    power = 10.0 ** math.floor(math.log10(top / 4))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if top / (step * power) <= 5)


def _levels(low: float, high: float, *, log: bool) -> list[float]:
    if not log:
        step = _step(high)
        return [step * at for at in range(round(high / step) + 1)]
    decades = round(math.log10(high / low))
    steps = (1, 2, 5) if decades <= 2 else (1,)
    levels = [low * 10**power * step for power in range(decades + 2) for step in steps]
    return [level for level in levels if level <= high]


def _day_steps(days: int) -> Callable[[dt.date], Iterator[dt.date]]:
    def steps(first: dt.date) -> Iterator[dt.date]:
        day = first
        while True:
            yield day
            day += dt.timedelta(days=days)

    return steps


def _month_steps(months: int) -> Callable[[dt.date], Iterator[dt.date]]:
    def steps(first: dt.date) -> Iterator[dt.date]:
        at = (first.year * 12 + first.month - 1) // months * months
        while True:
            yield dt.date(at // 12, at % 12 + 1, 1)
            at += months

    return steps


# From fine to coarse; the first that fits without labels touching is taken.
_TICKS = (
    (_day_steps(1), "yMMMd"),
    (_day_steps(2), "yMMMd"),
    (_day_steps(7), "yMMMd"),
    (_day_steps(14), "yMMMd"),
    (_month_steps(1), "yMMM"),
    (_month_steps(3), "yMMM"),
    (_month_steps(6), "yMMM"),
    (_month_steps(12), "y"),
    (_month_steps(24), "y"),
    (_month_steps(60), "y"),
    (_month_steps(120), "y"),
    (_month_steps(240), "y"),
    (_month_steps(600), "y"),
    (_month_steps(1200), "y"),
)


def _dates(frame: _Frame, words: Words) -> list[tuple[float, float, str]]:
    """Ticks of the time axis, as fine as fits: the place of the tick, that of its label, the label."""
    first, last = dt.date.fromordinal(frame.first), dt.date.fromordinal(frame.last)
    fallback: list[tuple[float, float, str]] = []
    for steps, skeleton in _TICKS:
        days = [day for day in islice(steps(first), _MOST) if first <= day <= last]
        labels = [words.tick(day, skeleton) for day in days]
        wide = max(map(len, labels), default=0) * _LETTER
        ticks = []
        for day, label in zip(days, labels, strict=True):
            x = frame.x(day)
            # A label at the edge moves inwards, its tick stays.
            ticks.append((x, min(max(x, wide / 2), frame.width - wide / 2), label))
        complete = next(islice(steps(first), _MOST, None)) > last
        if complete and all(right[1] - left[1] >= wide + 14 for left, right in pairwise(ticks)):
            if len(ticks) > 1:
                return ticks
            fallback = fallback or ticks
    return fallback


_SHAPES = (
    '<circle cx="{x}" cy="{y}" r="4.5"/>',
    '<path d="M{x} {y}m-4.5-4.5h9v9h-9z"/>',
    '<path d="M{x} {y}m0-5.5l5.2 9.4h-10.4z"/>',
    '<path d="M{x} {y}m0-6l6 6-6 6-6-6z"/>',
    '<path d="M{x} {y}m0 5.5l-5.2-9.4h10.4z"/>',
    '<path d="M{x} {y}m-1.6-5h3.2v3.4h3.4v3.2h-3.4v3.4h-3.2v-3.4h-3.4v-3.2h3.4z"/>',
)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _shape(source: int, x: float, y: float, *, hollow: bool = False) -> Markup:
    shape = Markup(_SHAPES[source]).format(x=_number(x), y=_number(y))  # noqa: S704 - our own drawing
    return Markup('<g class="s{}{}">{}</g>').format(source, " hollow" if hollow else "", shape)


def _glyph(source: int) -> Markup:
    """A mark for the legend; the words beside it say what it means."""
    return Markup('<svg class="glyph" viewBox="0 0 14 14" aria-hidden="true" focusable="false">{}</svg>').format(
        _shape(source, 7, 7)
    )


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    return Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
        kind, _number(x1), _number(y1), _number(x2), _number(y2)
    )


def _fading(x: float, y: float, up: float, room: float) -> Iterator[Markup]:
    """A line that thins out towards an arrow head: the value is open on this side. ``up`` is 1 or -1."""
    length = min(_ARROW, room - 8)
    if length < 4:
        return  # at the edge of the plot the mark alone has to do
    third = length / 3
    for at in range(3):
        yield _line(x, y - up * third * at, x, y - up * third * (at + 1), f"fade f{at}")
    yield Markup('<path class="head" d="M{} {}l4 {}h-8z"/>').format(
        _number(x), _number(y - up * (length + 6)), _number(up * 7)
    )


def _draw(points: Sequence[Point], frame: _Frame, words: Words, *, key: str, title: str, describe: str) -> Markup:
    made: list[Markup] = []
    for level in _levels(frame.low, frame.high, log=frame.log):
        y = frame.y(level)
        made.append(_line(frame.left, y, frame.width - frame.right, y, "grid"))
        made.append(
            Markup('<text class="tick" x="{}" y="{}" text-anchor="end">{}</text>').format(
                _number(frame.left - 8), _number(y + 4), words.number(_whole(level))
            )
        )
    floor = frame.height - frame.bottom
    for x, middle, label in _dates(frame, words):
        made.append(_line(x, floor, x, floor + 5, "axis"))
        made.append(
            Markup('<text class="tick" x="{}" y="{}" text-anchor="middle">{}</text>').format(
                _number(middle), _number(floor + 20), label
            )
        )
    made.append(_line(frame.left, floor, frame.width - frame.right, floor, "axis"))
    made.extend(_mark(point, frame, shift) for point, shift in _drawn(points, frame))
    return Markup(
        '<svg viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-labelledby="{key}-title {key}-desc">'
        '<title id="{key}-title">{title}</title><desc id="{key}-desc">{describe}</desc>{made}</svg>'
    ).format(
        w=_number(frame.width),
        h=_number(frame.height),
        key=key,
        title=title,
        describe=describe,
        made=Markup().join(made),
    )


def _drawn(points: Sequence[Point], frame: _Frame) -> list[tuple[Point, float]]:
    """The marks that are drawn, and how far each is moved to the left.

    Marks for one date and value would hide each other: up to ``_ROW`` stand in a row, more would suggest other dates.
    """
    taken: Counter[tuple[int, int]] = Counter()
    found = []
    for point in points:
        cell = (round(frame.x(point.period.place) / 9), round(frame.y(point.main) / 9))
        if taken[cell] < _ROW:
            found.append((point, taken[cell] * 9.0))
        taken[cell] += 1
    return found


def _mark(point: Point, frame: _Frame, shift: float) -> Markup:
    y = frame.y(point.main)
    x = frame.x(point.period.place)
    made: list[Markup] = []
    if point.period.first and point.period.last and point.period.first != point.period.last and not shift:
        made.append(_line(frame.x(point.period.first), y, x, y, "period"))
    x = max(frame.left + 5, x - shift)
    if point.low is not None and point.high is not None and point.low != point.high:
        bottom, top = frame.y(point.low), frame.y(point.high)
        made += [_line(x, bottom, x, top, "range"), _line(x - 4, bottom, x + 4, bottom, "range")]
        made.append(_line(x - 4, top, x + 4, top, "range"))
    elif point.high is None:
        made += _fading(x, y, 1, y - 4)
    elif point.low is None:
        made += _fading(x, y, -1, frame.height - frame.bottom - y)
    inner = Markup('<g class="s{}">{}</g>').format(point.source, Markup().join(made))
    return inner + _shape(point.source, x, y, hollow=point.hollow)
