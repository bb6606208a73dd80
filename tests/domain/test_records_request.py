"""What becomes of each piece, and what it takes to hold one back."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.errors import Incomplete
from caseworker.domain.records_request import (
    EVERYWHERE,
    Decision,
    Give,
    Work,
    the_grounds,
    work_from_text,
    work_to_text,
)

HARM = Decision(Give.WITHHELD, "serious_harm", "She says so.", "Dr Patel", date(2026, 11, 20))


@pytest.mark.parametrize(
    ("work", "found", "is_read", "becomes"),
    [
        (Work(), [], True, Give.WHOLE),
        (Work(), ["Ola"], True, Give.REDACTED),
        (Work(), [], False, None),
        (Work({"a": Decision(Give.WHOLE)}), [], False, Give.WHOLE),
        (Work({"a": Decision(Give.WHOLE)}), ["Ola"], True, Give.REDACTED),
        (Work({"a": HARM}), ["Ola"], True, Give.WITHHELD),
        (Work().unmarking("a", "Ola"), ["Ola"], True, Give.WHOLE),
        (Work().unmarking(EVERYWHERE, "Ola"), ["Ola"], True, Give.WHOLE),
        (Work().unmarking("b", "Ola"), ["Ola"], True, Give.REDACTED),
        (Work().marking("a", "his sister"), [], True, Give.REDACTED),
        (Work().marking("a", "his sister").unmarking("a", "his sister"), [], True, Give.WHOLE),
        (Work().unmarking("a", "Ola").marking("a", "Ola"), [], True, Give.REDACTED),
    ],
)
def test_what_becomes_of_a_piece(
    work: Work, found: list[str], becomes: Give | None, *, is_read: bool
) -> None:
    decision = work.decided("a", work.phrases("a", found), is_read=is_read)

    assert (decision.give if decision else None) is becomes


@pytest.mark.parametrize("ground", sorted(the_grounds().grounds))
def test_a_ground_asks_for_what_it_needs(ground: str) -> None:
    needs = the_grounds().grounds[ground].needs
    bare = Decision(Give.WITHHELD, ground)
    if needs:
        with pytest.raises(Incomplete) as refused:
            Work().with_decision("a", bare)
        fields = {gap.field for gap in refused.value.gaps}
        assert fields == {
            *(["why"] if "why" in needs else []),
            *(["opinion_of", "opinion_on"] if "opinion" in needs else []),
        }
    full = Decision(Give.WITHHELD, ground, "So it is.", "Dr Patel", date(2026, 11, 20))
    assert Work().with_decision("a", full).decisions["a"] == full


def test_without_a_ground_nothing_is_held_back() -> None:
    with pytest.raises(Incomplete, match="ground"):
        Work().with_decision("a", Decision(Give.WITHHELD))


def test_what_is_kept_comes_back_as_it_was() -> None:
    work = Work(harm_by="Sam Lewis", harm_on=date(2026, 11, 21))
    work = work.with_decision("a", HARM).marking("b", "next door").unmarking(EVERYWHERE, "Ola")

    assert work_from_text(work_to_text(work)) == work
    assert work_from_text("") == Work()


def test_every_row_says_that_it_is_from_memory() -> None:
    marks = [(one.checked, one.source) for one in the_grounds().grounds.values()]
    marks += [(one.checked, one.source) for one in the_grounds().rules.values()]

    assert {checked for checked, _ in marks} == {"memory"}
    assert all(source for _, source in marks)
