"""Sending a plan: each error really stops it, each warning until somebody has looked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework import keeping, plans
from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.records import Document, DocumentId, OfficeFacts
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.checking.looked import Looked, Spot
from caseworker.domain.checks import Finding, before_sending
from caseworker.domain.errors import Incomplete, NotFound
from caseworker.domain.kinds import BY_LAW
from caseworker.domain.plan import Plan, Section, Version, VersionKind, WorkingDraft
from tests.builders import NOW, OKAFOR, TODAY, StandingClock, a_plan, an_item
from tests.domain.checked import (
    AMENDED,
    DRAFT,
    FINAL,
    changed,
    happened,
    look,
    of,
    only,
    text,
)
from tests.domain.test_checks_each import AGREED, EACH, THERAPY, Make
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
BEGUN = happened("decided_to_issue", date(2026, 10, 1), reasons="It is needed.")
# What only a guard over the whole store finds, and what is said of whoever signs, are given apart.
GIVEN_APART = {"P-23", "P-32"}
ERRORS = [
    (check_id, where, wrong)
    for check_id, where, wrong, _ in EACH
    if check_id not in GIVEN_APART
    and any(one.blocks and one.place == where for one in of(check_id, wrong()))
]


class Desk:
    """An office on paper, with one case and its plan being written."""

    def __init__(self, looked: Looked) -> None:
        self.kept = PaperStore()
        officer = Officer(OKAFOR, "J. Okafor", "administrator")
        sign = (b"name", b"key")
        self.office = Office(self.kept.sitting, StandingClock(), officer, lambda _: sign)
        case = replace(looked.case, events=(BEGUN, *looked.case.events))
        with self.kept.sitting() as records:
            records.save_office(OfficeFacts("Northmere", ("community", "custody"), ""))
            records.open_case(case)
            records.keep_working_draft(WorkingDraft(NUMBER, looked.plan, NOW, OKAFOR))
            for name in (text for _, text in looked.beside or ()):
                paper = DocumentId("paper")  # of all_advice
                kept = Document(paper, NUMBER, name, "pdf", 1, "", NOW, OKAFOR)
                records.add_document(kept, b"")
            if looked.sent is not None:
                was = VersionKind.FINAL if looked.sending is AMENDED else DRAFT
                records.issue(Version(NUMBER, 1, was, looked.sent, TODAY))

    @property
    def case(self) -> Case:
        return self.kept.paper.cases[NUMBER]

    @property
    def plan(self) -> Plan:
        return self.kept.paper.drafts[NUMBER, BY_LAW].plan

    def send(self, *, looked_at: bool = False) -> Done:
        draft = plans.SendDraft(NUMBER, "Tom Whitfield", TODAY, TODAY, looked_at=looked_at)
        return self.office.do(plans.send_draft, draft)

    def finalise(self, *, role: str = "Officer", looked_at: bool = False) -> Done:
        final = plans.Finalise(NUMBER, TODAY, TODAY, role, looked_at=looked_at)
        return self.office.do(plans.finalise, final)

    def findings(self) -> tuple[Finding, ...]:
        return self.office.see(plans.plan_desk(NUMBER)).findings

    def warning(self, check_id: str) -> Finding:
        return next(one for one in self.findings() if one.check.id == check_id)


@pytest.mark.parametrize(
    ("check_id", "where", "wrong"),
    ERRORS,
    ids=[f"{check_id} {where} {at}" for at, (check_id, where, _) in enumerate(ERRORS)],
)
def test_each_error_stops_the_plan_from_being_sent(check_id: str, where: str, wrong: Make) -> None:
    looked = wrong()
    desk = Desk(looked)
    said = next(one.words for one in of(check_id, looked) if one.place == where and one.blocks)

    go = desk.send if looked.sending is DRAFT else desk.finalise
    with pytest.raises(Incomplete) as refused:
        go(looked_at=True)

    assert any(said in gap.words for gap in refused.value.gaps)
    assert len(desk.kept.paper.versions) == (looked.sent is not None)
    assert desk.plan == looked.plan


SOUND = a_plan().section("F").items
LOOSE = a_plan(F=Section(items=(*SOUND, an_item("loose", "Help in class.", who="The SENCO"))))
# Of these, the plans in EACH hold errors, too.
ALONE: list[tuple[str, str, Make, Make]] = [
    ("P-05", "F2", lambda: look(LOOSE), look),
    ("P-14", "G", lambda: look(a_plan(G=text(THERAPY)), AGREED), look),
]
WARNINGS = [
    (check_id, where, wrong)
    for check_id, where, wrong, _ in (*EACH, *ALONE)
    if any(one.warns and one.place == where for one in of(check_id, wrong()))
    and not any(one.blocks for one in before_sending(wrong()))
]


@pytest.mark.parametrize(
    ("check_id", "where", "wrong"),
    WARNINGS,
    ids=[f"{check_id} {where} {at}" for at, (check_id, where, _) in enumerate(WARNINGS)],
)
def test_each_warning_stops_it_until_somebody_has_looked(
    check_id: str, where: str, wrong: Make
) -> None:
    looked = wrong()
    desk = Desk(looked)
    go = desk.send if looked.sending is DRAFT else desk.finalise
    said = next(one.words for one in of(check_id, looked) if one.place == where and one.warns)

    with pytest.raises(Incomplete) as refused:
        go()

    assert {gap.field for gap in refused.value.gaps} == {"looked_at"}
    assert any(said in gap.words for gap in refused.value.gaps)
    assert said in go(looked_at=True).sentence


def test_every_kind_of_warning_was_tried() -> None:
    warnings = {f"P-{at:02}" for at in (5, 6, 7, 9, 10, 11, 14, 15, 16, 20, 21, 22)}
    warnings |= {f"P-{at:02}" for at in (28, 29, 31, 33, 36)}

    assert {row[0] for row in WARNINGS} == warnings


def test_every_kind_of_error_was_tried() -> None:
    errors = {f"P-{at:02}" for at in (1, 2, 3, 4, 6, 8, 12, 13, 15, 16, 17, 18, 19)}
    errors |= {f"P-{at:02}" for at in (24, 25, 26, 27, 30, 34, 35)}

    assert {row[0] for row in ERRORS} == errors


def test_a_plan_is_not_made_final_without_the_role_of_whoever_signs() -> None:
    desk = Desk(look(sending=FINAL))

    with pytest.raises(Incomplete, match="the role of the officer who signs"):
        desk.finalise(role=" ")

    assert desk.finalise().sentence.startswith("Sent the final plan")


def test_what_belongs_to_another_case_blocks_wherever_the_store_finds_it() -> None:
    looked = look()
    found = plans.Beside(others=(Spot("F1", "a name from another case"),))

    (one,) = [each for each in plans.look(looked.case, looked.plan, looked.reckoning, DRAFT, found)
              if each.blocks]  # fmt: skip

    assert one.words == "F1 holds what belongs to another case: a name from another case"


def test_a_sound_draft_is_sent_at_once() -> None:
    done = Desk(look()).send()

    assert "Looked at before" not in done.sentence


def test_a_warning_stops_it_until_the_officer_has_looked_and_the_history_says_at_what() -> None:
    desk = Desk(look(changed("F", "Regular sessions.")))

    with pytest.raises(Incomplete) as refused:
        desk.send()
    done = desk.send(looked_at=True)

    assert [gap.field for gap in refused.value.gaps] == ["looked_at"]
    assert done.sentence.endswith("Looked at before: F1 says “Regular”, which is vague.")
    assert desk.kept.paper.history[-1].words == done.sentence


def test_a_warning_that_is_kept_with_a_reason_stops_nothing_and_is_in_the_history() -> None:
    desk = Desk(look(changed("F", "Regular sessions.")))
    keep = keeping.KeepAsItIs(NUMBER, desk.warning("P-07").print, "The tutor decides each week.")

    done = desk.office.do(keeping.keep_as_it_is, keep)
    desk.send()

    assert done.sentence == (
        "Kept as it is, though “F1 says “Regular”, which is vague”: The tutor decides each week."
    )
    acts = [act for _, _, act, _, _ in desk.kept.paper.audit]
    assert "check_set_aside" in acts
    assert desk.warning("P-07").because == "The tutor decides each week."


def test_it_stops_again_when_the_words_change() -> None:
    desk = Desk(look(changed("F", "Regular sessions.")))
    keep = keeping.KeepAsItIs(NUMBER, desk.warning("P-07").print, "The tutor decides each week.")
    desk.office.do(keeping.keep_as_it_is, keep)
    desk.office.keep_plan(NUMBER, changed("F", "Regular sessions with a tutor."))

    with pytest.raises(Incomplete):
        desk.send()


def test_it_stops_again_when_it_is_taken_up_again() -> None:
    desk = Desk(look(changed("F", "Regular sessions.")))
    mark = desk.warning("P-07").print
    desk.office.do(keeping.keep_as_it_is, keeping.KeepAsItIs(NUMBER, mark, "For now."))

    done = desk.office.do(keeping.take_up_again, keeping.TakeUpAgain(NUMBER, mark))

    assert done.sentence.startswith("Looks again at what had been kept: F1 says “Regular”")
    with pytest.raises(NotFound):
        desk.office.do(keeping.take_up_again, keeping.TakeUpAgain(NUMBER, mark))
    with pytest.raises(Incomplete):
        desk.send()


def test_nothing_is_kept_without_a_reason_and_nothing_that_is_not_found() -> None:
    desk = Desk(look(changed("F", "Regular sessions.")))
    mark = desk.warning("P-07").print

    with pytest.raises(Incomplete):
        desk.office.do(keeping.keep_as_it_is, keeping.KeepAsItIs(NUMBER, mark, " "))
    with pytest.raises(NotFound):
        desk.office.do(keeping.keep_as_it_is, keeping.KeepAsItIs(NUMBER, "0" * 64, "Why not"))
    with pytest.raises(NotFound):
        desk.office.do(keeping.keep_as_it_is, keeping.KeepAsItIs(NUMBER, "", "Why not"))


def test_what_the_law_lets_nobody_keep_has_no_mark_to_keep_it_by() -> None:
    desk = Desk(look(a_plan(F=only("Help.", "need-1", "outcome-1"))))

    error = next(one for one in desk.findings() if one.blocks)

    assert error.print == ""


def test_the_checks_know_the_draft_that_was_sent() -> None:
    desk = Desk(look(sending=FINAL, sent=a_plan()))

    assert desk.office.see(plans.plan_desk(NUMBER)).beside.sent == a_plan()
