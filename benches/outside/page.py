"""Puts what was measured into a page, between the two marks of its name."""

from pathlib import Path


def put(page, name, text):
    page, opening, closing = Path(page), f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    before, rest = page.read_text().split(opening)
    page.write_text(before + opening + text + closing + rest.split(closing)[1])
