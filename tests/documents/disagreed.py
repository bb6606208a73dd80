"""Disagreements on paper: what can be done, in custody too, and the log of an appeal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from caseworker.casework.entries import said_by
from caseworker.documents.advice_bundle import BoundAdvice
from caseworker.documents.appeal_log import LogToPrint
from caseworker.documents.appeal_rights import RightsToPrint
from caseworker.documents.carried import of_version
from caseworker.documents.ehc_plan import PlanToPrint, plan_pieces
from caseworker.documents.laying import Place
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.redacting import within
from caseworker.documents.tribunal_bundle import BundleToDraw, called
from caseworker.domain.case import CaseNumber
from caseworker.domain.diary import Reckoning
from caseworker.domain.disagreement import disagreements_of, grounds_now, line_of, owed_after
from caseworker.domain.disagreement_rules import disagreement_rules
from tests.builders import a_case
from tests.documents.examples import a_person, a_version
from tests.domain.happenings import on

TOM = CaseNumber("2026-0113")
FINAL = on("final_plan_sent", "2026-10-26", "2026-10-26")
DAY = date(2026, 11, 23)


def what_can_be_done(setting: str = "community") -> RightsToPrint:
    """After a first final plan; story 21 where it is in custody."""
    case = a_case(FINAL, setting=setting)
    grounds = grounds_now(case, Reckoning(DAY))
    others = tuple(one for one in disagreement_rules().others if setting in one.regimes)
    return RightsToPrint(TOM, a_person(), DAY, grounds, others)


def a_log() -> LogToPrint:
    """An appeal that went to a hearing, with two things ordered, one of them done."""
    order = on("tribunal_ordered", "2027-05-10", order="Change the institution")
    case = a_case(
        FINAL,
        on("mediation_declined", "2026-11-02"),
        on("mediation_certificate_issued", "2026-11-04", reason="No mediation was wanted"),
        on("appeal_registered", "2026-11-20", about="sections F and I"),
        on("tribunal_registered", "2026-11-27", reference="EH800/26/00001"),
        on("tribunal_directed", "2026-11-27", what="Response", by="2027-01-12"),
        on("hearing_fixed", "2026-11-27", on="2027-04-20", where="By video, 10 o’clock"),
        on("tribunal_sent", "2027-01-11", "2027-01-11", what="Response"),
        on("hearing_held", "2027-04-20"),
        on("tribunal_ordered", "2027-05-10", order="Amend what is provided", terms="Section F."),
        order,
        on("agreement_kept", "2027-05-20", done="Section I names Harrow Hill.", of=str(order.id)),
    )
    one, reckoning = disagreements_of(case)[0], Reckoning(date(2027, 5, 24))
    return LogToPrint(
        case=TOM,
        person=a_person(),
        on=date(2027, 5, 24),
        decision="Final plan sent",
        disagreement=one,
        line=line_of(case, one, reckoning),
        entries=tuple((event.sent or event.day, said_by(case, event, {})) for event in one.events),
        owed=owed_after(case, one, reckoning),
    )


def a_bundle() -> BundleToDraw:
    """Words, a version of the plan that came in later, and a paper that is left out."""
    advice = a_version().advice[0]
    plan = within(plan_pieces(PlanToPrint(a_version(), a_person()), Letterhead("Northmere", "-")))
    entries = (
        BoundAdvice(replace(advice, document="Response"), words="The authority opposes it."),
        BoundAdvice(replace(advice, document="Final 1", author=""), says=plan),
        BoundAdvice(replace(advice, document="Locked.pdf"), fault="This PDF is locked."),
    )
    return BundleToDraw(
        TOM,
        a_person(),
        DAY,
        entries,
        never,
        of_version(a_version()),
        called("Bundle for the Tribunal"),
        about=("A  The appeal", "B  The plan and the decisions", "C  Advice and reports"),
        labels=(("1",), ("1a", "1b", "1c", "1d"), ("2",)),
        reference="EH800/26/00001",
    )


def never(paper: bytes, parts: Sequence[bytes], places: Sequence[Place]) -> bytes:
    """Nothing is laid in."""
    raise AssertionError((paper, parts, places))
