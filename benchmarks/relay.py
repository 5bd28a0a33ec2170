"""A relay between the browser and a server which counts the bytes that travel, compressed as they are."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock, Thread
from urllib.parse import urlsplit

from tests.browser.conftest import HERE

AT_ONCE = 65_536


@dataclass
class Relay:
    """Where the browser finds the server, and how many bytes the server has sent there since `received` was set to 0.

    Everything counts: headers, frames of the web socket, and what the browser asked for by itself.
    """

    address: str
    received: int = 0
    counting: Lock = field(default_factory=Lock)

    def count(self, size: int) -> None:
        """Adds the bytes of one of several connections."""
        with self.counting:
            self.received += size


@contextmanager
def relayed(address: str) -> Iterator[Relay]:
    """A relay to the server of an address, until the end of the block."""
    port = urlsplit(address).port
    with socket.create_server((HERE, 0)) as listening:
        relay = Relay(f"http://{HERE}:{listening.getsockname()[1]}")
        Thread(target=_welcome, args=(relay, listening, port), daemon=True).start()
        yield relay


def _welcome(relay: Relay, listening: socket.socket, port: int) -> None:
    """Connects whoever comes with the server, until nobody is listened for any more."""
    while True:
        try:
            browser, _ = listening.accept()
        except OSError:  # the relay has closed
            return
        server = socket.create_connection((HERE, port))
        Thread(target=_pass_on, args=(browser, server, None), daemon=True).start()
        Thread(target=_pass_on, args=(server, browser, relay), daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket, counter: Relay | None) -> None:
    """Passes bytes on until one side has hung up."""
    with source:
        try:
            while part := source.recv(AT_ONCE):
                if counter:
                    counter.count(len(part))
                target.sendall(part)
            target.shutdown(socket.SHUT_WR)
        except OSError:  # the other side hung up in the middle
            return
