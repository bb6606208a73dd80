"""Story 26: a posting to Faslane, where an EHC plan has no force.

Choosing Faslane sets “EHC plan has no force in Scotland”; the transfer timer is not started;
evidence pack and a request letter to the Scottish authority are offered; the English LA is asked
about cease/keep.
"""

from __future__ import annotations

from datetime import date

from tests.days.window.checklists import acts, asks, is_done, no_ask, opens_checklist, saves_letter
from tests.days.window.desktop import Desktop
from tests.days.window.stories import fills_in, lines, opens, records, sits_down


def test_story_26_to_scotland(desktop: Desktop) -> None:
    officer = sits_down(desktop, date(2026, 9, 2), "service_children")
    opens(officer, "Ellis Marsh", date(2014, 5, 2), since=date(2026, 9, 2))
    records(officer, "existing_plan_recorded", day=date(2026, 3, 9), authority="Fenshire")
    records(
        officer, "posting_planned", place="Faslane", starts_on=date(2027, 1, 11),
        authority="Argyll and Bute",
    )  # fmt: skip

    officer.sees("Move to Scotland: Faslane", "An EHC plan has no force in Scotland")
    assert not [one for one in lines(officer) if "Transfer the plan" in one]
    assert not [one for one in lines(officer) if "Tell the old authority" in one]
    officer.turns_to("Posting")
    officer.sees("Move to Scotland: Faslane", "An EHC plan has no force in Scotland")
    officer.sees("The day of the move: planned for Mon 11 Jan 2027")
    officer.sees_no("it transfers the plan")
    officer.sees_no("Do not act on this move yet")
    opens_checklist(officer)
    officer.sees("Not started: Transfer the plan (SEND Regs 2014 reg 15(2))")
    officer.sees("co-ordinated support plan", "From memory: check with the authority")
    officer.sees("Plan: EHC plan")
    assert "Mon 11 Jan" in asks(officer, "Hand over the pack of evidence, with consent")
    no_ask(officer, "The old authority transfers the plan")

    acts(officer, "Write to the authority there, and ask it to assess")
    officer.sees("The law behind this letter was written down from memory")
    assert officer.reads("to") == "Argyll and Bute"
    fills_in(
        officer, ask_for="a co-ordinated support plan", school="It isn’t known yet.", role="Officer"
    )
    said = saves_letter(officer, desktop.root / "scotland.pdf")
    assert "Posting to Faslane from 11 January 2027" in said
    assert "consider a co-ordinated support plan" in said
    is_done(officer, "Write to the authority there, and ask it to assess")

    acts(officer, "Record what the authority says")
    officer.ticks("kind_authority_on_plan")
    officer.chooses("answer", "It will consult on ending it")
    officer.finishes("entrySave", "entry")
    is_done(officer, "Record what the authority says")
