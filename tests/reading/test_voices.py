"""Kinds of speakers that were read wrong in real texts, in sentences written for the test."""

import pytest
from tests.reading.passages import chain

SPOKEN = [
    # a post that opens with a sign and a label
    ("ru", "🔴 МВД: за год заблокировано 45 каналов.", "45", ("МВД",)),
    ("kk", "⚡️ Ішкі істер министрлігі: күзден бері 45 арна бұғатталды.", "45", ("Ішкі істер министрлігі",)),
    # somebody, a colon and a quotation
    ("ru", "Петренко: «Мы нашли имена 45 наёмников».", "45", ("Петренко",)),
    # who puts a list out speaks for what it counts, in the sentences that go on with it
    ("uz", "Ichki ishlar vazirligi ma’lum qiladi. Yil boshidan 45 ta ish qo‘zg‘atildi.", "45", ("Ichki ishlar vazirligi",)),
    ("en", "The ledger kept by Open Roads, an exile group, is long. It has put names to 45 Cubans.", "45", ("Open Roads",)),
    # words that are quoted for how they sound name nobody
    ("ru", "Ещё 45 человек, говорит аналитик Иван Петров, — «туристы с ружьём».", "45", ("Иван Петров",)),
    # what police do is not said by them
    ("en", "Police in Lusaka have arrested 45 people suspected of recruiting Zambians.", "45", ()),
    ("de", "Derzeit ermittelt die Polizei in 45 Fällen.", "45", ()),
    # "in a report" of those named in the sentence before
    (
        "de",
        ("Russland plant nach Erkenntnissen des Geheimdienstes HUR eine Werbung. Im Jahr 2025 hätten 45 Männer "
        "unterschrieben, heißt es in einem am Montag veröffentlichten Bericht."),
        "45",
        ("Geheimdienstes HUR",),
    ),
    # adverts before a colon and in a relative clause
    ("ru", "Листовка на рынке набрана крупно: «45 000 рублей в день подписания».", "45", ("Листовка",)),
    ("fr", "Kossi a répondu à une annonce qui promettait 45 dollars.", "45", ("une annonce",)),
    # a minister who reads out a list
    (
        "fr",
        "À Lomé, le ministre de la Défense a lu la note suivante :\n* – morts : 45 ;",
        "45",
        ("le ministre de la Défense",),
    ),
    # whom it is told is not who tells it
    ("uk", "Чиновник, який не схотів назватися, уточнює нам: воюють 45 осіб.", "45", ("Чиновник",)),
    ("fr", "Ousmane, le Malien qui nous parle au téléphone, dit avoir vu périr 45 Africains.", "45", ("Ousmane",)),
    # a noun that stands nearer to a verb at the end of its clause than those it tells of
    ("ky", "Базарда эркек кармалганын, алардын 45и жаш экенин «Түн» агенттиги жазды.", "45", ("Түн",)),
    ("uz", "“Open Lines” markazining tadqiqoti urushga tortilganlarni 45 mingdan ortiq deb chamalaydi.", "45", ("Open Lines",)),
    # chains and back references
    ("uk", "Загинули 45 осіб, ідеться у звіті ГУР, на який посилається агентство BBC.", "45", ("BBC", "ГУР")),
    ("uk", "Про це йдеться у звіті ГУР. За оцінкою розвідки, завербовано 45 осіб.", "45", ("ГУР",)),
    ("uk", "Суд визнав їх винними (ст. 447 КК України), що передбачає від 45 років.", "45", ()),
    ("ru", "По версии следствия, они отправили в Россию 45 человек.", "45", ("следствия",)),
    (
        "en",
        "Units left after what one senior Norland official called a rout: 45 killed out of 900, he said.",
        "45",
        ("senior Norland official",),
    ),
    # the person whom the sentence behind a quotation opens with
    (
        "fr",
        ("« J'ai sous ma garde 45 détenus. Personne ne les réclame. » Le lieutenant Jean Morel, qui dirige le camp, "
        "referme son registre."),
        "45",
        ("Jean Morel",),
    ),
    ("de", "Sieben Festnahmen, 45 Fälle: Das ist die Bilanz des Zentralamts.", "45", ("Zentralamts",)),
    (
        "en",
        "KYIV, 16 October - The names of 90 men who joined the Northern army are kept, said Orest Hnat. The office counted 70.",
        "70",
        ("The office",),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "word", "wanted"), SPOKEN)
def test_who_says_it(lang: str, text: str, word: str, wanted: tuple[str, ...]) -> None:
    assert chain(text, lang, word) == wanted
