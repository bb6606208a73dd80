"""A request that is withdrawn, a move away, a death: what stops, what stays, and the way back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial

from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import TOM, note, opened
from tests.days.window.stories import lines, no_line, records
from tests.days.window.test_one_person_two_cases import goes_to

ASKED = date(2026, 11, 10)
TODAY = date(2026, 11, 26)


def sits_down(desktop: Desktop) -> Officer:
    """Before a case whose request waits for a decision."""
    desktop.it_is(ASKED)
    with closing(desktop.has_a_store()) as store:
        number = opened(store.office, TOM)
        note(store.office, number, "request_received", requested_by="Parent")
    desktop.it_is(TODAY)
    officer = desktop.signs_in()
    goes_to(officer, str(number))
    assert [one for one in lines(officer) if "whether to assess" in one]
    return officer


def test_after_a_withdrawn_request_nothing_is_owed_and_a_slip_is_put_right(
    desktop: Desktop,
) -> None:
    officer = sits_down(desktop)

    records(officer, "request_withdrawn", person="Dawn Whitfield", reasons="Support works")

    officer.sees("Closed")
    no_line(officer, "whether to assess")
    officer.turns_to("History")
    officer.sees("Request withdrawn by Dawn Whitfield: Support works.")
    officer.presses("correct0")
    officer.types("reasons", "The school gives more support")
    officer.types("why", "As her letter says")
    officer.finishes("correctSave", "correct")
    officer.sees("Corrected an entry", "The school gives more support", "As her letter says")
    officer.presses("strike0")
    officer.ticks("strikeWhy_0")
    officer.types("strikeReasons", "It was another child.")
    officer.finishes("strikeGo", "strike")
    officer.turns_to("Overview")
    officer.waits(
        lambda: [one for one in lines(officer) if "whether to assess" in one], "it is owed again"
    )


def test_whoever_moved_away_is_owed_nothing_here_and_comes_back(desktop: Desktop) -> None:
    officer = sits_down(desktop)

    records(officer, "moved_away", authority="Southmere Council")

    officer.sees("Closed")
    no_line(officer, "whether to assess")
    officer.turns_to("History")
    officer.sees("Moved away to the area of Southmere Council.")
    officer.presses("correct0")
    officer.dates("day", TODAY.replace(day=20))
    officer.types("why", "As the other authority says")
    officer.finishes("correctSave", "correct")
    officer.sees("This was on 20 November 2026.")
    officer.turns_to("Overview")
    records(officer, "case_reopened", reason="They came back")
    officer.turns_to("History")
    officer.sees("They came back")


def test_after_a_death_letters_stop_at_once_and_relatives_are_thought_of(desktop: Desktop) -> None:
    officer = sits_down(desktop)
    officer.turns_to("Documents")
    officer.waits(lambda: officer.is_seen("letter0"), "letters are offered")

    officer.turns_to("Overview")
    records(officer, "died", told_by="Her aunt, by telephone")

    officer.sees("Has died: send nothing")
    no_line(officer, "whether to assess")
    officer.turns_to("Documents")
    officer.waits(lambda: officer.is_seen("lettersStopped"), "no letter is offered")
    officer.sees("We were very sorry to hear that Tommy has died", "papers for a coroner")
    assert not officer.is_seen("letter0")
    officer.turns_to("History")
    officer.presses("strike0")
    officer.ticks("strikeWhy_0")
    officer.types("strikeReasons", "It was his grandfather.")
    officer.finishes("strikeGo", "strike")
    officer.turns_to("Documents")
    officer.waits(lambda: officer.is_seen("letter0"), "letters are offered again")


def test_nothing_written_between_a_joining_and_its_undoing_is_lost(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        first = opened(store.office, TOM)
        other = opened(store.office, replace(TOM, given="Thomas", known_as=""))
        note(store.office, first, "request_received", requested_by="Parent")
        note(store.office, other, "concern_raised", raised_by="School", concern="He is behind")
    officer = desktop.signs_in()
    for into, away, said in ((first, other, "Between, once"), (other, first, "Between, again")):
        goes_to(officer, str(into))
        officer.takes("actions", "actJoin")
        officer.waits(partial(officer.is_seen, f"join_{away}"), "the other is offered")
        officer.ticks(f"join_{away}")
        officer.finishes("joinGo", "joinSheet")
        records(officer, "concern_raised", raised_by="A nurse", concern=said)
        officer.takes("actions", "actTakeApart")
        officer.waits(lambda: officer.is_seen("takeApartGo"), "it can be taken apart")
        officer.types("takeApartWhy", "They are cousins")
        officer.finishes("takeApartGo", "apartSheet")

    goes_to(officer, str(first))
    officer.turns_to("History")
    officer.sees("Request for an assessment received", "Concern raised by A nurse: Between, once.")
    officer.sees_no("He is behind", "Between, again")
    goes_to(officer, str(other))
    officer.turns_to("History")
    officer.sees("He is behind", "Concern raised by A nurse: Between, again.")
    officer.sees_no("Between, once")
