"""What a reader sees of a page: paragraphs, their roles, and text whose offsets stay true. All names are invented."""

from __future__ import annotations

import ast
import re
from importlib import resources
from textwrap import dedent, wrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from beleg.model import Role, Segment
from beleg.reading.layout import segments

SHY = "\u00ad"


def page(text: str) -> str:
    return dedent(text).strip("\n")


def seen(found: list[Segment]) -> list[tuple[str, str]]:
    """Roles and words, with runs of white space as one space."""
    return [(segment.role.value, " ".join(segment.text.split())) for segment in found]


def roles(found: list[Segment]) -> str:
    return " ".join(segment.role.value for segment in found)


def framed(lines: list[str], width: int = 60, end: str = "|") -> str:
    return "\n".join(f"| {line:{width}} {end}" for line in lines)


def check(text: str, found: list[Segment], start: int = 0) -> None:
    """What holds for every text."""
    at = start
    for segment in found:
        assert at <= segment.start < segment.end <= len(text)
        assert not text[at : segment.start].strip()
        assert len(segment.text) == segment.end - segment.start
        for frozen, read in zip(text[segment.start : segment.end], segment.text, strict=True):
            assert read in (frozen, " ", "\n", "\t", SHY, frozen.lower())
        at = segment.end
    assert not text[at:].strip()


PIECES = [
    *(
        "|",
        "||",
        "| ",
        " |",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u2028",
        "\t",
        "  ",
        "\xa0",
        "- ",
        "* ",
        "• ",
        "1. ",
        "2. ",
        "(3) ",
    ),
    *(
        "# ",
        "## ",
        "> ",
        "**",
        "__",
        "*",
        "_",
        "[1]",
        "[2][",
        "](",
        ")",
        "]",
        "…",
        "-",
        "---",
        "|---|---|",
        "===",
        ":",
        ".",
    ),
    *("Tags", "Links", "Related articles", "Lesen Sie auch", "Foto:", "(Bild: ", "© ", "By ", "Von ", "Quelle:", "?"),
    *("Wort", "wort", "Wörter und mehr", "السلام", "слово", "Слово", "12", "12 May 2024", "\u00ad", "\u200f", "\ufeff"),
    *("🔥", "#tag", "https://a.example"),
]
untidy = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60).map("".join)


@given(untidy, st.integers(0, 40), st.none() | st.sampled_from(["Wort", "Tags", "", "Wörter und mehr"]))
@example("| |\n| |", 0, None)
@example("|  |\n| a |\n|  |\n", 0, None)
@example("a-\n| b |", 0, None)
@example("1. \n2. ", 0, None)
def test_every_page_is_covered_in_order_and_offsets_stay_true(text: str, start: int, title: str | None) -> None:
    check(text, segments(text, start, title), min(start, len(text)))


@given(st.text())
def test_any_text_can_be_laid_out(text: str) -> None:
    check(text, segments(text))


@given(st.lists(st.sampled_from(["Amsel", "drossel", "Fink", "und", "star", "vierzehn"]), min_size=30, max_size=80))
def test_a_paragraph_is_one_however_it_is_wrapped(words: list[str]) -> None:
    prose = "Die " + " ".join(words) + "."
    lines = wrap(prose, 58)
    for text in ("\n".join(lines), "\r\n".join(lines), framed(lines), framed(lines, end="| |")):
        found = [segment for segment in segments(text) if segment.role is not Role.FURNITURE]
        # that a text is wrapped shows where a line begins small
        if 2 * sum(after[0].islower() for after in lines[1:]) >= len(lines) > 1:
            assert [" ".join(segment.text.split()) for segment in found] == [prose]


@pytest.mark.parametrize("text", ["", " \n\n\t", "\n" * 50, "\ufeff\n"])
def test_a_blank_page_has_nothing_to_read(text: str) -> None:
    assert not any(segment.role.is_read for segment in segments(text))


# ---- paragraphs -----------------------------------------------------------------------------------------------------


def test_paragraphs_are_set_apart_by_blank_lines() -> None:
    text = "Der Hafen\n\nIn Lorvik liegen vier Schiffe.\n \nDas fünfte kam am Abend.\n"
    assert seen(segments(text)) == [
        ("title", "Der Hafen"),
        ("body", "In Lorvik liegen vier Schiffe."),
        ("body", "Das fünfte kam am Abend."),
    ]


