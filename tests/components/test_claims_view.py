from components.claims_view import VERDICT_SIGNS, claim_node
from components.markup import words_in
from loaders.claims import VERDICTS, Claim
from tests.components.shipped import shipped

CLAIM = Claim("c", "It was blocked", "Il fut bloqué", "contradicted", ("id-block",), "It was not.", "")


def test_a_claim_shows_what_is_said_the_verdict_the_note_and_its_event() -> None:
    events = {event.id: event for event in shipped().events}
    words = words_in(claim_node(7, CLAIM, events, "en"))
    for part in (
        "7",
        "The article says:",
        "It was blocked",
        "Contradicted",
        "It was not.",
        events["id-block"].title_en,
    ):
        assert part in words


def test_a_missing_translation_is_taken_from_the_other_language() -> None:
    assert "It was not." in words_in(claim_node(7, CLAIM, {}, "fr"))


def test_each_verdict_has_a_sign_of_its_own() -> None:
    assert list(VERDICT_SIGNS) == list(VERDICTS)
    assert len(set(VERDICT_SIGNS.values())) == len(VERDICTS)
