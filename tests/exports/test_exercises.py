"""Exercises of many seeds: each is true, can be solved from the sheet, and is the same on every machine."""

from dataclasses import replace
from datetime import date
from functools import cache

from exports.exercise_paper import key_html, sheet_html
from exports.exercise_words import Sheet, sheet_of
from exports.exercises import Exercises, exercises_of, first_events, shows_grade, surely_before
from loaders.cells import EVIDENCE
from loaders.dates import When, read_when
from loaders.events import Event
from tests.components.shipped import event_of, shipped
from tests.loaders.small_story import row, story_with

SEEDS = range(201)


@cache
def of_seed(seed: int, lang: str = "en") -> Exercises:
    return exercises_of(shipped(), seed, lang)


@cache
def sheet(seed: int, lang: str = "en") -> Sheet:
    return sheet_of(shipped(), of_seed(seed, lang))


def when(text: str) -> When:
    read = read_when(text)
    assert isinstance(read, When)
    return read


def test_every_sheet_has_all_four_exercises() -> None:
    for seed in SEEDS:
        found = of_seed(seed)
        sizes = [len(each) for each in (found.given, found.pairs, found.graded, found.told_apart)]
        assert sizes == [8, 4, 6, 7]


def test_no_order_is_asked_for_that_the_dates_leave_open() -> None:
    for seed in SEEDS:
        in_order = [event_of(id) for id in of_seed(seed).in_order]
        assert sorted(of_seed(seed).given) == sorted(of_seed(seed).in_order)
        for at, one in enumerate(in_order):
            for other in in_order[at + 1 :]:
                assert one.when.latest is not None
                assert other.when.earliest is not None
                # Two days at least: days are those of who acted, and clocks differ by up to a day.
                assert (other.when.earliest - one.when.latest).days >= 2


def test_the_first_of_a_pair_surely_came_first() -> None:
    for seed in SEEDS:
        for pair in of_seed(seed).pairs:
            events = dict(zip(pair.places, map(event_of, pair.events), strict=True))
            (other,) = set(pair.places) - {pair.first}
            assert surely_before(events[pair.first], events[other])
            assert {event.state for event in events.values()} == {pair.step}
            assert all(place in event.jurisdictions for place, event in events.items())


def test_doubtful_and_announced_events_are_never_taken_for_facts() -> None:
    for seed in SEEDS:
        found = of_seed(seed)
        facts = {*found.given, *(id for pair in found.pairs for id in pair.events), *found.told_apart}
        assert {event_of(id).evidence for id in facts}.isdisjoint({"contested", "article-only"})
        assert not any(event_of(id).scheduled for id in facts | set(found.graded))


def test_figures_are_statistics_and_acts_are_not() -> None:
    for seed in SEEDS:
        found = of_seed(seed)
        assert {id for id in found.told_apart if event_of(id).type == "statistic"} == found.figures
        acts = [event_of(id) for id in found.told_apart if id not in found.figures]
        assert {event.evidence for event in acts} <= {"official", "press"}
        assert {event.category for event in acts} <= {"warning", "investigation", "order", "block"}


def test_what_stands_on_the_sheet_shows_each_grade() -> None:
    for seed in SEEDS:
        graded = [event_of(id) for id in of_seed(seed).graded]
        assert {event.evidence for event in graded} == set(EVIDENCE)
        assert all(shows_grade(event, shipped().sources) for event in graded)


def test_each_question_has_its_answer_among_those_offered_and_a_reason() -> None:
    for seed in SEEDS:
        for lang in ("en", "fr"):
            questions = [question for choices in sheet(seed, lang).choices for question in choices.questions]
            assert len(questions) == 17
            assert all(question.answer in question.options for question in questions)
            assert all(len(set(question.options.values())) == len(question.options) for question in questions)
            assert all(question.why and question.text for question in questions)


def test_both_languages_ask_for_the_same() -> None:
    for seed in SEEDS:
        assert replace(of_seed(seed, "fr"), lang="en") == of_seed(seed)
        codes = [
            [[(list(question.options), question.answer) for question in choices.questions] for choices in each.choices]
            for each in (sheet(seed), sheet(seed, "fr"))
        ]
        assert codes[0] == codes[1]


def test_a_seed_gives_the_same_sheet_again_and_another_seed_another() -> None:
    made = [sheet_html(shipped(), seed, "en", "a4") for seed in (7, 7, 8)]
    assert made[0] == made[1] != made[2]
    keys = [key_html(shipped(), 7, "fr", "letter") for _ in range(2)]
    assert keys[0] == keys[1]
    assert len({of_seed(seed).given for seed in SEEDS}) > 195


def test_the_choice_does_not_depend_on_the_order_of_the_table() -> None:
    turned = replace(shipped(), events=tuple(reversed(shipped().events)))
    assert exercises_of(turned, 7, "en") == of_seed(7)


def test_the_choice_of_a_seed_is_the_same_on_every_machine() -> None:
    story = story_with(*(row(id=f"e-{n}", date=f"2026-01-{2 * n:02}", jurisdictions="ID") for n in range(1, 13)))
    assert " ".join(exercises_of(story, 1, "en").given) == "e-7 e-9 e-2 e-10 e-5 e-11 e-8 e-4"


def test_a_place_whose_first_step_is_not_settled_is_not_asked_about() -> None:
    early = replace(event_of("my-mcmc-notice-1"), id="first", when=when("2026-01-01/2026-01-05"))
    late = replace(early, id="second", when=when("2026-01-04"))
    sure = replace(late, when=when("2026-01-05"))
    doubtful = replace(early, evidence="contested")
    assert first_events([early, late], "warned") == {}
    assert first_events([early, sure], "warned") == {"MY": early}
    assert first_events([doubtful, sure], "warned") == {}
    assert (
        first_events([replace(early, jurisdictions=("US-CA",)), replace(sure, jurisdictions=("US",))], "warned") == {}
    )


def test_an_event_after_the_last_day_looked_at_is_never_chosen() -> None:
    due = tuple(replace(event, scheduled=True) for event in shipped().events)
    story = replace(shipped(), events=due)
    assert exercises_of(story, 7, "en") == Exercises(7, "en", (), (), (), (), (), frozenset())


def test_a_story_of_one_event_gives_a_sheet_that_says_so() -> None:
    story = story_with(row())
    assert exercises_of(story, 7, "en").given == ()
    assert "too few events" in sheet_html(story, 7, "en", "a4").decode()
    assert "too few events" in key_html(story, 7, "en", "a4").decode()


def test_the_sheet_gives_no_answer_and_the_key_gives_all() -> None:
    printed, key = sheet_html(shipped(), 7, "en", "a4").decode(), key_html(shipped(), 7, "en", "a4").decode()
    sheet_words = sheet(7)
    assert sheet_words.order
    reasons = [item.why for item in sheet_words.order.items]
    reasons += [question.why for choices in sheet_words.choices for question in choices.questions]
    assert not any(html_text(reason) in printed for reason in reasons)
    assert all(html_text(reason) in key for reason in reasons)
    places = [sheet_words.order.answer.index(item.id) + 1 for item in sheet_words.order.items]
    assert " – ".join(map(str, places)) in key
    for text in (printed, key):
        assert "Sheet 7." in text
        assert "Before we begin" in text


def html_text(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_two_acts_on_days_that_follow_one_another_have_no_sure_order() -> None:
    one: Event = replace(event_of("id-block"), when=when("2026-01-10"))
    for day, sure in (("2026-01-11", False), ("2026-01-12", True)):
        assert surely_before(one, replace(one, when=when(day))) is sure
    assert one.when.latest == date(2026, 1, 10)
