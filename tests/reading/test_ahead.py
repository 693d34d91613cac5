"""The same stretch in another year."""

from beleg.reading.ahead import years_on


def test_a_stretch_moves_by_whole_years_and_a_leap_day_only_where_there_is_one() -> None:
    assert years_on("2025-07/2025-12", -1) == "2024-07/2024-12"
    assert years_on("2025-12-31", 1) == "2026-12-31"
    assert years_on("2024-02-29", -1) is None