def test_where_nothing_is_wrapped_each_line_is_a_paragraph() -> None:
    text = page("""
        In Lorvik liegen vier Schiffe, sagte der Hafenmeister am Montag, und keines davon darf auslaufen.
        Neue Anleger
        Das fünfte Schiff kam am Abend und brachte 312 Kisten mit Äpfeln, zwölf Fässer Öl und einen langen Brief.
        Der Rat tagt am Dienstag.
        """)
    assert roles(segments(text)) == "body heading body body"


def test_wrapped_lines_are_one_paragraph_and_a_short_line_ends_it() -> None:
    text = page("""
        Ferry strike

        The crews of the four ferries between Lorvik and Sundholm have not
        been paid since the end of March, a spokeswoman of the union said
        on Tuesday.
        Nobody at the company could be reached, although its office in the
        harbour was open.
        """)
    assert seen(segments(text)) == [
        ("title", "Ferry strike"),
        (
            "body",
            (
                "The crews of the four ferries between Lorvik and Sundholm have not been paid since the end of March, "
                "a spokeswoman of the union said on Tuesday."
            ),
        ),
        ("body", "Nobody at the company could be reached, although its office in the harbour was open."),
    ]


def test_wrapped_arabic_is_one_paragraph() -> None:
    words = "قال رئيس الميناء يوم الاثنين إن أربع سفن ترسو في لورفيك وإن الخامسة وصلت مساء وعلى متنها صناديق تفاح وزيت"
    text = "\n".join(wrap(words, 52)) + "."
    assert [" ".join(s.text.split()) for s in segments(text)] == [words + "."]


def test_a_frame_of_bars_is_no_table() -> None:
    text = framed(
        [
            "# harbour.example -- Letter from Lorvik: The ferries that d…",
            "> Our author waited for three days. The sea was calm, and",
            "> nobody knew why.",
            "Picture: The quay of Lorvik on 4 October. From here the ferr…",
            "The harbour office has counted 312 crates of apples, and",
            "twelve barrels of oil, in the store of the company.",
            "A clerk said that the list was not complete.",
            "",
            "## What the crews say",
            "They have been waiting since the end of March, says the",
            "cook of the smallest ferry.",
        ],
        end="| |",
    )
    assert seen(segments(text)) == [
        ("title", "harbour.example -- Letter from Lorvik: The ferries that d…"),
        ("body", "Our author waited for three days. The sea was calm, and nobody knew why."),
        ("caption", "Picture: The quay of Lorvik on 4 October. From here the ferr…"),
        (
            "body",
            (
                "The harbour office has counted 312 crates of apples, and twelve barrels of oil, in the store of the "
                "company."
            ),
        ),
        ("body", "A clerk said that the list was not complete."),
        ("heading", "What the crews say"),
        ("body", "They have been waiting since the end of March, says the cook of the smallest ferry."),
    ]


def test_a_line_cut_at_the_edge_goes_on_where_the_next_one_begins_small() -> None:
    text = framed(
        [
            "When they come home – and are still alive at all! – they nee…",
            "a new paper from the office of the harbour, and someone in",
            "the council has to sign it before the ferry leaves again.",
        ]
    )
    assert roles(segments(text)) == "body"


def test_a_box_drawn_around_a_text() -> None:
    text = page("""
        ┌──────────────────────────────────────────────┐
        │ LORVIK POST / evening edition / 3 March 2021 │
        │                                              │
        │ FERRIES STAY IN PORT                         │
        │                                              │
        │ The crews of four ferries have refused to    │
        │ sail, the office said.                       │
        │ [1] Home  [2] Sea  [3] Most read: 5 lamps    │
        └──────────────────────────────────────────────┘
        """)
    assert seen(segments(text))[1:-1] == [
        ("furniture", "LORVIK POST / evening edition / 3 March 2021"),
        ("title", "FERRIES STAY IN PORT"),
        ("body", "The crews of four ferries have refused to sail, the office said."),
        ("furniture", "Home Sea Most read: 5 lamps"),
    ]


# ---- what is read ---------------------------------------------------------------------------------------------------


