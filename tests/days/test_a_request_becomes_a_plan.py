"""A request becomes a signed plan on paper: through the casework alone, on an encrypted store."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caseworker.casework import assessments, cases, entries, papers, plans
from caseworker.casework.office import Done, Duty, Office, Sitting
from caseworker.casework.records import OfficeFacts, Records
from caseworker.casework.search import find
from caseworker.casework.strongroom import NewStore
from caseworker.casework.today import day_list
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber, Happening, Stage
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.errors import Incomplete, NotAllowed, NotFound, WrongStage
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import Section, Version, VersionKind
from caseworker.storage.store import EncryptedStore
from tests.builders import StandingClock, a_person, a_plan, an_item
from tests.ready import advice_from_everybody, listed_and_agreed
from tests.storage.stores import PASSPHRASE, Place, a_place

ROLE = "SEND casework officer"
LETTERS = ["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K"]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = a_place(tmp_path)
    place.clock.at = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)
    return place


@pytest.fixture
def clock(place: Place) -> StandingClock:
    return place.clock


@pytest.fixture
def store(place: Place) -> Iterator[EncryptedStore]:
    office = OfficeFacts("Northmere Council", ("community",), "OFFICIAL-SENSITIVE")
    new = NewStore(place.folder, office, "Ade Bello", "administrator", PASSPHRASE)
    made = place.room.create(new, recovery_key=place.recovery_key)
    yield made
    made.close()


def on(clock: StandingClock, day: date) -> date:
    clock.at = datetime(day.year, day.month, day.day, 10, 0, tzinfo=UTC)
    return day


def note(office: Office, case: CaseNumber, kind: str, day: date, **facts: str) -> Done:
    happening = Happening(kind, day, sent=day, served=day, facts=facts)
    return office.do(entries.record, entries.Record(case, happening))


def test_a_request_becomes_a_signed_plan_on_paper(
    store: EncryptedStore, clock: StandingClock, tmp_path: Path
) -> None:
    """The officer opens a case, decides, asks, drafts, sends, consults, finalises and prints.

    Dates: 7 September 2026 gives 19 October, 28 December and 25 January 2027 (K1).
    """
    office = store.office
    case = CaseNumber(
        office.do(cases.open_case, cases.OpenCase(a_person(), "community", date(2026, 9, 7))).made
    )
    note(office, case, "request_received", date(2026, 9, 7), requested_by="Parent")

    dues = {due.id: due for due in dues_of(office.open_case(case), Reckoning(office.today))}
    assert [dues[row].by for row in ("T-03", "T-05", "T-09")] == [
        date(2026, 10, 19),
        date(2026, 12, 28),
        date(2027, 1, 25),
    ]
    assert "SEND Regs 2014 reg 5(1)" in dues["T-03"].because

    day = on(clock, date(2026, 10, 12))
    office.do(assessments.decide_to_assess, assessments.DecideToAssess(case, day, day, "Needed."))
    asked = assessments.AskForAdvice(
        case, (("Dr Lim", "Medical"), ("Ms Ode", "Educational")), day, day
    )
    office.do(assessments.ask_for_advice, asked)
    day = on(clock, date(2026, 11, 9))
    came = assessments.RecordAdvice(
        case, "Dr Lim", "Medical", day, "", "Advice.txt", b"He is well."
    )
    office.do(assessments.record_advice, came)
    (document,) = office.see(lambda records, _: records.documents(case))
    assert office.see(lambda records, _: records.document_content(document.id)) == b"He is well."

    office.do(assessments.decide_to_issue, assessments.DecideToIssue(case, day, day, "Needed."))
    office.do(plans.start_plan, plans.StartPlan(case))
    office.keep_plan(case, a_plan())
    advice_from_everybody(office, case)
    day = on(clock, date(2026, 11, 16))
    office.do(plans.send_draft, plans.SendDraft(case, "Dawn Whitfield", day, day))
    assert office.see(lambda records, _: records.working_draft(case)), "it is written on"

    with pytest.raises(Incomplete) as early:
        office.do(plans.finalise, plans.Finalise(case, day, day, ROLE))
    assert {gap.field for gap in early.value.gaps} >= {"I", "draft"}
    assert "not before Tuesday 1 December 2026" in str(early.value)

    note(office, case, "views_received", on(clock, date(2026, 11, 20)), person="Dawn Whitfield")
    note(office, case, "institution_consulted", office.today, institution="Harrow Hill School")
    listed_and_agreed(office, case)
    place = an_item("place", "", name="Harrow Hill School", type="Special school")
    office.keep_plan(case, a_plan(I=Section(items=(place,))))
    day = on(clock, date(2026, 12, 1))
    office.do(plans.finalise, plans.Finalise(case, day, day, ROLE, looked_at=True))

    whole = office.open_case(case)
    assert whole.stage(event_kinds()) is Stage.PLAN_IN_FORCE
    draft, final = office.see(lambda records, _: records.versions(case))
    assert (draft.kind, final.kind) == (VersionKind.DRAFT, VersionKind.FINAL)
    assert final.review_by == date(2027, 11, 30)
    assert final.signature is not None
    Ed25519PublicKey.from_public_bytes(final.signature.public_key).verify(
        final.signature.value, final.fingerprint
    )

    drawn = let_go(office, Wanted("ehc_plan", case, final.title))
    words = text_of(drawn.content, tmp_path)
    starts = [line.split()[0] for line in words.splitlines() if line.split()[:1]]
    found = [start for start in starts if start in LETTERS]
    assert [letter for letter in LETTERS if letter in found] == LETTERS
    assert "Harrow Hill School" in words
    for number in ("B1", "E1", "F1"):
        assert number in words

    assert_is_remembered(store, case)
    assert_what_was_written_is_issued(office, case, final)


def assert_what_was_written_is_issued(office: Office, case: CaseNumber, final: Version) -> None:
    """What was being written is gone with the signature; a change is begun from what was signed."""
    assert office.see(lambda records, _: records.working_draft(case)) is None
    with pytest.raises(NotFound):
        office.do(plans.finalise, plans.Finalise(case, office.today, office.today, "Officer"))

    office.do(plans.start_plan, plans.StartPlan(case))

    begun = office.see(lambda records, _: records.working_draft(case))
    assert begun is not None
    assert begun.plan == final.plan


def assert_is_remembered(store: EncryptedStore, case: CaseNumber) -> None:
    office = store.office
    lines = office.see(lambda records, _: records.history(case))
    assert "Printed" in lines[0].words
    assert lines[-1].words.startswith("Opened the case")
    assert office.see(find("language programme", office.officer.id)).hits[0].case == case
    assert all(line.officer_name == "Ade Bello" for line in lines)
    assert store.health().audit_unbroken
    assert office.see(day_list).tally.open_cases == 1


def test_a_later_change_is_a_new_version(store: EncryptedStore, clock: StandingClock) -> None:
    """SEND Regs 2014 reg 22: a notice, 15 days beginning with its service, the amended plan."""
    office = store.office
    person = cases.OpenCase(a_person(), "community", date(2026, 9, 7))
    case = CaseNumber(office.do(cases.open_case, person).made)
    note(office, case, "existing_plan_recorded", date(2026, 6, 1), authority="Northmere")
    office.do(plans.start_plan, plans.StartPlan(case))
    place = an_item("place", "", name="Harrow Hill School", type="Special school")
    office.keep_plan(case, a_plan(I=Section(items=(place,))))
    day = date(2026, 9, 22)
    amend = plans.Finalise(case, day, day, "SEND casework officer", looked_at=True)

    with pytest.raises(Incomplete, match="notice"):
        office.do(plans.finalise, amend)
    note(office, case, "institution_consulted", date(2026, 9, 7), institution="Harrow Hill School")
    note(office, case, "amendment_notice_served", date(2026, 9, 7), changes="All of it is new.")
    on(clock, day)
    listed_and_agreed(office, case)
    office.do(plans.finalise, amend)

    (version,) = office.see(lambda records, _: records.versions(case))
    assert version.title == "Final, amended 1"
    assert version.signature is not None
    assert office.open_case(case).stage(event_kinds()) is Stage.PLAN_IN_FORCE


def let_go(office: Office, wanted: Wanted) -> papers.Drawn:
    done = office.do(papers.let_go, papers.LetGo(wanted, "print", "Tom Whitfield"))
    return office.see(papers.copy(wanted, int(done.made)))


def text_of(pdf: bytes, folder: Path) -> str:
    (folder / "paper.pdf").write_bytes(pdf)
    reader = shutil.which("pdftotext")
    assert reader, "poppler-utils is needed to read papers back"
    done = subprocess.run(
        [reader, "-layout", folder / "paper.pdf", "-"], capture_output=True, check=True
    )
    return done.stdout.decode()


def test_what_has_been_issued_can_never_change(store: EncryptedStore) -> None:
    office = store.office
    case = CaseNumber(
        office.do(cases.open_case, cases.OpenCase(a_person(), "community", office.today)).made
    )
    plan = a_plan()
    version = Version(case, 1, VersionKind.DRAFT, plan, office.today)
    again = replace(version, plan=a_plan(A=Section()))

    def issue(records: Records, command: Version, sitting: Sitting) -> Done:
        del sitting
        records.issue(command)
        return Done(case, frozenset(), "Issued.", "issued")

    office.do(issue, version)
    with pytest.raises(NotAllowed):
        office.do(issue, again)

    (kept,) = office.see(lambda records, _: records.versions(case))
    assert kept.plan == plan


@pytest.mark.parametrize(
    ("duty", "command"),
    [
        (
            assessments.decide_to_issue,
            assessments.DecideToIssue(
                CaseNumber("2026-0001"), date(2026, 9, 7), date(2026, 9, 7), "x"
            ),
        ),
        (plans.start_plan, plans.StartPlan(CaseNumber("2026-0001"))),
    ],
)
def test_a_step_out_of_turn_is_refused_and_leaves_no_trace(
    store: EncryptedStore, duty: Duty[object], command: object
) -> None:
    office = store.office
    office.do(cases.open_case, cases.OpenCase(a_person(), "community", office.today))
    entries_before = store.health().audit_entries

    with pytest.raises((WrongStage, NotAllowed)):
        office.do(duty, command)

    case = CaseNumber("2026-0001")
    assert len(office.see(lambda records, _: records.history(case))) == 1
    assert store.health().audit_entries == entries_before
    assert office.see(lambda records, _: records.documents(case)) == ()
