"""What the cues of one sentence report, seen together: who goes on speaking, and where what one reports ends."""

from __future__ import annotations

from typing import Final

from beleg.reading.clauses import Frame, Parsed
from beleg.reading.cues import Cue
from beleg.reading.messages import Messages, Told
from beleg.reading.view import VERBS, Phrase

_BEFORE: Final = frozenset({"attribution_before"})
_UNNAMED: Final = 8  # tokens of a source behind "according to" in which no noun phrase is known


def reports(parsed: Parsed, messages: Messages, found: list[Cue]) -> list[Told]:
    """What each cue of a sentence reports, each with its speaker and ended where the next begins."""
    told = [one for cue in found if (one := messages.of(cue)) is not None]
    _share(parsed, told)
    return _bounded(parsed, told)


def unnamed(parsed: Parsed) -> list[Frame]:
    """Attributions by a phrase whose noun nobody knows: "Selon le syndicat, …"; set off by a comma, or at the end."""
    view = parsed.view
    done = {at for f in parsed.frames for at in range(f.cue[0], f.cue[1] + 1)}
    found: list[Frame] = []
    for at in view.having(_BEFORE):
        hit = view.marks[at]["attribution_before"]
        chunk = parsed.chunk(at)
        if hit.payload != "name" or at in done or view.quoted[at] >= 0 or view.any(VERBS, at):
            continue
        first, last = hit.last + 1, chunk.last
        ends = last + 1 < view.size and view.raw[last + 1] == "," if at == 0 else chunk is parsed.chunks[-1]
        if at != chunk.first or not ends or not 0 <= last - first < _UNNAMED or not view.word[first]:
            continue
        if any(view.any(VERBS, i) for i in range(first, last + 1)):
            continue
        source = Phrase(first, last, (first, last), "body", "nfm", governed=True)
        scope = (0, view.size - 1)
        found.append(Frame("phrase", "say", source, (hit.first, hit.last), (at, last), scope))
    return found


def trim(parsed: Parsed) -> None:
    """Leave the marks at the ends of a part out of it: what is reported ends with a word."""
    view = parsed.view
    for chunk in parsed.chunks:
        while chunk.last > chunk.first and not view.tells(chunk.last) and view.raw[chunk.last] not in ")]":
            chunk.last -= 1
        while chunk.last > chunk.first and not view.tells(chunk.first) and view.raw[chunk.first] not in "([@#":
            chunk.first += 1


def _share(parsed: Parsed, told: list[Told]) -> None:
    """A verb without a subject of its own has the one before it: "X said …, adding that …"; or that of the sentence."""
    view = parsed.view
    for number, one in enumerate(told):
        if one.source is not None or one.cue.key in {"noun", "passive"}:
            continue
        quote = view.quoted[one.words[0]]
        before = [t for t in told[:number] if t.source and view.quoted[t.source[0]] == quote and t.cue.key != "noun"]
        if before:
            one.source = before[-1].source
            continue
        behind = [t for t in told[number + 1 :] if t.source and not t.first <= one.cue.first <= t.last]
        free = [p for p in view.phrases if not p.governed and not p.oblique and view.quoted[p.first] == quote]
        lead = next((p for p in free if p.last < one.words[0] and p.first <= 2), None)
        if lead is not None:
            one.source = (lead.first, lead.last)
        elif behind and one.cue.key == "joined":
            one.source = behind[0].source


def _own(one: Told) -> bool:
    """The source stands in the cue's own clause."""
    return one.source is not None and one.clause[0] <= one.source[0] <= one.clause[1]


def _within(one: Told, other: Told) -> bool:
    """A participle in the words for another's source: "people told of the plan said"."""
    if one is other or other.source is None or other.source[0] > other.cue.first:
        return False
    return other.source[0] < one.cue.first <= other.source[1] and not one.trailing and other.cue.strong


def _bounded(parsed: Parsed, told: list[Told]) -> list[Told]:
    """End what a cue reports where the next one begins that goes on with the same speaker."""
    view = parsed.view
    told = [t for t in told if not any(_within(t, other) for other in told)]
    for number, one in enumerate(told):
        if one.trailing:
            continue
        for other in told[number + 1 :]:
            begun = other.clause[0]
            if not one.first < begun <= one.last:
                continue
            chunk = parsed.chunk(begun)
            if other.trailing and other.first <= one.cue.first:
                one.last = begun - 1
                break
            joined = begun == chunk.first and chunk.mark == ","
            joins = begun > 0 and (view.marks[begun - 1].keys() & {"joining", "contrast", "linker"})
            if other.cue.key == "joined" and joined:
                one.last = chunk.first - 2
                break
            if joins and not _own(other) and not other.trailing:
                one.last = begun - 2
                break
            if joins and begun - 1 == chunk.first and chunk.mark == "," and other.source is not None:
                one.last = chunk.first - 2
                break
    for one in told:
        while one.last >= one.first and not view.tells(one.last) and view.raw[one.last] not in ")]":
            one.last -= 1
    return [t for t in told if t.first <= t.last]
