from datetime import date

import pytest

from loaders.jurisdictions import eu_members, is_known, parent, suggestion


@pytest.mark.parametrize("code", ["ID", "GB", "NA", "XK", "US-CA", "GB-ENG", "FR-IDF", "EU", "WW"])
def test_codes_of_places_are_known(code: str) -> None:
    assert is_known(code)


@pytest.mark.parametrize("code", ["", "UK", "id", "IDN", "US-XX", "US-", "-", "US-ca", "AN", "Indonesia"])
def test_other_texts_are_not(code: str) -> None:
    assert not is_known(code)


@pytest.mark.parametrize(("code", "country"), [("US-CA", "US"), ("GB-ENG", "GB"), ("US", ""), ("EU", ""), ("WW", "")])
def test_a_part_belongs_to_its_country(code: str, country: str) -> None:
    assert parent(code) == country


@pytest.mark.parametrize(
    ("day", "count", "inside", "outside"),
    [
        (date(1957, 12, 31), 0, "", "FR"),
        (date(1958, 1, 1), 6, "FR", "GB"),
        (date(2013, 6, 30), 27, "GB", "HR"),
        (date(2013, 7, 1), 28, "HR", "NO"),
        (date(2020, 1, 31), 28, "GB", "CH"),
        (date(2020, 2, 1), 27, "IE", "GB"),
        (date(2026, 10, 4), 27, "MT", "GB"),
    ],
)
def test_the_union_has_the_members_of_the_day(day: date, count: int, inside: str, outside: str) -> None:
    members = eu_members(day)
    assert (len(members), outside in members) == (count, False)
    assert not inside or inside in members


def test_every_member_has_a_code() -> None:
    assert all(map(is_known, eu_members(date(2019, 1, 1))))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("UK", "GB"),
        ("Indonesia", "ID"),
        ("Indonésie", "ID"),
        ("indonesie", "ID"),
        ("Royaume-Uni", "GB"),
        ("South Korea", "KR"),
        ("Corée du Sud", "KR"),
        ("États-Unis", "US"),
        ("USA", "US"),
        ("Kosovo", "XK"),
        ("California", "US-CA"),
        ("us_ca", "US-CA"),
        ("id", "ID"),
        ("ID,MY", "ID;MY"),
        ("European Union", "EU"),
        ("Union européenne", "EU"),
        ("monde", "WW"),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_a_name_is_offered_as_a_code_by_exact_look_up(text: str, code: str) -> None:
    assert suggestion(text) == code
