from dataclasses import replace

import pytest

from loaders import Files, load
from loaders.claims import Claim
from tests.loaders.small_story import events_csv, files_with, places, row

HEADER = "id,claim_en,claim_fr,verdict,events,note_en,note_fr"
GOOD = "claim-1,It was blocked,Il fut bloqué,confirmed,id-block,It was.,Il le fut."


def files(*lines: str) -> Files:
    """The small story with one event, a second whose row is faulty, and these claims."""
    events = events_csv(row(), row(id="my-block", date="never", jurisdictions="MY"))
    return replace(files_with(events), claims="\n".join((HEADER, *lines, "")).encode())


def test_a_claim_is_read_with_its_events() -> None:
    assert load(files(GOOD)).claims == (
        Claim("claim-1", "It was blocked", "Il fut bloqué", "confirmed", ("id-block",), "It was.", "Il le fut."),
    )


def test_a_story_without_claims_is_no_problem() -> None:
    story = load(files_with(events_csv(row())))
    assert (story.claims, story.problems) == ((), ())


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (GOOD.replace("claim-1", "Claim 1"), ("bad_id", 2, "id", "Claim 1")),
        (GOOD.replace("confirmed", "confirmd"), ("unknown_verdict", 2, "verdict", "confirmd")),
        (GOOD.replace("confirmed", ""), ("missing_value", 2, "verdict", "")),
        (GOOD.replace("id-block", "id-blok"), ("unknown_event", 2, "events", "id-blok")),
        (GOOD.replace("It was.,Il le fut.", ","), ("missing_value", 2, "note_en", "")),
        (GOOD.replace("It was blocked,Il fut bloqué", ","), ("missing_value", 2, "claim_en", "")),
    ],
)
def test_a_faulty_claim_is_left_out_and_told(line: str, found: tuple[str, int, str, str]) -> None:
    story = load(files(line, GOOD.replace("claim-1", "claim-2")))
    told = [problem for problem in story.problems if problem.file == "data/claims.csv"]
    assert places(tuple(told)) == [found]
    assert [claim.id for claim in story.claims] == ["claim-2"]


def test_a_near_word_is_offered() -> None:
    problems = load(files(GOOD.replace("confirmed", "contradict").replace("id-block", "id-blok"))).problems
    assert {"contradicted", "id-block"} <= {problem.meant for problem in problems}


def test_a_claim_about_a_row_that_is_left_out_stays_without_it() -> None:
    story = load(files(GOOD.replace("id-block", "id-block;my-block")))
    assert [claim.events for claim in story.claims] == [("id-block",)]
    assert ("reference_left_out", 2, "events", "my-block") in places(story.problems)


def test_a_claim_in_one_language_stays_with_a_warning() -> None:
    story = load(files(GOOD.replace("Il fut bloqué", "")))
    assert ("missing_translation", 2, "claim_fr", "") in places(story.problems)
    assert len(story.claims) == 1
