"""How a text puts a claim: asserted, denied, alleged, offered, threatened, planned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.model import Hedge, Measure, Reason, Stance
from beleg.reading.bounds import is_denied
from beleg.reading.counted import QUOTES, Counted
from beleg.reading.negation import negated
from beleg.reading.pairing import Pairing
from beleg.reading.sentences import Sentence

_DOUBT_REACH: Final = 8  # tokens from "allegedly" to the number it casts doubt on
_PLAN_REACH: Final = 14
_RELATIVE: Final = 4  # tokens between "who" and "allegedly"
_HEAD: Final = 2  # tokens before "That is false": a dash, a quotation mark
_LINKED: Final = 3  # tokens from a number to what it is called: ", that is a lie"
_OFFERED: Final = 3  # tokens from a sum to the verb of promising behind it
_NAME: Final = 5  # words of a quoted name
_SET_OFF: Final = frozenset(":-–—!]")  # behind a label
_COMMAS: Final = frozenset(",–—")
_LAW: Final = 2  # words of what the law is called
_DUE: Final = "due"
_UNDER: Final = 3  # tokens from "under" to "article": "under the very same article"


def stance(
    sentence: Sentence, pairing: Pairing, measure: Measure, denied: bool, advert: bool, tried: bool
) -> tuple[Stance, Reason | None]:
    """The stance of a claim. ``denied``: its speaker denies it; ``advert``: its speaker is one who recruits.

    ``tried``: the paragraph has told of a verdict.
    """
    number = pairing.counted
    doubts = _doubts(sentence)
    called = _called_untrue(sentence, doubts, number)
    if called is not None:
        return Stance.DENIED, sentence.reason("stance", "called untrue", called.first, called.last)
    if (no := negated(sentence, pairing)) is not None:
        return Stance.DENIED, sentence.reason("stance", "its verb is negated", no.first, no.last)
    if denied and not _kept(sentence, number.quantity.at):
        return Stance.DENIED, Reason("stance", "its speaker denies it")
    for hit in doubts:
        if hit.payload != "doubt" or number.quantity.to < hit.first <= number.last or _in_name(sentence, hit.first):
            continue  # "three alleged recruiters": doubt about them, not about the three
        if _of_relative(sentence, hit, pairing):
            continue
        if measure.unit == "term" and _of_prosecutor(sentence, hit):
            continue
        opened = any(hit.last < h.first < number.first for h in sentence.of("that"))  # "allege, without proof, that"
        reach = _PLAN_REACH if opened else _DOUBT_REACH
        last = _past_insertion(sentence, hit, number.first)
        if -_DOUBT_REACH <= number.first - last <= reach and _same_clause(sentence, last, number.quantity.at):
            return Stance.ALLEGED, sentence.reason("stance", "a word of doubt", hit.first, hit.last)
    if measure.unit == "term":
        return _of_term(sentence, number, tried)
    if measure.unit == "money":
        offers = [h for h in sentence.of("topic.offer", "offer") if h.payload != _DUE]
        if really_paid(sentence, number):
            offers, advert = [], False  # "was promised 195,000 a month and got 90,000 twice"
        elif offers:
            offers = [h for h in offers if not _of_next_sum(sentence, number, h)]
        if "either_way" in measure.traits and not advert:
            offers = _unpaid(sentence, offers, number.quantity.at)
        if advert or any(_same_sentence(sentence, h.first, number.quantity.at) for h in offers):
            words = offers[0] if offers else None
            if words:
                return Stance.OFFERED, sentence.reason("stance", "an offer", words.first, words.last)
            return Stance.OFFERED, Reason("stance", "its speaker recruits")
        if "compared" in measure.traits and (decree := _decreed(sentence, number)) is not None:
            return Stance.OFFERED, sentence.reason("stance", "what a decree provides", decree.first, decree.last)
    due = _due(sentence, number) if measure.unit == "money" else None
    for hit in sentence.of("plan"):
        if (
            (due is None or hit.last < due.first or hit.first > due.last)  # "are supposed to get"
            and not _in_name(sentence, hit.first)
            and abs(hit.first - number.quantity.at) <= _PLAN_REACH
            and _same_clause(sentence, hit.last, number.quantity.at)
            and not _of_next(sentence, number, hit)
            and not _of_next_verb(sentence, pairing, hit)
        ):
            return Stance.PLANNED, sentence.reason("stance", "a plan", hit.first, hit.last)
    if due is not None:
        return Stance.OFFERED, sentence.reason("stance", "what is due", due.first, due.last)
    return Stance.ASSERTED, None


def _due(sentence: Sentence, number: Counted) -> Hit | None:
    """ "Recruits are entitled to 300,000": who is due a sum has not got it yet. A plan to pay it is nothing that is due.

    "The families entitled to it received 300,000": a verb of getting that stands nearer says that it was paid.
    """
    at = number.quantity.at
    near = [
        h
        for h in sentence.by.get("topic.offer", ())
        if h.payload == _DUE and _gap(h, at) <= _PLAN_REACH and _same_sentence(sentence, h.first, at)
    ]
    if not near or really_paid(sentence, number):
        return None
    due = min(near, key=lambda h: _gap(h, at))
    got = [h for h in sentence.of("topic.got") if h.last < due.first or h.first > due.last]
    # "received the kin that are due it"
    told = bool(got) and any(h.last == due.first - 1 for h in sentence.of("relative"))
    return None if told or any(_gap(h, at) < _gap(due, at) for h in got) else due


def _decreed(sentence: Sentence, number: Counted) -> Hit | None:
    """ "By decree of the governor foreigners will be paid 1.3m": a decree in force offers what it provides, a draft plans it."""
    decrees = [h for h in sentence.of("document") if h.payload == "law"]
    paying = {h.first for h in sentence.of("topic.hint")}  # "they will pay", which only tells when
    if (
        not (decrees and paying)
        or really_paid(sentence, number)
        or any(h.first not in paying for h in sentence.of("plan"))
    ):
        return None  # "the president issued a decree on 1.3m", "a draft decree plans to pay"
    return decrees[0]


def _of_relative(sentence: Sentence, doubt: Hit, pairing: Pairing) -> bool:
    """ "Arrested three men who were allegedly on their way to the army": doubt about what they did, not about the arrest."""
    signal, last = pairing.signal, pairing.counted.last
    if signal is None or doubt.first <= last or signal.last >= doubt.first:
        return False
    return any(
        max(last, signal.last) < h.first < doubt.first <= h.last + _RELATIVE
        for h in sentence.of("relative")
        if h.payload == "relative"
    )


def _of_prosecutor(sentence: Sentence, doubt: Hit) -> bool:
    """The word for a claim is that for the prosecution, too: "the prosecution had asked for twelve years"."""
    sought = (h for h in sentence.by.get("topic.law", ()) if h.payload == "sought")
    return any(h.first <= doubt.last and doubt.first <= h.last for h in sought)


def _of_next(sentence: Sentence, number: Counted, plan: Hit) -> bool:
    """ "160 were recruited, and another 210 are preparing to join": behind a comma it is the next number's.

    "Four are home, and we expect six more": words around a number say so of that one.
    """
    norm, kind = sentence.tokens.norm, sentence.tokens.kind
    inside = range(plan.first, plan.last + 1)
    if plan.length > 2 and number.quantity.at not in inside and _counted_in(sentence, inside):
        return True
    comma = next((at for at in range(number.last + 1, plan.first) if norm[at] in _COMMAS), plan.first)
    counts = {h.first for h in sentence.of("number", "vague")} if comma < plan.first else set()
    return any(kind[at] == "d" or at in counts for at in range(comma + 1, plan.first))


def _of_next_verb(sentence: Sentence, pairing: Pairing, plan: Hit) -> bool:
    """ "Has named 58 missing men and plans to hand in a petition": what was counted is told of before another verb."""
    last = pairing.counted.last if pairing.signal is None else max(pairing.counted.last, pairing.signal.last)
    if not 0 < plan.first - last <= _PLAN_REACH:
        return False
    ands = {h.last for h in sentence.of("between") if h.payload == "and" and h.first > last}
    if not sentence.pack.head_final:
        beside = {plan.first, plan.first - 1}  # in Arabic "and" is written onto the verb
        if sentence.tokens.kind[plan.first - 1] == "w":
            beside.add(plan.first - 2)
        return not ands.isdisjoint(beside)
    return not ands.isdisjoint(range(last, plan.first)) or "," in sentence.tokens.norm[last + 1 : plan.first]


def _counted_in(sentence: Sentence, inside: range) -> bool:
    digits = any(sentence.tokens.kind[at] == "d" for at in inside)
    return digits or any(h.first in inside for h in sentence.of("number", "vague"))


def really_paid(sentence: Sentence, number: Counted) -> bool:
    """Words for what was paid, whatever was promised, stand before the sum, or behind it where verbs do."""
    if is_denied(sentence, number.quantity):
        return True  # "he never saw more than 500"
    final = sentence.pack.head_final or sentence.pack.verb_final
    return any(
        (
            0 < number.first - h.last <= _NAME
            and not _promised_next(sentence, number, h)
            and not (final and _sum_before(sentence, h))
        )
        or (
            final
            and h.last > number.last >= h.first - _NAME
            and _together(sentence, number.last + 1, h.first)
            and not _promised_before(sentence, number, h)
        )
        for h in sentence.of("topic.paid")
    )


def _promised_next(sentence: Sentence, number: Counted, paid: Hit) -> bool:
    """Behind the word for what was paid another clause promises the sum: "they 900 took, and in return 2,100 promised".

    Or it stands right behind the verb of promising: "and promised instead 2,100".
    """
    norm, offers = sentence.tokens.norm, sentence.of("topic.offer", "offer")
    if any(h.last + 1 == paid.first for h in offers):
        return True
    ands = {h.first for h in sentence.by.get("linker", ()) if h.payload == "and"}
    if not any(norm[at] in _COMMAS or norm[at] == "،" or at in ands for at in range(paid.last + 1, number.first)):
        return False
    return any(0 < h.first - number.last <= _OFFERED for h in offers)


def _promised_before(sentence: Sentence, number: Counted, paid: Hit) -> bool:
    """Between the sum and what says that it was paid a verb promises it: "2.4m were promised; really 210,000 he got"."""
    offers = sentence.of("topic.offer", "offer")
    return any(number.last < h.first and h.last < paid.first and h.payload != _DUE for h in offers)


def _sum_before(sentence: Sentence, verb: Hit) -> bool:
    """A number stands close before what says that it was paid: "900 got, and 200 a month promised", with the verbs last."""
    return "d" in sentence.tokens.kind[max(0, verb.first - _NAME) : verb.first]


def _of_next_sum(sentence: Sentence, number: Counted, offer: Hit) -> bool:
    """ "He got 1.7m for signing and was promised another 220,000 a month": what was promised is the other sum.

    The verb of getting stands before the first, or between the two.
    """
    got = sentence.by.get("topic.got", ())
    if not got or offer.first <= number.last:
        return False
    norm = sentence.tokens.norm
    inside, sums = False, []
    for hit in sentence.of("currency"):
        inside = "(" in norm[number.last : hit.first] and ")" not in norm[number.last : hit.first]
        if hit.first > number.quantity.last and not inside:
            sums.append(hit.first)
    if not sums:
        return False
    if any(number.quantity.last < h.first < min(sums[0], offer.first) for h in got):
        return True
    before = max((h.last for h in sentence.of("currency") if h.last < number.first), default=-1)
    return any(before < h.first < number.first for h in got)


def _together(sentence: Sentence, begin: int, end: int) -> bool:
    """No comma and no other number between."""
    tokens = sentence.tokens
    return not any(tokens.kind[at] == "d" or tokens.norm[at] in ",،" for at in range(begin, end))


def _of_term(sentence: Sentence, number: Counted, tried: bool) -> tuple[Stance, Reason]:
    """A term of prison: what a court has passed, or what a law provides for."""
    hits, at = sentence.of("topic.law"), number.quantity.at
    # "He got five years; the law provides for fifteen": of two clauses each has its own
    hits = [h for h in hits if not any(sentence.tokens.norm[i] in ";؛" for i in _between(h.first, at))] or hits
    threats = [h for h in hits if h.payload != "sentence"]
    if threats and number.quantity.hedge is Hedge.EXACT and any(h.payload == "sentence" for h in hits):
        # "was sentenced under the same article to three years"
        threats = [h for h in threats if not _under(sentence, h)]
    # "could receive 8 years", "if found guilty": the verb of a verdict, and what makes it none
    passed = [
        h
        for h in hits
        if h.payload == "sentence" and not any(t.first <= h.last and h.first <= t.last + 1 for t in threats)
    ]
    # "sentenced to terms of up to 12 years": a bound alone makes no law
    laws = [t for t in threats if t.last < number.first or t.first > number.quantity.last + 1]
    begin = number.quantity.first
    if any(t.last + 1 == begin or t.first < begin <= t.last for t in laws):
        passed = [h for h in passed if h.last < begin]  # "the law provides for ten years in prison for mercenaries"
    nearest = min(passed + (laws or ([] if passed else threats)), key=lambda h: abs(h.first - at), default=None)
    if any(_asked(sentence, h, passed, number) for h in hits if h.payload == "sought"):
        return Stance.THREATENED, Reason("stance", "what a prosecutor asks for")
    if nearest is None and number.quantity.hedge is Hedge.EXACT:
        return Stance.ASSERTED, Reason("stance", "no word of a law, and no bound")
    if nearest is None and tried:  # "A court jailed four men. The terms lie between six and fourteen years"
        return Stance.ASSERTED, Reason("stance", "the paragraph has told of a verdict")
    if nearest and nearest.payload == "sentence":
        return Stance.ASSERTED, sentence.reason("stance", "a sentence that was passed", nearest.first, nearest.last)
    return Stance.THREATENED, Reason("stance", "what the law provides")


def _between(a: int, b: int) -> range:
    return range(min(a, b), max(a, b))


def _under(sentence: Sentence, law: Hit) -> bool:
    """The law that a verdict goes by: "under the same article"."""
    if law.length > _LAW:
        return False
    for edge in sentence.of("edge"):
        if edge.payload == "preposition" and 0 <= law.first - edge.last <= _UNDER:
            return True
        if edge.payload == "postposition" and law.first < edge.first <= law.last + 1:
            return True
    return False


def _asked(sentence: Sentence, hit: Hit, passed: Sequence[Hit], number: Counted) -> bool:
    """ "The prosecutor asked for nine years": no word of a verdict and no other number between; "the court gave him six"."""
    if hit.first <= number.quantity.at <= hit.last:
        return True
    begin, end = (hit.last + 1, number.first) if hit.last < number.first else (number.last + 1, hit.first)
    if (sentence.pack.head_final and hit.first < number.first) or "d" in sentence.tokens.kind[begin:end]:
        return False
    return not any(begin <= h.first < end for h in passed)


def _unpaid(sentence: Sentence, offers: Sequence[Hit], at: int) -> list[Hit]:
    """The words of an offer that stand nearer than what says that it was paid: "promised work, the agents took 1,200".

    Where that stands before the sum, what is promised behind it is another: "they took 900 and promised 2,100".
    """
    paid = sentence.of("topic.paid")
    near = min((_gap(h, at) for h in paid), default=None)
    taken = any(h.last < at and at - h.last <= _PLAN_REACH and _same_clause(sentence, h.last, at) for h in paid)
    left = [h for h in offers if h.first < at or not (taken and _sum_behind(sentence, h.last))]
    return [h for h in left if near is None or _gap(h, at) <= near]


def _sum_behind(sentence: Sentence, at: int) -> bool:
    """A sum stands behind a token, in its sentence."""
    return any(h.first > at and _same_sentence(sentence, at, h.first) for h in sentence.of("currency"))


def _past_insertion(sentence: Sentence, hit: Hit, end: int) -> int:
    """The last token of a word, or of what is told between two commas right behind it: "Allegedly, people say, …"."""
    norm, first = sentence.tokens.norm, hit.last + 2
    if first >= end or norm[hit.last + 1] not in ",،":
        return hit.last
    closing = next((at for at in range(first, end) if norm[at] in ",،"), end)
    told = any(first <= h.first < closing < end for h in sentence.of("say"))
    return closing if told else hit.last


def _doubts(sentence: Sentence) -> list[Hit]:
    """Words of doubt and denial, without those that are part of something else: "did not deny", "alleged recruiters"."""
    kept = [h for h in sentence.of("doubt") if h.payload == "kept"]
    if names := sentence.by.get("introduced"):  # "is called Jon", which some scripts write like "claims"
        that = {h.first for h in sentence.of("that")}
        kept += [h for h in names if h.payload == "before" and h.last + 1 not in that]
    return [h for h in sentence.of("doubt") if not any(k.first <= h.last and h.first <= k.last for k in kept)]


def _called_untrue(sentence: Sentence, doubts: Sequence[Hit], number: Counted) -> Hit | None:
    """The words that call the claim false, whoever's they are."""
    at = number.quantity.at
    instead = [h for h in doubts if h.payload == "replaced"]  # "not 72 but 27", "27, not 72"
    for hit in instead:
        if hit.first <= at <= hit.last:
            return hit
    for hit in doubts:
        if hit.payload == "denied":  # "It is not true that 12 …", "dismissed claims that 12 …"
            if any(hit.first <= h.last and h.first <= hit.last for h in instead):
                continue
            near = hit.first < at and number.first - hit.last <= _PLAN_REACH
            if near and _same_clause(sentence, hit.last, at) and not _says(sentence, hit.last, at):
                return hit
        elif hit.payload == "label":  # "Fake: 12 …"
            if hit.last < at and _labels(sentence, hit) and _same_sentence(sentence, hit.last + 1, at):
                return hit
        elif hit.payload == "before":  # "12 …" and behind it "is false", where verbs stand last
            if at < hit.first and _same_clause(sentence, at, hit.first) and not _says(sentence, at, hit.first):
                return hit
        elif hit.payload == "untrue" and at < hit.first:  # "Reports that 12 … are false", "That 12 …, is false"
            reports = any(h.payload == "report" and h.first < at for h in doubts)
            opens = any(h.first == 0 for h in sentence.of("that")) or _called_by_it(sentence, number, hit)
            if (reports or opens) and _same_clause(sentence, at, hit.first) and not _turns(sentence, at, hit.first):
                return hit
    return None


