from dataclasses import replace
from datetime import date

import pytest

from components.card import CITE, card_nodes, empty_card, in_language, related, selected_day, title_of
from components.markup import words_in
from components.source_words import publisher_words
from loaders.events import Event
from loaders.story import Story
from tests.components.shipped import event_of, nodes_in, retold, shipped, view_of
from words import text

KEPT = [event.id for event in shipped().events]


def words_of(event: str, lang: str = "en", kept: list[str] | None = None, story: Story | None = None) -> str:
    story = story or shipped()
    (one,) = [each for each in story.events if each.id == event]
    return words_in(card_nodes(story, one, KEPT if kept is None else kept, lang))


@pytest.mark.parametrize(
    ("event", "lang", "words"),
    [
        ("id-block", "en", ["Block", "Indonesia", "Saturday 10 January 2026", "22 days", "Press", "Komdigi"]),
        ("id-block", "fr", ["Blocage", "Indonésie", "Samedi 10 janvier 2026", "22 jours", "Presse", "Komdigi"]),
        ("au-esafety-letter", "en", ["between 7 and 9 January 2026", "Official"]),
        ("grok-paywall", "fr", ["8 ou 9 janvier 2026"]),
        ("ec-fine-x-120m", "en", ["€120,000,000", "European Union"]),
        ("ccdh-report", "en", ["3,000,000"]),
        ("us-az-investigation", "en", ["Arizona (US)"]),
        ("calls-to-ban-x", "en", [text("evidence.contested", "en"), text("evidence_help.contested", "en")]),
    ],
)
def test_a_card_says_what_when_who_and_how_well_known(event: str, lang: str, words: list[str]) -> None:
    found = words_of(event, lang)
    assert [word for word in words if word not in found] == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_event_has_a_card_in_both_languages(lang: str) -> None:
    for event in shipped().events:
        words = words_of(event.id, lang)
        title, summary, note = (getattr(event, f"{part}_{lang}") for part in ("title", "summary", "note"))
        assert title in words
        assert summary in words
        assert note in words
        assert all(publisher_words(shipped().sources[source], lang) in words for source in event.sources)
        assert "{" not in words


def test_relations_are_told_from_both_sides() -> None:
    def told(event: str) -> list[tuple[str, str]]:
        return [(word, other.id) for word, other in related(shipped(), event_of(event), "en")]

    assert ("ends", "id-block") in told("id-lift")
    assert ("ended by", "id-lift") in told("id-block")
    assert ("answers", "ec-fine-x-120m") in told("rubio-reaction")
    assert ("answered by", "rubio-reaction") in told("ec-fine-x-120m")
    assert ("part of the case", "ec-x-proceedings-2023") in told("ec-fine-x-120m")
    assert ("in its case", "ec-fine-x-120m") in told("ec-x-proceedings-2023")


def test_related_events_can_be_opened_from_the_card_each_once() -> None:
    (card,) = card_nodes(shipped(), event_of("id-block"), [], "en")
    picks = [button["attrs"]["data-pick"] for button in nodes_in(card, "button")]
    assert sorted(picks) == [CITE, "grok-image-wave", "id-lift", "id-still-blocked"]


def test_every_relation_of_the_story_is_on_both_cards() -> None:
    story = shipped()
    shown = {event.id: {other.id for _, other in related(story, event, "en")} for event in story.events}
    for event in story.events:
        for other in filter(None, (*event.responds_to, *event.ends, event.part_of)):
            assert other in shown[event.id]
            assert event.id in shown[other]


def test_the_other_language_stands_in_and_is_marked() -> None:
    blank: dict[str, object] = {"title_fr": "", "summary_fr": "", "note_fr": ""}
    story = retold(shipped(), id_block=blank)
    words, english = words_of("id-block", "fr", story=story), event_of("id-block")
    assert english.title_en in words
    assert english.summary_en in words
    assert text("card.other_language", "fr") in words
    assert text("card.other_language", "fr") not in words_of("id-block", "fr")
    (card,) = card_nodes(story, next(e for e in story.events if e.id == "id-block"), KEPT, "fr")
    assert nodes_in(card, "h3")[0]["attrs"]["lang"] == "en"


@pytest.mark.parametrize("part", ["title", "note"])
def test_whatever_stands_in_from_the_other_language_is_marked(part: str) -> None:
    story = retold(shipped(), id_block={f"{part}_fr": ""})
    (card,) = card_nodes(story, next(e for e in story.events if e.id == "id-block"), KEPT, "fr")
    foreign = getattr(event_of("id-block"), f"{part}_en")
    marked = [node for tag in ("h3", "p", "dd", "span") for node in nodes_in(card, tag) if node["attrs"].get("lang")]
    assert any(foreign in words_in(node) for node in marked)


