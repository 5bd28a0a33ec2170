"""Puts the tags of a shared link into the page's HTML on its way to the browser."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.language import language_of
from exports.social import page_with_tags
from loaders.story import Story

FORGOTTEN = ("etag", "last-modified", "accept-ranges")
"""What Streamlit says of its file, which is not what is sent."""
ASKED_ABOUT_THE_FILE = (b"if-none-match", b"if-modified-since", b"range", b"accept-encoding")


@dataclass
class SharedPage:
    """Around the app; `folder` is where the page stands ("" at the root), `story` gives what it shows now."""

    app: ASGIApp
    story: Callable[[], Story]
    folder: str = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; only the page itself is changed."""
        if not self._is_page(scope):
            await self.app(scope, receive, send)
            return
        asked = [(name, value) for name, value in scope["headers"] if name not in ASKED_ABOUT_THE_FILE]
        await self.app(scope | {"headers": asked, "extensions": {}}, receive, _Answer(self, scope, send))

    def _is_page(self, scope: Scope) -> bool:
        return scope["type"] == "http" and scope["method"] == "GET" and scope["path"].rstrip("/") == self.folder

    def tagged(self, body: bytes, scope: Scope) -> bytes:
        """The page with its tags."""
        headers = Headers(scope=scope)
        address = f"{origin_of(scope)}{self.folder}/"
        lang = language_of(headers.get("accept-language", "").split(",")[0])
        query = scope["query_string"].decode("latin-1")
        page = body.decode("utf-8")
        return page_with_tags(page, self.story(), query, lang, address, f"{address}app/static").encode()


@dataclass
class _Answer:
    """Holds an answer back until it is whole, and sends it on with the tags if it is HTML."""

    page: SharedPage
    scope: Scope
    send: Send
    start: Message = field(default_factory=dict)
    body: bytes = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        for each in self._whole():
            await self.send(each)

    def _whole(self) -> Sequence[Message]:
        headers = MutableHeaders(raw=list(self.start["headers"]))
        if self.start["status"] == 200 and headers.get("content-type", "").startswith("text/html"):
            self.body = self.page.tagged(self.body, self.scope)
            headers["content-length"] = str(len(self.body))
            headers["vary"] = "accept-language"
            for name in FORGOTTEN:
                del headers[name]
        return [self.start | {"headers": headers.raw}, {"type": "http.response.body", "body": self.body}]


def origin_of(scope: Scope) -> str:
    """The scheme and host by which the visitor knows this server, also behind one that takes https for it."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if not re.fullmatch(r"[\w.:\[\]-]+", host):
        host = ":".join(str(part) for part in scope.get("server") or ("127.0.0.1",))
    scheme = "https" if headers.get("x-forwarded-proto", "").split(",")[0] == "https" else scope["scheme"]
    return f"{scheme}://{host}"
