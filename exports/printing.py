"""A document as PDF, printed by the Chromium of this machine, without anything from outside the document."""

import os
import subprocess
import tempfile
from pathlib import Path

from exports.chromium import find_here

SECONDS = 120
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


class PrintError(Exception):
    """A document that could not be printed: the key of the words for it, and what they name."""

    def __init__(self, key: str, **details: str) -> None:
        """Keep the key and the details."""
        super().__init__(key)
        self.key, self.details = key, details


def pdf_of(html: bytes) -> bytes:
    """The document on the pages that its style sheet names; `PrintError` where there is no browser or it fails."""
    program = find_here()
    if program is None:
        raise PrintError("export.no_browser")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source, printed = Path(folder) / "document.html", Path(folder) / "document.pdf"
        source.write_bytes(html)
        own = (f"--user-data-dir={folder}/browser", f"--print-to-pdf={printed}", source.as_uri())
        try:
            subprocess.run([program, *FLAGS, *_for_root(), *own], capture_output=True, timeout=SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise PrintError("export.not_printed") from fault
        if not printed.is_file():
            raise PrintError("export.not_printed")
        return printed.read_bytes()


def _for_root() -> tuple[str, ...]:
    """Chromium refuses its sandbox to root."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