def test_footnotes_links_and_emphasis_are_blanked_in_place() -> None:
    text = 'The [1][harbour office] and **ten**[12] of [3]["Sea"] *and* [the list](https://a.example/x_(y)) of f**k.'
    (found,) = segments(text)
    assert len(found.text) == len(text)
    for word in ("harbour office", "ten", '"Sea"', "the list"):
        assert found.text.index(word) == text.index(word)
    assert not set("[]()") & set(found.text)
    assert "f**k" in found.text
    assert "example" not in found.text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Er bekam eine lange Freiheits-\nstrafe.", "Er bekam eine lange Freiheits" + 2 * SHY + "strafe."),
        ("Er bekam eine Frei-\r\nheitsstrafe.", "Er bekam eine Frei" + 3 * SHY + "heitsstrafe."),
        ("Sie sprachen über den Sund-\nKrieg der Boote.", "Sie sprachen über den Sund- Krieg der Boote."),
        ("Es ging um die An-\nund Abwerbung der Leute.", "Es ging um die An- und Abwerbung der Leute."),
        ("Sie las die EU-\nkritischen Blätter.", "Sie las die EU- kritischen Blätter."),
    ],
)
def test_a_word_broken_at_a_line_end(text: str, read: str) -> None:
    wrapped = f"Der Rat der kleinen Stadt Lorvik tagte an\nder See und sprach dort lange weiter.\n\n{text}"
    assert segments(wrapped)[-1].text == read


def test_a_word_broken_at_the_edge_of_a_frame() -> None:
    text = "| Der Rat sprach ihm eine hohe Entschädi- | |\n| gung zu, und er nahm sie gerne an. | |\n"
    read = segments(text)[0].text
    assert "Entschädi" + SHY * len("- | |\n| ") + "gung" in read
    assert "|" not in read


def test_a_number_behind_an_angle_is_no_quotation() -> None:
    assert "> 300" in segments("> 300 boats are missing, the office said.")[0].text


# ---- titles and headings --------------------------------------------------------------------------------------------


def test_the_title_is_the_paragraph_with_its_words() -> None:
    text = "PRESS RELEASE\n\nFerries stay in port\n\nThe crews did not sail."
    assert roles(segments(text, title="Ferries stay in port")) == "heading title body"
    assert roles(segments(text)) == "title heading body"


def test_the_first_sentence_is_no_title() -> None:
    assert roles(segments("The crews did not sail.\n\nNobody knew why.")) == "body body"


def test_what_stands_above_the_title_is_not_it() -> None:
    text = "3 March 2021\n\nBy Asta Lind\n\n# Ferries stay in port\n\nThe crews did not sail."
    assert roles(segments(text)) == "furniture furniture title body"


def test_front_matter_is_left_out() -> None:
    text = "---\ntitle: x\n---\n# Ferries\n\nThe crews did not sail."
    found = segments(text, text.index("# "))
    check(text, found, text.index("# "))
    assert seen(found) == [("title", "Ferries"), ("body", "The crews did not sail.")]


def test_bold_lines_marked_lines_and_underlined_lines_are_headings() -> None:
    text = page("""
        # Ferries

        **18.20 Uhr: Der Rat tagt.**

        Er tagt im Keller.

        What the crews say
        ------------------

        They say little.

        ### Why?

        Nobody knows **why they left.**
        """)
    assert roles(segments(text)) == "title heading body heading body heading body"


def test_questions_of_an_interview_and_open_sentences_are_body() -> None:
    text = page("""
        Наша гостья шестой год живёт в порту и знает там каждого.

        — Сколько лодок пропало?
        — Девять.

        Она перечислила их всех, одну за другой, и никто в зале не перебил её, хотя список занял почти двадцать минут
        """)
    assert roles(segments(text)) == "body body body body"


def test_a_table_of_contents_and_what_it_does_not_list() -> None:
    text = page("""
        Die Fähren von Lorvik

        Wer zahlt?
        Vier Schiffe
        Ein Brief an den Rat
        Wie es weitergeht
        Wer zahlt?

        Niemand wollte am Montag sagen, wer die Mannschaften bezahlt.

        Vier Schiffe

        Es sind vier Schiffe, und keines darf auslaufen.

        Diese zehn Leuchttürme muss man gesehen haben

        Ein Brief an den Rat

        Der Brief kam am Abend mit dem letzten Boot.

        Wie es weitergeht

        Das weiß niemand.
        """)
    assert roles(segments(text)) == (
        "title repeated repeated repeated repeated heading body heading body teaser heading body heading body"
    )


