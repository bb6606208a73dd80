"""The words that records on paper are searched for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from caseworker.domain.blocks import words
from caseworker.domain.case import Case
from caseworker.domain.plan import Plan


def person_words(case: Case) -> str:
    """What somebody is found by."""
    person = case.person
    numbers = [identifier.value for identifier in person.identifiers]
    born = f"{person.born:%d/%m/%Y}"
    return " · ".join([person.name, person.known_as, case.number, born, *numbers])


def plan_words(plan: Plan) -> Iterator[tuple[str, str]]:
    """The words of each section, with its place."""
    for letter, section in plan.sections.items():
        parts: list[str] = [words(section.text)]
        for item in section.items:
            parts += [words(item.text), *item.fields.values()]
        yield f"Plan, section {letter}", "\n".join(parts)


def marked(said: str, terms: Iterable[str]) -> str:
    """``said`` with the words found marked; nothing if any is missing."""

    def mark(found: re.Match[str]) -> Any:
        return f"«{found[0]}»"

    for term in terms:
        pattern = re.compile(rf"\b{re.escape(term)}\w*", re.IGNORECASE)
        if not pattern.search(said):
            return ""
        said = pattern.sub(mark, said)
    return said
