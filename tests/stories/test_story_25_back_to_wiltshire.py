"""Story 25: back to Wiltshire, with every date, on the line of the posting and on the checklist.

Arrival Tue 1 Sep 2026: records and official letter must reach new LA by Sun 2 Aug 2026 (30 days);
tool suggests Fri 31 Jul. The old LA must know of the move by Mon 10 Aug 2026 (15 wd before it) for
same-day transfer; if it learns on Mon 17 Aug, transfer is due by Mon 7 Sep 2026. After transfer on
1 Sep: letter by Tue 13 Oct 2026; review by the later of 30 Nov 2026 and, plan made 9 Mar 2026,
8 Mar 2027 → 8 Mar 2027.
"""

from __future__ import annotations

from datetime import date

from tests.days.window.checklists import acts, asks, is_done, no_ask, opens_checklist, saves_letter
from tests.days.window.desktop import Desktop
from tests.days.window.stories import comes_back_on, fills_in, opens, records, sits_down

BORN = date(2014, 5, 2)
PLAN = date(2026, 3, 9)
MOVE = date(2026, 9, 1)


def test_story_25_back_to_wiltshire(desktop: Desktop) -> None:
    """Arrival on 1 September: 2 August, aimed for on 31 July; 10 August; learnt on the 17th."""
    officer = sits_down(desktop, date(2026, 7, 1), "service_children")
    opens(officer, "Ellis Marsh", BORN, since=date(2026, 7, 1))
    officer.turns_to("Move")
    officer.sees("No move is under way")
    officer.turns_to("Overview")
    records(officer, "existing_plan_recorded", day=PLAN, authority="Fenshire")
    records(officer, "arrival_planned", authority="Wiltshire", arrives_on=MOVE)

    officer.sees("Move to another authority: Wiltshire", "Tue 1 Sep", "The whole checklist")
    officer.presses("moveWhole")
    officer.sees("The plan passes to the new authority, which must maintain it")
    records_line = asks(officer, "Send all records and the official letter")
    assert "Sun 2 Aug" in records_line
    assert "aim for Fri 31 Jul" in records_line
    assert "Mon 10 Aug" in asks(officer, "See that the old authority knows of the move")

    # The same on one line, with what is foreseen; “tool suggests” stands with the day itself.
    officer.turns_to("Posting")
    officer.sees("all records and the official letter to the new authority: by Sun 2 Aug")
    officer.sees("for a transfer on the day: by Mon 10 Aug at the latest")
    officer.sees("by Tue 1 Sep at the latest, if the old authority is told today")
    officer.sees("by Tue 13 Oct at the latest, if the plan goes over on the day of the move")
    officer.sees("by Mon 8 Mar 2027 at the latest, if the plan goes over on the day of the move")

    comes_back_on(desktop, officer, date(2026, 8, 17), "Marsh")
    opens_checklist(officer)
    acts(officer, "See that the old authority knows of the move")
    assert (officer.reads("authority"), officer.reads("moves_on")) == ("Wiltshire", "1/9/2026")
    officer.finishes("entrySave", "entry")
    is_done(officer, "See that the old authority knows of the move")
    assert "Mon 7 Sep" in asks(officer, "The old authority transfers the plan")

    comes_back_on(desktop, officer, MOVE, "Marsh")
    opens_checklist(officer)
    acts(officer, "The old authority transfers the plan")
    officer.finishes("entrySave", "entry")
    assert "Tue 13 Oct" in asks(officer, "The new authority tells the family")
    assert "Mon 8 Mar 2027" in asks(officer, "Review the plan after the transfer")
    officer.turns_to("Posting")
    officer.sees("it transfers the plan: done on Tue 1 Sep, by Mon 7 Sep at the latest")
    officer.sees("reviews the plan, at the later of two days: by Mon 8 Mar 2027 at the latest")
    officer.sees_no("if the plan goes over")


def test_the_new_authority_writes_its_letter_from_the_checklist(desktop: Desktop) -> None:
    """Transferred on 1 September: letter by 13 October, review by 8 March 2027 (L-27)."""
    officer = sits_down(desktop, MOVE, "community")
    opens(officer, "Ellis Marsh", BORN, since=MOVE)
    records(officer, "existing_plan_recorded", day=PLAN, authority="Fenshire")
    records(officer, "plan_transferred", authority="Northmere")

    opens_checklist(officer)
    officer.sees("We are here: the authority that takes over.")
    no_ask(officer, "Hand over the pack")
    assert "Tue 13 Oct" in asks(officer, "Tell the parent or young person: transferred")
    acts(officer, "Tell the parent or young person: transferred")
    officer.sees("The plan has been transferred to us", "8 March 2027")
    fills_in(officer, to="Dawn Marsh", assess="We do not propose to assess again.", role="Officer")
    officer.types("advice_service", "Northmere SENDIASS, 01632 960 300")
    said = saves_letter(officer, desktop.root / "transferred.pdf")
    assert "was transferred to us on 1 September 2026" in said
    assert "We do not propose to assess again." in said
    assert "We will review it by 8 March 2027" in said

    acts(officer, "Tell the parent or young person: transferred")
    officer.sees("Letter after a transfer sent")
    officer.finishes("entrySave", "entry")
    is_done(officer, "Tell the parent or young person: transferred")


def test_a_wrong_move_is_undone_by_correcting_its_entry(desktop: Desktop) -> None:
    officer = sits_down(desktop, date(2026, 7, 1), "service_children")
    opens(officer, "Ellis Marsh", BORN, since=date(2026, 7, 1))
    records(officer, "posting_planned", place="Fort Example", starts_on=MOVE)

    opens_checklist(officer)
    acts(officer, "Correct the entry of the posting")
    officer.chooses("to", "Wales")
    officer.types("why", "It is in Wales.")
    officer.finishes("correctSave", "correct")

    officer.sees("Move to Wales: Fort Example", "An EHC plan has no force in Wales")
    no_ask(officer, "Correct the entry of the posting")