# ---- lists and tables -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "marks", ["•••", "---", "***", "▪▪▪", ["1.", "2.", "3."], ["(1)", "(2)", "(3)"], ["7)", "8)", "9)"]]
)
@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"])
def test_each_item_of_a_list_is_a_segment_without_its_mark(marks: list[str], between: str) -> None:
    items = ["Four ferries stayed in port.", "Nobody was paid", "1.200 crates were lost."]
    text = "What we know:\n" + between.join(f"{mark} {item}" for mark, item in zip(marks, items, strict=True))
    assert seen(segments(text))[1:] == [("list", item) for item in items]


@pytest.mark.parametrize(
    "text",
    ["3. Mai 2021 war ein Montag.", "12. März\n13. April", "1200 boats left.", "5. Avenue runs north.", "Am\n1. Pier."],
)
def test_a_number_that_counts_nothing_stays(text: str) -> None:
    found = segments(text)
    assert "list" not in roles(found)
    assert "".join(s.text for s in found).replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")


def test_an_item_goes_on_in_lines_set_in() -> None:
    text = "- four ferries that stayed\n  In port for a week\n- one barge"
    assert seen(segments(text)) == [("list", "four ferries that stayed In port for a week"), ("list", "one barge")]


TABLES = {
    "columns": "Port       Ferries   Crates\nLorvik          12      312\nSundholm         4       n/a",
    "tabs": "Port\tFerries\tCrates\nLorvik\t12\t312\nSundholm\t4\t17",
    "bars": "Port | Ferries | Crates\nLorvik | >12 | 312\nSundholm | 4 | ≥17",
    "markdown": "| Port | Ferries |\n| --- | ---: |\n| Lorvik | 12 |\n| **Sundholm** | 4 |",
    "open": "Port | Ferries\n--- | ---\nLorvik | 12",
    "lost alignment": "Port  Ferries  Crates\nLorvik  12  312\nSundholm at sea  4  17",
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_is_one_segment_that_keeps_its_lines(name: str, end: str) -> None:
    table = TABLES[name].replace("\n", end)
    text = f"The office gave these figures.{end}{end}{table}{end}{end}Nobody has checked them."
    found = segments(text)
    assert roles(found) == "body table body"
    assert found[1].text.count("\n") == table.count("\n")
    assert "--" not in found[1].text
    check(text, found)


def test_a_table_within_a_frame() -> None:
    rows = [
        "The office gave these figures for the whole of the",
        "last year.",
        "",
        "Port | Ferries",
        "Lorvik | 12",
        "",
        "So far.",
    ]
    assert roles(segments(framed(rows))) == "body table body"


@pytest.mark.parametrize(
    "text",
    [
        "The crews left.  Nobody was paid.  It rained.\nThey came home.  The sea was calm.  Then it rained.",
        "By Asta Lind | The Lorvik Post | 3 March 2021",
        "The  words  of  this   text  are\nset   wide  and far apart  so that\nit  reaches  the   edge of  the\npage",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert "table" not in roles(segments(text))


# ---- what is no part of the article ---------------------------------------------------------------------------------

BODY = "In Lorvik liegen vier Schiffe, und keines darf auslaufen, bevor der Zoll kommt."


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("(Bild: Asta Lind)", Role.CAPTION),
        ("Foto: Asta Lind/Lorvik Bild", Role.CAPTION),
        ("Picture: The quay on 4 October. From here 16 ferries leave.", Role.CAPTION),
        ("Фото: Аста Линд", Role.CAPTION),
        ("Сүрөт: Аста Линд", Role.CAPTION),
        ("Сурет: Аста Линд", Role.CAPTION),
        ("صورة: أستا ليند", Role.CAPTION),
        ("Der Kai am Morgen (Foto: Asta Lind)", Role.CAPTION),
        ("Lesen Sie auch: Zehn Leuchttürme, die man gesehen haben muss", Role.TEASER),
        ("Читайте также: Десять маяков", Role.TEASER),
        ("*Also in this edition: ten lighthouses, and a vote that went 23 to 22.*", Role.TEASER),
        ("👉 **Lire aussi :** [Dix phares](https://a.example)", Role.TEASER),
        ("O‘qing: O‘nta mayoq", Role.TEASER),
        ("Tags: Hafen, Fähre, Lorvik", Role.TAGS),
        ("Теги: порт, паром", Role.TAGS),
        ("#порт #паром #Лорвик", Role.TAGS),
        ("Kommentar verfassen", Role.FURNITURE),
        ("Quellen: Lorvik Post, Sundholm Radio", Role.FURNITURE),
        ("Источник: Лорвик Пост", Role.FURNITURE),
        ("https://lorvik.example/ferries?id=7", Role.FURNITURE),
        ("[3] /ferries/!123", Role.FURNITURE),
        ("© 2021 Lorvik Post", Role.FURNITURE),
        ("Alle Rechte vorbehalten.", Role.FURNITURE),
        ("* * *", Role.FURNITURE),
        ("Abonnieren Sie unseren Newsletter!", Role.FURNITURE),
        ("Подписывайтесь на наш канал", Role.FURNITURE),
        ("(dpa/afp)", Role.FURNITURE),
        ("Also Read | Ten Lighthouses, 312 Steps", Role.TEASER),
        ("[READ: Ten lighthouses, 312 steps]", Role.TEASER),
        ("pic.twitter.com/a1B2c3 — Lorvik Post (@LorvikPost) March 2, 2021", Role.FURNITURE),
        ("- LIRE AUSSI _ Lorvik : 312 marches", Role.TEASER),
        ("Follow us on Telegram: 24,000 readers already do", Role.FURNITURE),
        ("Важно! «Лорвик Пост» теперь в WhatsApp – подписывайтесь, нас уже 24 тысячи", Role.FURNITURE),
        ("Біздің Telegram арнамызға жазылыңыз! Бізді 24 мың адам оқиды", Role.FURNITURE),
        ("La suite après cette publicité", Role.FURNITURE),
        ("Чукул кабар!", Role.FURNITURE),
    ],
)
def test_a_line_that_is_no_part_of_the_article(line: str, role: Role) -> None:
    found = segments(f"Vier Schiffe\n\n{BODY}\n\n{line}\n\n{BODY}")
    assert [s.role for s in found] == [Role.TITLE, Role.BODY, role, Role.BODY]


@pytest.mark.parametrize(
    "line",
    [
        "By Asta Lind",
        "By Asta Lind and Per Holm | The Lorvik Post | 7 August 2021",
        "By our harbour desk",
        "Von Asta von Lind, Lorvik",
        "Kolumne von Asta Lind",
        "Колонка Асты Линд",
        "Автор: Аста Линд",
        "Por Asta de Lind",
        "24 Oct 2021",
        "Stand: 12.03.2021, 10:05 Uhr",
        "14 мая 2021 года",
        "٤ مايو ٢٠٢١",
    ],
)
def test_bylines_and_dates_below_the_title(line: str) -> None:
    assert roles(segments(f"Vier Schiffe\n\n{line}\n\n{BODY}\n\n{BODY}")) == "title furniture body body"


@pytest.mark.parametrize(
    "line",
    [
        "Von Lorvik nach Sundholm",
        "By 2021 nobody sailed any more",
        "Mariupol 2021, 3",
        "Nach dem 12.03.2021 lief kein Schiff mehr aus",
        "1500 2021 312 4",
        "Related cases were counted as well: 312 in Lorvik alone, and 17 in Sundholm.",
        "Join our crew: 2,000 crowns a month, and 10,000 on signing.",
        "Bild und Ton fehlten in 312 Fällen. Der Rat entschuldigte sich. Er zahlte jedem 50 Kronen.",
        "Die Quelle: ein Brief. Er nennt 312 Namen. Neun davon sind falsch.",
        "Mehr zum Thema Fähren weiß der Rat. Er zählte 312. Neun sind gesunken.",
    ],
)
def test_what_could_be_mistaken_is_read(line: str) -> None:
    found = segments(f"Vier Schiffe\n\n{BODY}\n\n{line}\n\n{BODY}\n\n{BODY}\n\n{BODY}")
    assert found[2].role.is_read


@pytest.mark.parametrize("line", ["Der Kai von Lorvik am Morgen", "Der Kai von Lorvik. Sundholm, 3. Mai 2021."])
def test_a_line_that_stands_twice_is_a_caption(line: str) -> None:
    found = segments(f"Vier Schiffe\nVier Schiffe\n{line}\n{line}\n{BODY}")
    assert roles(found) == "title repeated caption repeated body"


@pytest.mark.parametrize("label", ["Comments (2)", "2 Kommentare", "Комментарии", "Пікірлер (2)", "التعليقات (2)"])
def test_what_readers_wrote_is_no_part_of_the_article(label: str) -> None:
    text = (
        f"Vier Schiffe\n{BODY} Sie liegen fest.\n{BODY}\n{label}\nPer: Bei uns fehlten 312 Kisten.\nJon\nUnd 40 Mann!"
    )
    assert roles(segments(text)) == "title body body furniture furniture furniture furniture"
    assert segments(f"Vier Schiffe\n{label}\n{BODY}\n{BODY} Sie liegen fest.")[2].role.is_read


def test_text_between_two_lists_of_headlines_is_read() -> None:
    other = "Neun Kisten fehlen seit Montag, sagt der Zoll."
    lines = ["Vier Schiffe", BODY, "Lesen Sie auch", "12 Leuchttürme", other, "Die Kronen kamen aus Sundholm."]
    lines += ["Gerade lesen andere", "9 Boote voll", "Der Rat geht"]
    assert roles(segments("\n\n".join(lines))) == "title body teaser teaser body body teaser teaser teaser"
    assert roles(segments("\n".join(lines))) == "title body teaser teaser body body teaser teaser teaser"
    assert roles(segments("\n\n".join([*lines[:4], "Der Rat geht", other]))) == "title body teaser teaser heading body"


def test_headlines_below_a_label_where_no_line_is_blank() -> None:
    other = "Der Zoll kommt am Dienstag, sagt der Rat, und zählt die 312 Kisten ein zweites Mal."
    text = f"Vier Schiffe\n{BODY}\nMost read\n12 Kisten verschwunden\nDer Rat geht\nTrending\nNeun Boote voll\n{other}\n{BODY}"
    assert roles(segments(text)) == "title body teaser teaser teaser teaser teaser body body"


def test_a_credit_within_a_paragraph_is_no_word_of_it() -> None:
    text = f"{BODY} (Foto: Asta Lind) {BODY} Der Rat (Vorsitz: Per Holm) tagt im Keller. {BODY} Foto: Lorvik Bild"
    words = " ".join(segments(text)[0].text.split())
    assert words == f"{BODY} {BODY} Der Rat (Vorsitz: Per Holm) tagt im Keller. {BODY}"


def test_a_line_in_capitals_is_read_as_the_page_writes_its_words_elsewhere() -> None:
    text = (
        "RAT VON LORVIK ZAHLT 312 KRONEN AN DIE AFP\n\nDer Rat von Lorvik zahlt 312 Kronen. Das Geld geht an die AFP."
    )
    assert segments(text)[0].text == "Rat von Lorvik zahlt 312 Kronen an die AFP"
    alone = "RAT VON LORVIK ZAHLT 312 KRONEN\n\nNobody knows why."
    assert segments(alone)[0].text == "RAT VON LORVIK ZAHLT 312 KRONEN"


def test_cells_below_each_other_are_a_table() -> None:
    text = "Vier Schiffe\n\nOrt\nKisten\nFässer\nLorvik\n312\n17\nSundholm\n1.040\n–\nQuelle: Lorvik Post"
    found = segments(text)
    assert roles(found) == "title table furniture"
    assert found[1].text == "Ort\tKisten\tFässer\nLorvik\t312\t17\nSundholm\t1.040\t "


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\nMeistgelesen\n1\nZehn Kisten weg\n2\nNeun Boote voll\n3\nDer Rat geht",
        f"By Asta Lind | Lorvik Post\n{BODY} {BODY}\nAlso Read | Ten Lighthouses",
    ],
)
def test_what_only_looks_like_a_table(text: str) -> None:
    assert "table" not in roles(segments(text))