def test_links_lead_only_to_safe_addresses() -> None:
    source = shipped().sources["ofcom-20260203-copy"]
    bad = replace(source, url="javascript:alert(1)")
    story = replace(shipped(), sources=dict(shipped().sources) | {source.id: bad})
    addresses = []
    for event in story.events:
        addresses += [a["attrs"]["href"] for a in nodes_in(card_nodes(story, event, KEPT, "en"), "a")]
    assert addresses
    assert [address for address in addresses if not address.startswith("https://")] == []
    assert source.title in words_of("ofcom-contacts-x", story=story)


def test_a_bare_address_is_a_source_too() -> None:
    story = retold(shipped(), id_block={"sources": ("https://example.org/a",)})
    assert "https://example.org/a" in words_of("id-block", story=story)


def test_texts_of_the_table_stay_texts() -> None:
    story = retold(shipped(), id_block={"title_en": "<b>A & B</b> $1$"})
    assert "<b>A & B</b> $1$" in words_of("id-block", story=story)


def test_what_is_due_and_what_the_filters_hide_is_said() -> None:
    assert text("card.due", "en") in words_of("eu-nudify-ban-applies")
    assert text("card.due", "en") not in words_of("id-block")
    assert text("card.filtered", "en") in words_of("id-block", kept=["my-block"])
    assert text("card.filtered", "en") not in words_of("id-block")


def test_the_walk_goes_through_the_kept_events_in_order() -> None:
    def walk(event: str, kept: list[str]) -> list[str]:
        nodes = nodes_in(card_nodes(shipped(), event_of(event), kept, "en"), "nav")
        return [button["attrs"]["data-pick"] for button in nodes_in(nodes, "button")]

    kept = ["id-block", "my-block", "ph-block"]
    assert walk("my-block", kept) == ["id-block", "ph-block"]
    assert walk("id-block", kept) == ["my-block"]
    assert walk("ph-block", kept) == ["my-block"]
    assert walk("id-lift", kept) == []


def test_an_event_of_a_case_has_a_walk_through_its_case_too() -> None:
    def walk(event: str) -> dict[str, str]:
        nodes = nodes_in(card_nodes(shipped(), event_of(event), KEPT, "en"), "nav")
        return {words_in(button): button["attrs"]["data-pick"] for button in nodes_in(nodes, "button")}

    assert walk("id-still-blocked")["‹ Previous in this case"] == "id-block"
    assert walk("id-still-blocked")["Next in this case ›"] == "id-lift"
    assert "‹ Previous in this case" not in walk("id-block")
    assert not [words for words in walk("it-garante-warning") if "case" in words]


def test_a_card_can_take_the_focus_and_says_whose_it_is() -> None:
    (card,) = card_nodes(shipped(), event_of("id-block"), KEPT, "en")
    attrs = card["attrs"]  # type: ignore[index]
    assert (attrs["data-event"], attrs["tabindex"]) == ("id-block", "-1")  # type: ignore[index]


def test_without_an_event_the_card_says_what_to_do_and_what_is_behind_the_map() -> None:
    standings = view_of().standings(date(2026, 1, 11))
    words = words_in(empty_card(shipped(), "Choose <one>", standings, "en"))
    assert words.startswith("Choose <one>")
    assert "Indonesia blocks Grok" in words
    assert words_in(empty_card(shipped(), "Choose one", {}, "fr")) == "Choose one"


@pytest.mark.parametrize(
    ("event", "day"),
    [
        ("id-block", date(2026, 1, 10)),
        ("au-esafety-letter", date(2026, 1, 9)),
        ("ie-garda-reports", date(2026, 1, 14)),
        ("eu-nudify-ban-applies", date(2026, 10, 4)),
    ],
)
def test_the_map_goes_to_the_day_on_which_an_event_is_certain(event: str, day: date) -> None:
    assert selected_day(event_of(event), shipped().about.as_of) == day


def test_a_text_says_whether_it_is_from_the_other_language() -> None:
    event: Event = replace(event_of("id-block"), note_en="", note_fr="", title_en="")
    assert in_language(event, "title", "en") == (event.title_fr, True)
    assert in_language(event, "title", "fr") == (event.title_fr, False)
    assert in_language(event, "note", "en") == ("", False)
    assert title_of(event, "en") == event.title_fr


@pytest.mark.parametrize("id", ["de-inquiry-reported", "calls-to-ban-x", "id-block"])
def test_a_doubtful_event_says_so_at_the_top_of_its_card(id: str) -> None:
    event = event_of(id)
    words = words_in(card_nodes(shipped(), event, [event.id], "en"))
    at_top = words.index(event.summary_en) > words.find(f"{text(f'evidence.{event.evidence}', 'en')}  · ") > 0
    assert at_top == (event.evidence in ("contested", "article-only"))


@pytest.mark.parametrize(("lang", "name"), [("en", "Source article"), ("fr", "Article source")])
def test_the_article_behind_the_story_is_called_so_in_the_language_of_the_page(lang: str, name: str) -> None:
    article = next(source for source in shipped().sources.values() if not source.url)
    assert publisher_words(article, lang) == name
    assert publisher_words(replace(article, url="https://example.org", publisher="Le Journal"), lang) == "Le Journal"
