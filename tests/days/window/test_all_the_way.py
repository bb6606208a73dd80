"""The whole story without shortcuts: from nothing to a final plan, in one sitting after another."""

from __future__ import annotations

from tests.days.window import acts
from tests.days.window.desktop import Desktop
from tests.days.window.papers import LETTERS, letters_in_order, words_of
from tests.days.window.prepared import DECIDED, FINAL, REQUESTED, SENT, TO_ISSUE

SCHOOL = "Harrow Hill School"


def test_a_request_becomes_a_final_plan(desktop: Desktop) -> None:
    """The dates are those of the first acceptance test: 19 October, 28 December, 25 January."""
    desktop.it_is(REQUESTED)
    officer = desktop.begins()
    passphrase = acts.sets_up_the_office(officer, desktop.folder)
    officer.locks()
    officer.signs_in(passphrase)
    acts.opens_a_new_case(officer)
    acts.adds_a_parent(officer)
    acts.records_the_request(officer, REQUESTED)
    officer.sees("19 Oct", "28 Dec", "25 Jan 2027")

    desktop.it_is(DECIDED)
    officer.finds_person("Whitfield")
    acts.decides_to_assess(officer)
    acts.asks_everybody(officer)
    desktop.it_is(TO_ISSUE)
    officer.finds_person("Whitfield")
    advice = desktop.root / "Advice of the doctor.txt"
    advice.write_text(acts.ADVICE, encoding="utf-8")
    for at, adviser in enumerate(acts.ADVISERS.values()):
        acts.records_advice(officer, adviser, at, advice)
    acts.decides_to_issue(officer)
    acts.begins_the_plan(officer)
    acts.writes_the_plan(officer)

    desktop.it_is(SENT)
    officer.finds_person("Whitfield")
    acts.sends_the_draft(officer, SENT)
    acts.records_views(officer)
    acts.consults(officer, SCHOOL)
    desktop.it_is(FINAL)
    officer.finds_person("Whitfield")
    acts.lists_who_is_sent_it(officer, SCHOOL)
    acts.names_the_place(officer, SCHOOL)
    acts.finalises(officer)

    officer.sees("Plan in force", "Can't change")
    copy = desktop.root / "plan.pdf"
    acts.saves_a_clear_copy(officer, "Dawn Whitfield", copy)
    assert letters_in_order(words_of(copy)) == LETTERS
    officer.turns_to("History")
    officer.sees("She asked for it by e-mail.", "Decided to assess")
    officer.finds_person("quiet mornings")
    officer.sees("Tom Whitfield")