def _called_by_it(sentence: Sentence, number: Counted, hit: Hit) -> bool:
    """The number alone is what is untrue, right before the words: "«Twenty-five recruits is a lie», said the lawyer"."""
    norm, first = sentence.tokens.norm, number.first
    opens = first == 0 or norm[first - 1] in QUOTES or norm[first - 1] in ".!?:"
    return opens and hit.first - number.last <= _LINKED


def taken_back(following: Sentence) -> Hit | None:
    """The words at the head of the next sentence that call what was just said untrue: "That is false", "This was an error"."""
    return next((h for h in following.of("doubt") if h.payload == "back" and h.first <= _HEAD), None)


def _kept(sentence: Sentence, at: int) -> bool:
    """What is denied is something else, or is not denied: "denied involvement in", "did not deny that"."""
    kept = [h for h in sentence.of("doubt") if h.payload == "kept"]
    verbs = [h for h in sentence.of("denial") if not any(k.first <= h.last and h.first <= k.last for k in kept)]
    near = [h for h in verbs if not _contrasted(sentence, h.last, at)]
    if verbs and not near:
        return True  # "Moscow denies the accusations, but 12 …"
    nearest = min((_gap(h, at) for h in near), default=None)
    return any(nearest is None or _gap(h, at) < nearest for h in kept)


