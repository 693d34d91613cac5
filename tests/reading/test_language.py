"""Which language a segment is in: the short ones lean on the document, and are asked only where it matters."""

import random

import pytest

from beleg.model import Role, Segment
from beleg.reading import language

_TEXTS = {
    "en": "The ministry said on Tuesday that the men had been recruited in the capital and sent to the front line.",
    "fr": "Le ministère a déclaré mardi que les hommes avaient été recrutés dans la capitale et envoyés au front.",
    "ru": "Министерство сообщило во вторник, что мужчин завербовали в столице и отправили на линию фронта.",
}
_NAMES = ("Dana Osman", "El Pais", "Новости", "12 / 24", "Le Monde", "Reuters", "Hamburg, Berlin", "Казахстан")


def _segments(texts: list[str]) -> list[Segment]:
    return [Segment(at * 1000, at * 1000 + len(text), Role.BODY, text) for at, text in enumerate(texts)]


def _plainly(segments: list[Segment], declared: str | None) -> list[str]:
    """The same with every segment identified."""
    own = [language.identify(segment.text) for segment in segments]
    counts: dict[str, int] = {declared: 200} if declared else {}
    for segment, lang in zip(segments, own, strict=True):
        if lang != "und":
            counts[lang] = counts.get(lang, 0) + min(len(segment.text), 240)
    if not counts:
        return ["und"] * len(segments)
    main, total = max(sorted(counts), key=lambda lang: counts[lang]), sum(counts.values())
    stands = [lang != "und" and counts[lang] / total > 0.25 for lang in own]
    long = [sum(map(str.isalpha, segment.text)) >= 60 for segment in segments]
    return [
        lang if lang != "und" and (clear or whole) else main
        for lang, clear, whole in zip(own, stands, long, strict=True)
    ]


@pytest.mark.parametrize("seed", range(40))
def test_short_segments_need_not_be_asked_where_the_long_ones_are_clear(seed: int) -> None:
    pick = random.Random(seed)
    texts = [pick.choice(list(_TEXTS.values())) for _ in range(pick.randrange(4))]
    texts += [pick.choice(_NAMES) for _ in range(pick.randrange(8))]
    pick.shuffle(texts)
    segments = _segments(texts)
    declared = pick.choice([None, "en", "ru"])
    assert language.languages(segments, declared) == _plainly(segments, declared)


@pytest.mark.skipif(not language.__file__.endswith(".py"), reason="compiled, a function of a module cannot be replaced")
def test_names_in_a_clear_document_are_not_identified(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    identify = language.identify

    def told(text: str) -> str:
        asked.append(text)
        return identify(text)

    monkeypatch.setattr(language, "identify", told)
    assert language.languages(_segments([*[_TEXTS["en"]] * 3, "El Pais"])) == ["en"] * 4
    assert asked == [_TEXTS["en"]] * 3
