"""A pick is shown before the page's own answer comes; and what the page says holds."""

from collections.abc import Callable

from playwright.sync_api import Page, WebSocketRoute, expect

from components.palette import LIGHT
from tests.browser.conftest import Visits, settled
from tests.browser.figures import figure, fills, has_mark, redrawn, stamp
from tests.browser.test_explore import address_has, card, pill, rgb, rows
from tests.components.shipped import shipped


def silenced(page: Page, address: str) -> Callable[[], None]:
    """Opens an address; what comes back stops the page's messages to the server until it is called again."""
    held: list[str | bytes] = []
    quiet: list[bool] = []

    def through(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        sockets.append(server)
        socket.on_message(lambda message: held.append(message) if quiet else server.send(message))

    def turn() -> None:
        if quiet:
            quiet.clear()
            for message in held:
                sockets[-1].send(message)
        else:
            quiet.append(True)

    sockets: list[WebSocketRoute] = []
    page.route_web_socket("**/_stcore/stream", through)
    page.goto(address)
    settled(page)
    figure(page, "timeline")
    return turn


def test_a_filter_a_period_and_an_event_are_shown_without_the_page_s_answer(open_page: Visits) -> None:
    page = open_page("?lang=en&at=2026-01-16")
    turn = silenced(page, page.url)
    turn()
    timeline, world = stamp(page, "timeline"), stamp(page, "map")
    pill(page, "Order").click()
    orders = [event for event in shipped().events if event.category == "order"]
    expect(rows(page)).to_have_count(len(orders))
    redrawn(page, "timeline", timeline)
    redrawn(page, "map", world)
    assert not has_mark(page, "id-block")
    assert rgb(LIGHT.fills["blocked"].colour) not in fills(page).values()
    expect(page.get_by_role("status").first).to_contain_text(f"{len(orders)} of {len(shipped().events)}")
    address_has(page, "category", "order")
    page.locator('.st-key-counted [data-pick="all"]').click()
    address_has(page, "zoom", "all")
    page.locator('.st-key-table tr[data-pick="ec-fine-x-120m"] button').click()
    expect(card(page)).to_contain_text("€120 million")
    drawn = stamp(page, "timeline"), stamp(page, "map"), page.url
    turn()
    settled(page)
    expect(
        page.locator(".st-key-category button[aria-pressed='true'], .st-key-category button[kind*='Active']")
    ).to_have_count(1)
    assert (stamp(page, "timeline"), stamp(page, "map"), page.url) == drawn


def test_what_the_page_says_holds_when_something_else_was_foreseen(open_page: Visits) -> None:
    page = open_page("?lang=en&at=2026-01-16")
    page.evaluate("() => window.pieces.get('address').data.asking.category.reverse()")
    pill(page, "Order").click()
    address_has(page, "category", "order")
    expect(rows(page)).to_have_count(sum(event.category == "order" for event in shipped().events))
    expect(page.locator("[data-test-script-state]")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator('.st-key-timeline .mark[data-pick="ec-fine-x-120m"]').first).to_be_attached()
    expect(page.locator('.st-key-timeline .mark[data-pick="id-block"]')).to_have_count(0)