def test_dates_between_paragraphs_are_headings() -> None:
    text = "\n\n".join(f"{day}. März 2021\n\n{BODY}" for day in (1, 2, 3))
    assert all(segment.role.is_read for segment in segments(f"Chronik\n\n{text}"))


@pytest.mark.parametrize(
    "label",
    [
        "Mehr zum Thema",
        "Related articles",
        "ARTIKEL ZUM THEMA",
        "Читайте также",
        "Читайте також",
        "Lire aussi",
        "Lea también",
        "Тақырып бойынша оқыңыз",
        "Дагы окуңуз",
        "Shuningdek o‘qing:",
        "Яна ўқинг",
        "Ҳамчунин хонед",
        "اقرأ أيضًا",
        "**Related**",
    ],
)
@pytest.mark.parametrize("items", ["Ten lighthouses\nA vote in Sundholm", "• Ten lighthouses\n• A vote in Sundholm"])
def test_a_label_at_the_end_opens_the_tail(label: str, items: str) -> None:
    text = f"Vier Schiffe\n\n{BODY}\n\n{BODY}\n\n{label}\n\n{items}\n© Lorvik Post"
    assert roles(segments(text)) == "title body body teaser teaser teaser furniture"


def test_a_label_in_the_middle_opens_only_what_follows() -> None:
    text = page(f"""
        Vier Schiffe

        {BODY}

        Lesen Sie auch

        Zehn Leuchttürme, die man gesehen haben muss

        {BODY}

        Gerade lesen andere
        {BODY}
        {BODY}
        """)
    assert roles(segments(text)) == "title body teaser teaser body teaser body body"


