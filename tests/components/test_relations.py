from components.relations import case_of, cases_of, linked
from tests.components.shipped import event_of, shipped


def codes(event: str) -> dict[str, str]:
    return {other.id: code for code, other in linked(event_of(event), shipped().events)}


def test_a_relation_is_found_from_both_of_its_ends() -> None:
    assert codes("id-lift")["id-block"] == "lifts"
    assert codes("id-block")["id-lift"] == "lifted"
    assert codes("x-geoblock")["ofcom-opened"] == "answers"
    assert codes("ofcom-opened")["x-geoblock"] == "answered"
    assert codes("ec-fine-x-120m")["ec-x-proceedings-2023"] == "case"
    assert codes("ec-x-proceedings-2023")["ec-fine-x-120m"] == "opens_case"


def test_each_other_event_is_named_once_and_hidden_ones_not_at_all() -> None:
    found = [other.id for _, other in linked(event_of("br-order"), shipped().events)]
    assert sorted(found) == sorted(set(found))
    assert linked(event_of("br-order"), [event_of("id-block")]) == []


def test_a_case_is_its_events_in_time() -> None:
    assert case_of(event_of("id-lift"), shipped().events) == ["id-block", "id-still-blocked", "id-lift"]
    assert case_of(event_of("id-block"), shipped().events) == ["id-block", "id-still-blocked", "id-lift"]
    assert case_of(event_of("it-garante-warning"), shipped().events) == []


def test_no_event_stands_in_two_cases() -> None:
    events = [event for case in cases_of(shipped().events) for event in case]
    assert len(events) == len(set(events)) > 15
