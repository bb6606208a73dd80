"""Stories of the law: who decides, what is owed and when, read off the window."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from tests.days.window import acts
from tests.days.window.desktop import Desktop
from tests.days.window.law_cases import (
    at_home,
    card_of,
    comes_back,
    detained,
    number_of,
    owed,
    sits_down,
)
from tests.days.window.officer import Officer
from tests.days.window.prepared import to_assessing

PLAN = "Send the plan to the establishment"
ROLL = "The former school deletes the name"
ADVICE = "Give the advice that was asked for"
ASSESS = "Decide whether to assess"
NO_PLAN = "If no plan is to be issued"
FINAL = "Send the final plan"
APPEAL = "The Tribunal receives an appeal"
ADVISER = "Contact the mediation adviser"


def test_a_chase_by_telephone_writes_no_letter_and_the_answer_is_awaited(desktop: Desktop) -> None:
    """Story 3, from the case itself."""
    boy = detained(desktop, date(2026, 12, 23))
    officer = sits_down(desktop, boy)
    _records_that_the_authority_knew(officer, date(2026, 12, 23))
    comes_back(desktop, officer, date(2027, 1, 5), boy)
    line = f"dueDo{number_of(officer, PLAN)}"
    assert officer.reads(line) == "Chase…"

    officer.presses(line)
    officer.types("note", "She will send it on Thursday.")
    officer.chooses("how", "Call")
    officer.finishes("entrySave", "entry")

    officer.sees("chased on Tuesday 5 January 2027")
    assert not officer.is_seen("letterForm")
    officer.presses(f"dueDo{number_of(officer, PLAN)}")
    officer.ticks("kind_plan_copy_received")
    officer.finishes("entrySave", "entry")
    officer.sees_no(f"late: {PLAN}")


def test_of_several_advisers_the_one_on_the_line_is_chased(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        to_assessing(desktop, store.office)
    officer = sits_down(desktop, "Whitfield")
    acts.asks_for_advice(officer)
    comes_back(desktop, officer, date(2026, 11, 24))
    officer.keys("Ctrl+1")

    officer.presses(f"dueDo{number_of(officer, f'{ADVICE}: Ms Ode')}")
    assert officer.reads("adviser") == "Ms Ode"
    officer.finishes("entrySave", "entry")

    officer.sees("Advising body, chased on Tuesday 24 November 2026")
    assert "chased" in owed(officer, f"{ADVICE}: Ms Ode")
    assert "chased" not in owed(officer, f"{ADVICE}: Dr Lim")


def test_what_was_half_typed_for_one_chase_is_not_put_into_another(desktop: Desktop) -> None:
    boy = detained(desktop, date(2026, 12, 23))
    officer = sits_down(desktop, boy)
    _records_that_the_authority_knew(officer, date(2026, 12, 23))
    comes_back(desktop, officer, date(2027, 1, 5), boy)
    officer.presses(f"dueDo{number_of(officer, PLAN)}")
    officer.types("note", "She was at lunch.")
    comes_back(desktop, officer, date(2027, 1, 5))
    officer.keys("Ctrl+1")

    officer.presses(f"dueDo{number_of(officer, ROLL)}")

    officer.waits(lambda: officer.is_seen("limit"), "the reminder is open")
    officer.waits_for_quiet()
    assert officer.reads("limit").startswith(ROLL)
    assert officer.reads("note") == ""
    officer.presses("entryCancel")
    officer.finds_person(boy)
    officer.presses(f"dueDo{number_of(officer, PLAN)}")
    officer.waits(lambda: officer.reads("note") == "She was at lunch.", "it was put back")
    assert officer.reads("limit").startswith(PLAN)
    officer.presses("entryCancel")


def test_what_was_half_typed_in_one_reminder_is_not_put_into_another(desktop: Desktop) -> None:
    boy = detained(desktop, date(2026, 12, 23))
    officer = sits_down(desktop, boy)
    _records_that_the_authority_knew(officer, date(2026, 12, 23))
    comes_back(desktop, officer, date(2027, 1, 5), boy)
    officer.presses(f"dueDo{number_of(officer, PLAN)}")
    officer.finishes("entrySave", "entry")
    officer.types("enclosures", "The notice of reception")
    comes_back(desktop, officer, date(2027, 1, 5))
    officer.keys("Ctrl+1")

    officer.presses(f"dueDo{number_of(officer, ROLL)}")
    officer.types("chased", "Ruth Ode")
    officer.finishes("entrySave", "entry")

    officer.waits(lambda: officer.is_seen("letterForm"), "the letter is open")
    officer.waits_for_quiet()
    assert ROLL in officer.reads("limit")
    assert officer.reads("enclosures") == ""
    officer.presses("letterClose")


def test_a_request_from_the_establishment_shows_three_days_each_with_its_regulation(
    desktop: Desktop,
) -> None:
    """Story 5: 6 weeks, 16 weeks and 20 weeks from Monday 14 September 2026."""
    officer = sits_down(desktop, detained(desktop, date(2026, 9, 14)))

    _records_the_request(officer, date(2026, 9, 14))

    _shows_the_three_days(officer)


def test_attention_counts_and_a_later_request_moves_nothing(desktop: Desktop) -> None:
    """Story 6: the same three days run from the therapist's e-mail."""
    officer = sits_down(desktop, detained(desktop, date(2026, 9, 14)))
    _records_the_attention(officer, date(2026, 9, 14))
    _shows_the_three_days(officer)
    desktop.it_is(date(2026, 10, 1))

    _records_the_request(officer, date(2026, 10, 1))

    officer.turns_to("Overview")
    _shows_the_three_days(officer)


