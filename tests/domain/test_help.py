"""What F1 says at a field: what belongs in it, an example, how it is typed, what the law counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import caseworker.ui
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.help import explained, read_help, the_help
from caseworker.domain.law import event_kinds

UI = Path(caseworker.ui.__file__).parent
ADDED = re.compile(r'(?:\badd|FactSpec)\(\s*"(\w+)"')


def names_of_fields() -> set[str]:
    """Every name that a field of some form has: facts of entries, and what windows add."""
    facts = {spec.name for kind in event_kinds().values() for spec in kind.facts}
    added = {name for file in UI.rglob("*.py") for name in ADDED.findall(file.read_text("utf-8"))}
    return facts | added | {"day", "sent", "served"}


def test_each_row_is_of_a_field_that_there_is() -> None:
    rows = {name.partition(".")[2] or name for name in the_help().fields}

    assert rows - names_of_fields() == set()


@pytest.mark.parametrize("name", [name for name, kind in event_kinds().items() if kind.facts])
def test_something_is_said_of_every_field_of_every_entry(name: str) -> None:
    kind = event_kinds()[name]

    for spec in kind.facts:
        said = list(explained(name, spec.name, "words"))
        assert said[0]
        assert any(line == f"{kind.title}: {kind.source}" for line in said)


def test_a_day_tells_what_is_counted_from_it_with_its_paragraph() -> None:
    said = "\n".join(explained("request_received", "day", "day"))

    assert "Decide whether to assess, and tell those concerned (SEND Regs 2014 reg 5(1))" in said
    assert "Type a day as you say it" in said
    assert "For example: A letter of Friday" in said


def test_what_nobody_has_read_at_its_source_says_so() -> None:
    said = "\n".join(explained("personForm", "parental_responsibility", "tick"))

    assert "Children Act 1989 s.3 (from memory: check with the authority)" in said


def test_a_row_of_one_form_comes_before_that_of_all() -> None:
    rows = read_help("help.toml", """
        read_on = 2026-11-29
        [page]
        [field.reason]
        means = "Of any form."
        [field."closing.reason"]
        means = "Of this form."
    """)  # fmt: skip

    told = [rows.field(form, "reason") for form in ("closing", "another")]

    assert [one.means for one in told if one] == ["Of this form.", "Of any form."]


def test_a_row_that_says_what_nobody_reads_is_refused() -> None:
    with pytest.raises(BrokenLaw, match="hint"):
        read_help("help.toml", 'read_on = 2026-11-29\n[field.x]\nmeans = "y"\nhint = "z"')
