"""Bytes become text whole or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.errors import SkipItem
from beleg.intake import decode

GERMAN = "Die Hafenbehörde zählte früher jährlich größere Lampen für überraschte Schiffer, über hundert Stück täglich"
FRENCH = "À la fin de l’été, les pêcheurs ont repêché une bouée égarée près du môle, déjà brisée"
SPANISH = "El capitán enseñó la brújula a los niños del pequeño muelle según la tradición"
RUSSIAN = "Портовая служба насчитала весной больше четырёхсот фонарей, хотя никто этого не ожидал"
UKRAINIAN = "Портова служба нарахувала навесні понад чотириста ліхтарів, її подив був щирим"
KAZAKH = "Порт қызметі көктемде төрт жүзден астам шамды санап шықты, мұны ешкім күткен жоқ"
ARABIC = "أحصت إدارة الميناء في الربيع أكثر من أربعمئة فانوس ولم يكن أحد يتوقع ذلك"


def sentences(text: str) -> st.SearchStrategy[str]:
    """Texts of at least eight different words of a sentence, in any order."""
    return st.lists(st.sampled_from(text.split()), min_size=8, unique=True).map(" ".join)


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (GERMAN, "latin-1", "windows-1252"),
        (FRENCH, "cp1252", "windows-1252"),
        (SPANISH, "latin-1", "windows-1252"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN.upper(), "cp1251", "windows-1251"),
        (RUSSIAN.upper(), "koi8-r", "koi8-r"),
        (UKRAINIAN, "cp1251", "windows-1251"),
        (UKRAINIAN, "koi8-u", "koi8-u"),
        (KAZAKH, "kz1048", "kz-1048"),
        (ARABIC, "cp1256", "windows-1256"),
        (RUSSIAN, "utf-8", "utf-8"),
        (RUSSIAN, "utf-16-le", "utf-16-le"),
        (ARABIC, "utf-16-be", "utf-16-be"),
        (GERMAN, "utf-16-be", "utf-16-be"),
        ("“Dash” – and more", "utf-16-le", "utf-16-le"),
    ],
)
def test_each_encoding_is_recognised(text: str, codec: str, name: str) -> None:
    assert decode(text.encode(codec)) == (text, name)


@given(sentences(GERMAN).filter(lambda text: not text.isascii()))
def test_latin_1_round_trip(text: str) -> None:
    assert decode(text.encode("latin-1"))[0] == text


@given(sentences(RUSSIAN), st.sampled_from(["cp1251", "koi8-r"]))
def test_cyrillic_round_trip(text: str, codec: str) -> None:
    assert decode(text.encode(codec))[0] == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf_8_round_trip(text: str) -> None:
    encoded = text.encode()
    if encoded.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return  # a byte order mark is no part of the text
    assert decode(encoded) == (text, "utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), st.sampled_from(["8-sig", "16", "32"]))
def test_round_trip_with_a_byte_order_mark(text: str, width: str) -> None:
    assert decode(text.encode(f"utf-{width}"))[0] == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (bytes(range(256)) * 64, "binary"),
        (b"\x00" * 500, "binary"),
        (b"\x89\x00\x01\x02\x03\x04\x05\x06\x07" * 9, "binary"),
        (GERMAN.encode() + b"\xff" + GERMAN.encode(), "damaged at byte"),
        (RUSSIAN.encode()[:-1], "damaged at byte"),
        (b"\xff\xfea\x00\x00\xd8b\x00", "damaged at byte"),
        ("Łódź jest piękna, a żółte łódki śpią".encode("cp1250"), "not recognised"),
        (b"\x81\x8d\x8f\x90\x9d", "not recognised"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, says: str) -> None:
    with pytest.raises(SkipItem, match=says):
        decode(data)


def test_a_few_control_characters_are_no_binary() -> None:
    assert decode("Zwölf Lampen.\x00\x1b[31m Ende.".encode())[0] == "Zwölf Lampen.\x00\x1b[31m Ende."


def test_a_russian_word_in_an_english_text_is_read() -> None:
    text = "The notice at the pier says «фонарь» in large letters, and nobody on the island knew what that word meant."
    assert decode(text.encode("cp1251"))[0] == text


def test_a_lonely_accent_in_an_english_text_is_latin() -> None:
    text = "The lamp was sold à la carte to anyone who came by the harbour office that spring."
    assert decode(text.encode("cp1252"))[0] == text


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except SkipItem:
        return
    assert encoding
    assert "\ufffd" not in text or "\ufffd".encode() in data or encoding.startswith(("utf-16", "utf-32"))