def test_a_later_request_moves_the_days_where_the_officer_says_why(desktop: Desktop) -> None:
    """Story 6: the choice shows what it moves, and its reason is kept."""
    officer = sits_down(desktop, detained(desktop, date(2026, 9, 14)))
    officer.takes("actions", "act_request_received")
    assert not officer.is_seen("from_here")
    officer.presses("entryCancel")
    _records_the_attention(officer, date(2026, 9, 14))
    desktop.it_is(date(2026, 10, 1))

    officer.takes("actions", "act_request_received")
    officer.dates("day", date(2026, 10, 1))
    officer.chooses("requested_by", "Establishment")
    officer.types("from_here", "The governor asked for it, and the authority agreed.")
    officer.sees("Moves: Decide whether to assess", "Mon 26 Oct → Thu 12 Nov")
    officer.finishes("entrySave", "entry")

    assert owed(officer, ASSESS).startswith("Thu 12 Nov,")
    assert owed(officer, FINAL).startswith("Thu 18 Feb 2027,")
    assert "The governor asked for it, and the authority agreed." in card_of(officer, FINAL)
    officer.sees("Request: 1 Oct")
    officer.turns_to("History")
    officer.sees(
        "The weeks run from this day: The governor asked for it, and the authority agreed."
    )


def test_a_request_too_soon_for_a_detained_person_names_its_section(desktop: Desktop) -> None:
    """Story 7: the last decision on an assessment was on 2 June 2026."""
    officer = sits_down(desktop, detained(desktop, date(2026, 6, 2)))
    _records_the_request(officer, date(2026, 6, 2))
    officer.takes("actions", "act_decided_to_assess")
    officer.types("reasons", "He may need more than support gives.")
    officer.finishes("entrySave", "entry")
    officer.takes("actions", "act_refused_to_issue")
    officer.types("reasons", "Support is enough.")
    officer.finishes("entrySave", "entry")
    desktop.it_is(date(2026, 9, 14))

    officer.takes("actions", "act_request_received")
    officer.dates("day", date(2026, 9, 14))
    officer.sees("assessed within the last six months")
    assert "s.71(7)" in officer.reads("entryWarnedBy")
    officer.chooses("requested_by", "Establishment")
    officer.types("despite", "He was not in custody then.")
    officer.finishes("entrySave", "entry")

    assert owed(officer, ASSESS).startswith("Mon 26 Oct")
    officer.turns_to("History")
    officer.sees("Although: He was not in custody then.")


def test_the_time_for_an_appeal_passes_over_christmas(desktop: Desktop) -> None:
    """Story 20: two months from 26 October 2026, and one from a certificate of 27 November."""
    officer = sits_down(desktop, at_home(desktop, date(2026, 10, 26)))
    _records_the_request(officer, date(2026, 10, 26))

    _records_the_refusal(officer, date(2026, 10, 26))

    assert owed(officer, APPEAL).startswith("Mon 4 Jan 2027")
    card = card_of(officer, APPEAL)
    assert "Saturday 26 December 2026" in card
    assert "25 December to 1 January" in card
    assert "Monday 4 January 2027" in card
    assert "rule 12" in card
    assert owed(officer, ADVISER).startswith("Sat 26 Dec")

    desktop.it_is(date(2026, 11, 27))
    officer.takes("actions", "act_mediation_certificate_issued")
    officer.dates("day", date(2026, 11, 27))
    officer.finishes("entrySave", "entry")

    assert owed(officer, APPEAL).startswith("Mon 4 Jan 2027")
    assert "27 December 2026" in card_of(officer, APPEAL)


def test_the_time_for_an_appeal_passes_over_august(desktop: Desktop) -> None:
    """Story 20: two months from 15 June 2026 would end on 15 August."""
    officer = sits_down(desktop, at_home(desktop, date(2026, 6, 15)))
    _records_the_request(officer, date(2026, 6, 15))

    _records_the_refusal(officer, date(2026, 6, 15))

    assert owed(officer, APPEAL).startswith("Tue 1 Sep")
    assert "15 August 2026" in card_of(officer, APPEAL)


def _saves_the_letter(officer: Officer, path: Path) -> None:
    officer.presses("letterSave")
    officer.types("letGoReason", "She is to have it today.")
    officer.presses("letGoGo")
    officer.names_file("savePaper", path)
    officer.waits(path.exists, "the file is written")
    officer.waits_for_quiet()
    officer.presses("paperClose")
    officer.presses("letterClose")


def _records_that_the_authority_knew(officer: Officer, day: date) -> None:
    officer.takes("actions", "act_home_authority_aware")
    officer.dates("day", day)
    officer.finishes("entrySave", "entry")


def _records_the_request(officer: Officer, day: date) -> None:
    officer.takes("actions", "act_request_received")
    officer.dates("day", day)
    officer.chooses("requested_by", "Establishment")
    officer.finishes("entrySave", "entry")


def _records_the_attention(officer: Officer, day: date) -> None:
    officer.takes("actions", "act_brought_to_attention")
    officer.dates("day", day)
    officer.types("brought_by", "A speech and language therapist")
    officer.types("how", "An e-mail")
    officer.finishes("entrySave", "entry")


def _records_the_refusal(officer: Officer, day: date) -> None:
    officer.takes("actions", "act_refused_to_assess")
    officer.dates("day", day)
    officer.types("reasons", "Support is enough.")
    officer.finishes("entrySave", "entry")


def _shows_the_three_days(officer: Officer) -> None:
    for duty, day, source in (
        (ASSESS, "Mon 26 Oct", "reg 5(1)"),
        (NO_PLAN, "Mon 4 Jan 2027", "reg 10(1)"),
        (FINAL, "Mon 1 Feb 2027", "reg 13(2)"),
    ):
        line = owed(officer, duty)
        assert line.startswith(f"{day},")
        assert f"Detained Persons Regs 2015 {source}" in line
