"""The dossier: a run as one HTML page that works offline, and as a few lines for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from beleg.dossier.compared import chapters, counted
from beleg.dossier.ledger import Entry, Ledger, ledger, publisher, safe_url
from beleg.dossier.letters import hidden, line, seen
from beleg.dossier.papers import Part, limit, parts
from beleg.dossier.plain import Name, Plain
from beleg.dossier.rows import LAW, MONEY, blocks, lang_of, shown
from beleg.dossier.standout import standout
from beleg.dossier.texts import texts
from beleg.model import Figure, Finding, Measure, Reading, Skipped
from beleg.settings import Settings
from beleg.wording import Words

OPEN_DOCUMENTS = 12  # more than these are folded: a list of titles is easier to find one's way in
TOLD = 3  # findings that a terminal shows
NAMED = 6  # languages, claims of a document: named in a line up to here


@dataclass(frozen=True, slots=True)
class Made:
    """How a page was made. ``packs`` are (name, version, hash); ``date`` is shown only where it is passed in.

    ``mark`` is the closest TLP mark of what is on it.
    """

    version: str
    packs: tuple[tuple[str, str, str], ...] = ()
    command: str = ""
    topic: str = ""
    date: str | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document on the page."""

    number: int
    id: str
    title: str
    publisher: str
    facts: tuple[tuple[str, str], ...]
    url: str | None  # a link only where it is one
    address: str
    lang: str | None
    published: str | None
    claims: tuple[tuple[str, str], ...]  # key, value
    count: str
    notes: tuple[str, ...]
    parts: tuple[Part, ...]


def page(
    readings: Sequence[Reading],
    figures: Sequence[Figure],
    findings: Sequence[Finding],
    skipped: Sequence[Skipped],
    measures: Mapping[str, Measure],
    settings: Settings,
    made: Made,
    name: Name = line,
) -> str:
    """One HTML page. The same input gives the same text; it loads nothing and runs nothing.

    ``findings`` are shown in the order in which they come; ``name`` makes the name of a speaker fit to be shown.
    """
    say = texts(settings.language, settings.topic)
    known = ledger(readings)
    plain = Plain(say, measures, known.readings, name)
    found = shown(figures, known, plain)
    size = limit(len(known.readings))
    papers = tuple(
        _paper(reading, own, number, size, say)
        for number, (reading, own) in enumerate(zip(known.readings, known.by_document, strict=True), 1)
    )
    topic = _topic(made.topic or settings.topic, say)
    rendered = (
        _environment()
        .get_template("page.html")
        .render(
            w=say,
            lang_of=lang_of,
            css=Markup(_file("page.css")),  # noqa: S704 - our own file
            title=say.say("page.title", topic=topic),
            topic=topic,
            lead=_lead(known, say),
            sentences=standout(found, say),
            findings=chapters(findings, known, plain),
            people=blocks([one for one in found if one.measure.group not in (MONEY, LAW)], plain, tables=False),
            money=blocks([one for one in found if one.measure.group == MONEY], plain, tables=True),
            law=blocks([one for one in found if one.measure.group == LAW], plain, tables=True),
            papers=papers,
            cut=any(part.kind == "gap" for paper in papers for part in paper.parts),
            stands=any(figure.standing for figure in figures),
            open_documents=len(papers) <= OPEN_DOCUMENTS,
            skipped=[(line(item.name), line(item.reason)) for item in skipped],
            ungrounded=known.ungrounded,
            made=made,
        )
    )
    # The texts were made fit to be seen one by one; this holds whatever way they came, names of packs included.
    return seen(rendered.lstrip())