def _contrasted(sentence: Sentence, a: int, b: int) -> bool:
    """A clause of contrast begins between two tokens, and it is not part of what "that" opened."""
    turns = [h.first for h in sentence.of("contrast") if a < h.first < b and sentence.tokens.norm[h.first - 1] == ","]
    return any(not any(a < h.first < turn for h in sentence.of("that")) for turn in turns)


def _turns(sentence: Sentence, a: int, b: int) -> bool:
    """What is untrue is what another says: "The report on 12 … says the contracts were fake"."""
    said = max((h.last for h in sentence.of("say") if a < h.first < b), default=b)
    return not any(sentence.tokens.norm[at] in _COMMAS for at in range(said, b)) and said < b


def _gap(hit: Hit, at: int) -> int:
    """Tokens between a hit and a token."""
    return max(0, hit.first - at, at - hit.last)


def _labels(sentence: Sentence, hit: Hit) -> bool:
    """It opens the sentence, or what follows another label, and a sign sets it off; a hyphen within a word does not."""
    norm, kind, after = sentence.tokens.norm, sentence.tokens.kind, hit.last + 1
    first = all(kind[at] == "p" for at in range(hit.first)) or norm[hit.first - 1] in _SET_OFF
    if not first or after >= len(norm) or norm[after] not in _SET_OFF:
        return False
    return norm[after] != "-" or not sentence.tokens.glued(after)


