"""Our scripts as one text each: those of a piece joined, and as an expression that gives its entry."""

import re
from functools import cache

from components.mount import BROWSER, SCRIPTS
from components.palette import DARK, LIGHT

PRESENT = ("nodes", "stage", "sheets", "present")
"""The files of the present view, the last with its entry."""


@cache
def joined(name: str) -> str:
    """The files of a piece, one after the other; the last exports its entry."""
    return "\n".join((BROWSER / f"{part}.js").read_text(encoding="utf-8") for part in SCRIPTS[name])


@cache
def expression(name: str) -> str:
    """The same as an expression whose value is the entry, so that several pieces can stand in one script."""
    script, exported = re.subn(r"^export default function (\w+)", r"return \1;\nfunction \1", joined(name), flags=re.M)
    if exported != 1:
        raise ValueError(f"{name} does not export one function")
    return f"(() => {{\n{script}\n}})()"


@cache
def present_script() -> str:
    """A script that defines `present(root, data)`, with the figures that it draws; see browser/present.js."""
    figures = ",\n".join(f"  {name}: {expression(name)}" for name in ("map", "timeline"))
    own = "\n".join((BROWSER / f"{part}.js").read_text(encoding="utf-8") for part in PRESENT)
    own = own.replace("export default function", "function")
    return f"const present = (() => {{\nconst FIGURES = {{\n{figures},\n}};\n{own}\nreturn present;\n}})();"


@cache
def present_style() -> str:
    """The style sheet of the present view in both themes, for a page of its own or within another."""
    light, dark = (f"{{ {palette.variables()} }}" for palette in (LIGHT, DARK))
    own = (BROWSER / "present.css").read_text(encoding="utf-8")
    return f'.present {light}\n.present[data-theme="dark"] {dark}\n{own}'