def summary(
    readings: Sequence[Reading],
    figures: Sequence[Figure],
    findings: Sequence[Finding],
    skipped: Sequence[Skipped],
    measures: Mapping[str, Measure],
    settings: Settings,
    made: Made,
    name: Name = line,
) -> str:
    """What a terminal shows of the same run: counts, what stands out, the first findings, what was not read."""
    say = texts(settings.language, settings.topic)
    known = ledger(readings)
    plain = Plain(say, measures, known.readings, name)
    documents, claims = len(known.readings), len(known.entries)
    told = [
        say.say(
            "summary.head",
            documents=say.say("count.documents", documents),
            languages=_languages(known, say),
            claims=say.say("count.claims", claims),
        )
        if documents
        else say.text("page.lead_nothing")
    ]
    if made.mark:
        told.append(say.say("judged.page", mark=made.mark))
    if documents:
        told += [f"  {sentence.text}" for sentence in standout(shown(figures, known, plain), say)]
    if findings:
        told.append(say.say("summary.findings", findings=counted(findings, plain)))
        told += [f"  {plain.why_text(finding)}" for finding in findings[:TOLD]]
    if known.ungrounded:
        told.append(say.say("skipped.ungrounded", known.ungrounded))
    if skipped:
        told.append(say.say("summary.skipped", skipped=say.say("count.skipped", len(skipped))))
        told += ["  " + say.say("summary.item", name=line(item.name), reason=line(item.reason)) for item in skipped]
    return seen("\n".join(told)) + "\n"


@cache
def _file(name: str) -> str:
    return resources.files("beleg.dossier").joinpath(name).read_text("utf-8")


@cache
def _environment() -> Environment:
    """Every value is escaped, whatever the template is called; an unknown name is an error, not an empty place."""
    return Environment(
        loader=DictLoader({"page.html": _file("page.html.jinja")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _topic(name: str, say: Words) -> str:
    return say.known("topics", name) or line(name)


def _languages(known: Ledger, say: Words) -> str:
    """The languages of what was read, most frequent first."""
    sizes: dict[str, int] = {}
    for reading in known.readings:
        for segment in reading.segments:
            if segment.role.is_read and (name := say.lang_name(segment.lang)):
                sizes[name] = sizes.get(name, 0) + len(segment.text)
    names = sorted(sizes, key=lambda name: (-sizes[name], name))
    if not names:
        return say.text("count.no_language")
    if len(names) <= NAMED + 1:
        return say.list(names)
    more = say.say("page.others", len(names) - NAMED)
    return say.say("page.list_more", names=", ".join(names[:NAMED]), more=more)


def _lead(known: Ledger, say: Words) -> str:
    if not known.readings:
        return say.text("page.lead_nothing")
    # ISO dates of one length sort as text; a bare year sorts before its months, which is as good as it gets.
    dates = sorted(r.document.published for r in known.readings if r.document.published)
    said = {
        "documents": say.say("count.documents", len(known.readings)),
        "languages": _languages(known, say),
        "claims": say.say("count.claims", len(known.entries)),
    }
    if not dates:
        return say.say("page.lead_undated", **said)
    first, last = line(say.date(dates[0]) or ""), line(say.date(dates[-1]) or "")
    span = first if first == last else say.say("dates.between", start=first, end=last)
    return say.say("page.lead", dates=span, **said)


def _paper(reading: Reading, entries: Sequence[Entry], number: int, size: int, say: Words) -> Paper:
    document = reading.document
    lang = lang_of(document.lang or "") or _main_language(reading)
    notes = [line(note) for note in document.notes]
    if count := hidden(document.text):
        notes.append(say.say("documents.hidden", count))
    published = line(say.date(document.published) or "") or None
    facts = [
        ("outlet", line(document.outlet or "")),
        ("author", line(document.author or "")),
        ("published", published or ""),
        ("language", (say.lang_name(lang) if lang else None) or ""),
        ("file", line(document.name)),
        ("format", line(document.format)),
    ]
    return Paper(
        number=number,
        id=document.id,
        title=line(document.title or "") or say.text("documents.untitled"),
        publisher=publisher(document),
        facts=tuple((say.text(f"documents.{name}"), value) for name, value in facts if value),
        url=safe_url(document.url),
        address=line(document.url or ""),
        lang=lang,
        published=published,
        claims=tuple((entry.key, say.value(entry.claim.value)) for entry in entries),
        count=say.say("count.claims", len(entries)),
        notes=tuple(notes),
        parts=parts(reading, entries, size),
    )


def _main_language(reading: Reading) -> str | None:
    sizes: dict[str, int] = {}
    for segment in reading.segments:
        if segment.role.is_read and (lang := lang_of(segment.lang)):
            sizes[lang] = sizes.get(lang, 0) + len(segment.text)
    return max(sizes, key=lambda lang: (sizes[lang], lang)) if sizes else None