def _says(sentence: Sentence, a: int, b: int) -> bool:
    """Another begins to speak between two tokens: "It is false that they volunteered, said the mother of one of 12 …"."""
    comma = next((at for at in range(a + 1, b) if sentence.tokens.norm[at] in _COMMAS), b)
    norm = sentence.tokens.norm
    if any(h.payload == "joined" and a < h.first < b and norm[h.first - 1] in _COMMAS for h in sentence.of("say")):
        return True  # "denied that thousands serve there, stressing that their number did not exceed 400"
    # "It is false, he said, that 12 …" is still one speech
    that = max((h.first for h in sentence.of("that") if a < h.first < b), default=a)
    joined = {h.last + 1 for h in sentence.of("range") if h.payload == "and"}  # "denies that …, and puts it at 12"
    return any(
        max(comma, that) < hit.first < b or a < hit.first in joined for hit in sentence.of("say") if hit.first < b
    )


def _in_name(sentence: Sentence, at: int) -> bool:
    """Inside a short quotation: the name of a project or a film, not what the text says."""
    norm = sentence.tokens.norm
    opens = next((i for i in range(at - 1, max(0, at - _NAME) - 1, -1) if norm[i] in QUOTES), -1)
    closes = next((i for i in range(at + 1, min(at + _NAME, len(norm))) if norm[i] in QUOTES), -1)
    return opens >= 0 and closes >= 0 and not any(norm[i] in _COMMAS for i in range(opens, closes))


def _same_clause(sentence: Sentence, a: int, b: int) -> bool:
    low, high = sorted((a, b))
    return not any(sentence.tokens.norm[at] in ".;:!?" and not _inner(sentence, at) for at in range(low, high))


def _same_sentence(sentence: Sentence, a: int, b: int) -> bool:
    low, high = sorted((a, b))
    return not any(sentence.tokens.norm[at] in ".!?" and not _inner(sentence, at) for at in range(low, high))


def _inner(sentence: Sentence, at: int) -> bool:
    """A full stop inside an abbreviation: no space follows it."""
    return at + 1 < len(sentence.tokens) and sentence.tokens.glued(at + 1)
