"""The check at two is written down and printed; two cycles become the evidence of a request."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from caseworker.casework import attachments, entries
from caseworker.casework.office import Office
from caseworker.domain.case import CaseNumber, Event, Happening
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.prepared import DAWN, TOM, opened
from tests.days.window.stories import fills_in
from tests.domain.supported import two_cycles
from tests.storage.stores import PASSPHRASE

CHECKED = date(2026, 11, 18)
ASKED = date(2026, 11, 23)


def saves(officer: Officer, path: Path) -> str:
    """The paper in front, as a clear copy: what can be read in it."""
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    officer.presses("paperSave")
    officer.lets_go(path, "It is about her child.", to="Dawn Whitfield")
    return " ".join(words_of(path).split())


def recorded(office: Office, case: CaseNumber, events: Iterable[Event]) -> None:
    """The same entries in the real store, where they are known by other ids."""
    ids: dict[str, str] = {}
    for event in events:
        facts = {
            name: " ".join(ids.get(word, word) for word in value.split(" "))
            for name, value in event.facts.items()
        }
        happening = Happening(event.kind, event.day, facts=facts)
        office.do(entries.record, entries.Record(case, happening))
        kept = office.see(lambda records, _: records.case(case).live)
        ids[str(event.id)] = str(next(one.id for one in kept if one.facts == facts))


def test_the_check_at_two_is_written_down_and_printed(desktop: Desktop, tmp_path: Path) -> None:
    desktop.it_is(CHECKED)
    with closing(desktop.has_a_store()) as store:
        opened(store.office, replace(TOM, born=date(2024, 6, 3), contacts=(DAWN,)))
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.sees("Check the child's progress between the ages of two and three", "2 Jun 2027")

    officer.takes("actions", "act_early_years_checked")
    officer.sees("Communication and language", "Physical development", "With the parents")
    fills_in(
        officer,
        by="Maja Lind, key person",
        communication_slower="Says about ten words.",
        chosen_standing="A concern",
        parents_view="He talks more at home.",
    )
    officer.presses("entrySave")
    officer.sees("Targeted plan: what will be done, with whom, by when is needed.")
    officer.types("plan", "A group of three, twice a day.")
    officer.finishes("entrySave", "entry")

    officer.turns_to("Documents")
    officer.presses("paper0")
    read = saves(officer, tmp_path / "check.pdf")
    assert "Progress check at age two" in read
    assert "Says about ten words." in read
    assert "A group of three, twice a day." in read
    assert "Nothing was written down." in read  # of physical development


def test_two_cycles_of_support_become_the_evidence_of_a_request(
    desktop: Desktop, tmp_path: Path
) -> None:
    desktop.it_is(ASKED)
    with closing(desktop.has_a_store()) as store:
        case = opened(store.office)
        recorded(store.office, case, two_cycles())
        paper = attachments.AttachDocument(case, "Report.txt", b"He follows one step of two.")
        store.office.do(attachments.attach_document, paper)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("Evidence")
    officer.sees("No specialist has answered.", "Nothing is recorded from health.")
    assert "Follows one step of two, once in five." in officer.reads("evidence_attainment")

    officer.types("evidenceAsks", "Harrow Hill School")
    officer.adds("evidence_health", " He hears well: his hearing was looked at in May.")
    officer.ticks("evidencePaper_0")
    officer.locks()
    officer.signs_in(PASSPHRASE)
    officer.waits_for_quiet()
    assert "hearing was looked at in May" in officer.reads("evidence_health")

    officer.presses("evidenceLook")
    read = saves(officer, tmp_path / "evidence.pdf")
    assert "Evidence for a request for an assessment" in read
    assert "his hearing was looked at in May." in read
    assert "15 hours planned, 12 given, cost £63.00, 50% of what it aimed at was met" in read
    assert "What good teaching was tried first was not written down." in read
    assert "Report.txt" in read

    officer.presses("evidenceRecord")
    assert "his hearing was looked at in May" in officer.reads("health")
    officer.finishes("entrySave", "entry")
    officer.sees("Sent before", "Northmere Council, Monday 23 November 2026")
    assert "hearing" not in officer.reads("evidence_health")
