"""A language is told by its small words only where they make it plain, and never taken for its neighbour."""

import pytest

from beleg.languages.packs import codes
from beleg.languages.smallwords import told

_PLAIN = {
    "ar": "قال المتحدث إن الجسر الذي بني قبل عامين لم يفتح بعد، وإن العمل سيستمر حتى نهاية العام.",
    "de": "Die Brücke, die vor zwei Jahren gebaut wurde, ist noch nicht offen, und das bleibt bis zum Herbst so.",
    "en": "The bridge that was built two years ago has not been opened, and it will stay closed until the autumn.",
    "es": "El puente que se construyó hace dos años no ha sido abierto y seguirá cerrado hasta el otoño, según la alcaldía.",
    "fr": "Le pont qui a été construit il y a deux ans n'est pas ouvert et restera fermé jusqu'à l'automne, selon la mairie.",
    "kk": "Екі жыл бұрын салынған көпір әлі ашылған жоқ және күзге дейін жабық болады, деп хабарлады қала әкімдігі.",
    "ky": "Эки жыл мурун курулган көпүрө дагы ачылган жок жана күзгө чейин жабык болот, деп билдирди өлкөнүн шаар бийлиги.",
    "ru": "Мост, который был построен два года назад, ещё не открыт и будет закрыт до осени, сообщили в мэрии.",
    "tg": "Пуле, ки ду сол пеш сохта шуда буд, ҳанӯз кушода нашудааст ва то тирамоҳ баста мемонад, гуфт шаҳрдор.",
    "uk": "Міст, який був збудований два роки тому, ще не відкрито, і він буде закритий до осені, повідомили в мерії.",
    "uz": "Ikki yil oldin qurilgan ko‘prik hali ochilgani yo‘q va u kuzga qadar yopiq bo‘ladi, deb bu haqda aytdi hokim.",
}
_NEIGHBOURS = (
    "A ponte que foi construída há dois anos ainda não está aberta e continuará fechada até ao outono.",
    "Il ponte che è stato costruito due anni fa non è ancora aperto e resterà chiuso fino all'autunno.",
    "De brug die twee jaar geleden is gebouwd, is nog niet open en blijft tot de herfst gesloten.",
    "Most, który został zbudowany dwa lata temu, nie jest jeszcze otwarty i będzie zamknięty do jesieni.",
    "İki yıl önce yapılan köprü henüz açılmadı ve sonbahara kadar kapalı kalacak, dedi belediye başkanı.",
    "پلی که دو سال پیش ساخته شد هنوز باز نشده است و تا پاییز بسته خواهد ماند.",
    "Мост, які быў пабудаваны два гады таму, яшчэ не адкрыты і будзе зачынены да восені.",
    "Мостът, който беше построен преди две години, още не е отворен и ще остане затворен до есента.",
)


def test_every_language_has_a_plain_sentence() -> None:
    assert set(_PLAIN) == set(codes())


@pytest.mark.parametrize("lang", _PLAIN)
def test_small_words_tell_a_language(lang: str) -> None:
    assert told(_PLAIN[lang]) == lang


@pytest.mark.parametrize("text", _NEIGHBOURS)
def test_a_language_without_a_pack_is_not_taken_for_its_neighbour(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize("text", ["", "12 / 24", "Reuters, 12 May", "Dana Osman", "Hamburg, Berlin, Paris"])
def test_names_and_numbers_tell_nothing(text: str) -> None:
    assert told(text) is None


def test_two_languages_in_equal_parts_tell_nothing() -> None:
    assert told(f"{_PLAIN['ru']} {_PLAIN['en']}") is None
