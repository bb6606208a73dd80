"""A request for an assessment with its evidence: two cycles of support, and a paper beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseworker.casework.evidence import place_of
from caseworker.documents.evidence_pack import PackToPrint
from caseworker.documents.letter import LetterToWrite, Recipient
from caseworker.documents.letter_files import letter
from caseworker.documents.provision_map import MapToPrint
from caseworker.domain.basis import NOTHING
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.consent import Pieces
from caseworker.domain.evidence import evidence_of
from caseworker.domain.provision_map import Promised, provision_map, school_year
from caseworker.domain.support_cycle import cycles_of
from tests.builders import a_case
from tests.documents.examples import a_person
from tests.domain.happenings import on
from tests.domain.supported import a_cycle, two_cycles, within

TOM = CaseNumber("2026-0113")
TODAY = date(2026, 11, 23)


def a_case_with_evidence() -> Case:
    return a_case(
        on("concern_raised", "2026-01-12", raised_by="Ms Hart", concern="Follows one step of two."),
        on(
            "teaching_tried", "2026-02-02", tried="Pictures beside words.", effect="Helps a little."
        ),
        *two_cycles(),
        on(
            "views_gathered",
            "2026-11-02",
            person="Tom Whitfield",
            how="Drawing and talking",
            views="I like the small group. The hall is too loud.",
        ),
        person=a_person(),
    )


def a_pack(*, bare: bool = False) -> PackToPrint:
    case = a_case(person=a_person()) if bare else a_case_with_evidence()
    told = evidence_of(case, TODAY)
    return PackToPrint(
        TOM,
        a_person(),
        TODAY,
        place_of(case) or "Harrow Hill School",
        "" if bare else "Northmere Council",
        "" if bare else "Harrow Hill School, for Alice Whitfield",
        "" if bare else "Yes: we asked for it ourselves in October.",
        tuple((one.heading, one.text) for one in told),
        cycles_of(case),
        () if bare else ("Speech therapist’s report.pdf",),
    )


def evidence_packs() -> dict[str, PackToPrint]:
    return {"evidence": a_pack(), "evidence-none": a_pack(bare=True)}


def evidenced() -> dict[str, dict[str, PackToPrint] | dict[str, MapToPrint]]:
    """Each kind of paper with its examples."""
    return {"evidence_pack": evidence_packs(), "provision_map": provision_maps()}


def provision_maps() -> dict[str, MapToPrint]:
    """Of 2026 to 2027: what runs on from the summer, dear help one to one, and a plan’s piece."""
    dear = a_cycle("2026-10-26", "2027-03-26", baseline="Twice in five.")
    one_to_one = within(dear, "2026-10-26", weeks="38", result="", given="")[1]
    facts = {**one_to_one.facts, "what": "A teaching assistant one to one", "tier": "Special"}
    facts |= {"minutes": "120", "times": "5", "group": "1", "hourly": "18.60"}
    case = a_case(*two_cycles(), dear, replace(one_to_one, facts=facts), person=a_person())
    promised = Promised(
        "F1 A language group of four", "30 minutes · 3 times a week", "In part, 12 October 2026"
    )
    year = school_year(TODAY)
    return {
        "provision-map": MapToPrint(
            TOM,
            a_person(),
            TODAY,
            provision_map(case, year, (promised,)),
            "Final 1 of 22 January 2026",
            Pieces(frozenset("F")),
        ),
        "provision-map-none": MapToPrint(
            TOM, a_person(), TODAY, provision_map(a_case(), year), "", NOTHING
        ),
    }


def a_request_form(form: str, **words: str) -> LetterToWrite:
    said = {"reach": "Harrow Hill School, 01632 960 500", "authority": "Northmere Council", **words}
    names = {*letter(form).needs, *letter(form).may}
    return LetterToWrite(
        letter(form),
        TOM,
        a_person(),
        Recipient("Alice Whitfield", is_person=False),
        TODAY,
        "J. Okafor",
        "",
        words={name: value for name, value in said.items() if name in names},
    )


def request_forms() -> dict[str, LetterToWrite]:
    known = {"called": "Tom Whitfield", "born": "02/03/2009", "place": "Harrow Hill School"}
    return {
        "L-43-known": a_request_form("L-43", **known),
        "L-43-bare": a_request_form("L-43", called="Tom Whitfield", authority=""),
        "L-44-sheet": a_request_form("L-44"),
    }
