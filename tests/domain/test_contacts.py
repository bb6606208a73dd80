"""What a contact is to be followed up with, and what is awaited though no law asks for it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from caseworker.domain.case import Event, Happening
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import Due, DueState
from caseworker.domain.errors import Incomplete
from caseworker.domain.law import event_kinds
from caseworker.domain.themes import is_contact, themes, themes_of
from tests.builders import TODAY, a_case, an_event

KINDS = event_kinds()
OURS = Reckoning(TODAY, frozenset({"officer"}))
CALL = {"how": "Call", "person": "Dawn Whitfield", "note": "She will send it"}


def called(day: date = TODAY, **facts: str) -> Event:
    return an_event("contact_made", day, facts={**CALL, **facts})


def owed(*events: Event) -> dict[str, Due]:
    """What is owed of the contact log, by what it is about."""
    found = dues_of(a_case(*events), OURS)
    return {due.about: due for due in found if due.row.only_named}


def test_a_contact_moves_no_stage_and_no_clock() -> None:
    request = an_event("request_received", TODAY - timedelta(weeks=2))
    before = a_case(request)
    after = a_case(request, called(TODAY - timedelta(weeks=3)), called())

    assert after.stage(KINDS) is before.stage(KINDS)
    assert [due.by for due in dues_of(after, OURS)] == [due.by for due in dues_of(before, OURS)]


def test_a_follow_up_stands_on_its_day_as_ours_until_an_entry_names_it() -> None:
    first = called(TODAY - timedelta(9), follow_up="2026-11-20", follow_words="Ring back")
    other = called(TODAY - timedelta(8), follow_up="2026-11-20", follow_words="Ask again")
    unrelated = called(TODAY - timedelta(1))
    answer = called(answers=str(first.id))

    found = owed(first, other, unrelated, answer)

    assert found["Ring back"].state is DueState.DONE
    assert found["Ask again"].state is DueState.LATE
    assert found["Ask again"].ours
    assert (
        owed(first, an_event("follow_up_done", facts={"answers": str(first.id)}))["Ring back"].state
        is DueState.DONE
    )


def test_a_corrected_contact_takes_its_follow_up_along() -> None:
    wrong = called(TODAY - timedelta(9), follow_up="2026-11-20", follow_words="Ring back")
    right = called(TODAY - timedelta(9), follow_up="2026-12-04", follow_words="Ring back")
    corrected = an_event("contact_made", right.day, facts=right.facts, replaces=wrong.id)
    done = an_event("follow_up_done", facts={"answers": str(wrong.id)})

    assert owed(wrong, corrected)["Ring back"].by == date(2026, 12, 4)
    assert owed(wrong, corrected, done)["Ring back"].state is DueState.DONE


def test_what_is_awaited_is_others_is_chased_by_name_comes_or_is_given_up() -> None:
    facts = {"what": "Signed form", "from_whom": "Dawn Whitfield", "by": "2026-11-20"}
    asked = an_event("awaited", TODAY - timedelta(9), facts=facts)
    names = {"awaited": str(asked.id)}
    chased = an_event("awaited_chased", facts={**names, "chased": "Dawn", "how": "Call"})
    came = an_event("awaited_came", facts=names)
    given_up = an_event("awaited_no_longer", facts={**names, "reasons": "Not needed"})

    late = owed(asked)["Signed form"]

    assert (late.state, late.ours, late.whose) == (DueState.LATE, False, "Dawn Whitfield")
    assert late.is_chased
    assert owed(asked, chased)["Signed form"].chased == TODAY
    assert owed(asked, came)["Signed form"].state is DueState.DONE
    assert owed(asked, given_up)["Signed form"].state is DueState.NONE


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"how": "Call", "note": "x"}, {"person"}),
        ({"how": "Note"}, {"note"}),
        ({"person": "Dawn", "note": "x"}, {"how"}),
    ],
)
def test_a_contact_says_how_with_whom_and_what(facts: dict[str, str], missing: set[str]) -> None:
    with pytest.raises(Incomplete) as refused:
        a_case().accept(Happening("contact_made", TODAY, facts=facts), KINDS, today=TODAY)

    assert {gap.field for gap in refused.value.gaps} == missing


def test_a_note_for_the_file_is_with_nobody() -> None:
    note = Happening("contact_made", TODAY, facts={"how": "Note", "note": "Looked it through"})

    assert a_case().accept(note, KINDS, today=TODAY) == note


def test_an_entry_belongs_to_the_themes_that_it_says_and_to_those_of_its_kind() -> None:
    words = [theme.words for theme in themes()]

    assert themes_of(called(themes="Health\nFamily and home")) == {"Health", "Family and home"}
    assert themes_of(an_event("final_plan_sent")) == {"The assessment and the plan"}
    assert len(set(words)) == len(words)
    for theme in themes():
        assert not theme.kinds or any(theme.holds(kind) for kind in KINDS), theme.name
    assert is_contact("contact_made")
    assert not is_contact("final_plan_sent")