def test_headings_and_short_paragraphs_below_a_label_are_read() -> None:
    text = "\n\n".join(["Vier Schiffe", "Lesen Sie auch", "Zehn Leuchttürme", *["Wer zahlt?", BODY] * 3])
    assert roles(segments(text)) == "title teaser teaser" + " heading body" * 3


def test_sections_at_the_end() -> None:
    text = page(f"""
        # Vier Schiffe

        {BODY}

        ## LINKS
        [1] /ferries/!123
        [2] Harbour act, article on crews

        ## AUTOREN
        Asta Lind

        ## TAGS
        Hafen
        Fähre

        ## ARTIKEL ZUM THEMA
        Lorvik: Wer zahlt?
        Der Rat tagt im Keller. Es geht um 312 Kisten.
        """)
    assert re.sub(r"(\w+)( \1)+", r"\1", roles(segments(text))) == "title body furniture tags teaser"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("19.06.2024 | 16:52Der Rat tagt im Keller.", "Der Rat tagt im Keller."),
        ("2024-06-19 16:52 Der Rat tagt im Keller.", "Der Rat tagt im Keller."),
        ("16:52, 19.06.2024 – Der Rat tagt im Keller.", "– Der Rat tagt im Keller."),
        ("19.06.2024 tagte der Rat im Keller.", "19.06.2024 tagte der Rat im Keller."),
        ("16:52 Uhr war es im Keller des Rats.", "16:52 Uhr war es im Keller des Rats."),
        (" date 2024-06-19 Der Rat tagt im Keller.", "Der Rat tagt im Keller."),
        ("Saal 2024-06-19 blieb an diesem Tag leer.", "Saal 2024-06-19 blieb an diesem Tag leer."),
    ],
)
def test_a_stamp_before_the_first_word_is_no_part_of_it(text: str, words: str) -> None:
    found = segments(text)
    check(text, found)
    assert [w for _, w in seen(found)] == [words]


@pytest.mark.parametrize(
    "module",
    [
        "layout",
        *(f"pages/{name}" for name in ("capitals", "lines", "paragraphs", "roles", "shapes", "stacked", "words")),
    ],
)
def test_no_word_of_a_language_stands_in_the_module(module: str) -> None:
    tree = ast.parse((resources.files("beleg.reading") / f"{module}.py").read_text("utf-8"))
    strings = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    foreign = ["".join(c for c in text if c.isalpha() and ord(c) > 0x7F and c.lower() != c.upper()) for text in strings]
    assert not any(foreign)
