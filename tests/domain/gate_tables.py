"""What the law lets go without consent, as the notes of the law list it (ehc-process.md 7.2).

Written from the notes, and not from the rules of the program, which are held against it.
"""

from __future__ import annotations

from dataclasses import dataclass

from caseworker.domain.consent import Giver, Pieces
from tests.domain.gates import PLAN

LETTERS = "A B C D E F G H1 H2 I J K"
DRAFT = LETTERS.replace(" I", "")
REGIMES = ("community", "abroad for a time", "custody", "adult custody", "outside England")
OWN = {Giver.PARENT: "parent", Giver.YOUNG_PERSON: "person", Giver.ALTERNATIVE: "alternative"}


@dataclass(frozen=True)
class Listed:
    """A duty as the notes of the law have it; ``own``: to the parent or young person, too."""

    roles: str
    purpose: str
    covers: Pieces
    regimes: str = "community|abroad for a time"
    stages: str = "Plan in force"
    own: bool = False
    needs: str = ""


def whole(letters: str = LETTERS) -> Pieces:
    return Pieces(frozenset(letters.split()), PLAN)


EVIDENCE = Pieces(frozenset(), PLAN, frozenset({"evidence"}))
REPORT = Pieces(frozenset(), PLAN, frozenset({"report"}))
SENT = "Draft sent|Plan in force"
ADVISERS = (
    "professional named_institution institution commissioning_body health_commissioner "
    "social_services"
)
INVITED = "named_institution commissioning_body social_services professional"
SIX = (
    "person_in_charge youth_offending_team named_institution commissioning_body health_commissioner"
)
DUTIES = {
    "S38": Listed("", "draft_plan", whole(DRAFT), stages="Drafting|Draft sent", own=True),
    "S39": Listed(
        "institution_consulted authority",
        "consultation",
        whole(DRAFT),
        stages="Drafting|Draft sent|Plan in force",
    ),
    "R6": Listed(ADVISERS, "advice_request", EVIDENCE, stages="Assessing|Drafting"),
    "D6": Listed(
        f"{ADVISERS} person_in_charge youth_offending_team",
        "advice_request",
        EVIDENCE,
        "custody",
        stages="Assessing|Drafting",
    ),
    "S39-4": Listed(
        "",
        "answer_told",
        EVIDENCE,
        "community|abroad for a time|custody",
        stages="Drafting|Draft sent|Plan in force",
        own=True,
    ),
    "R13": Listed(
        "named_institution commissioning_body", "final_plan", whole(), stages=SENT, own=True
    ),
    "R15": Listed("new_authority", "transfer", whole() | EVIDENCE),
    "R15-7": Listed("commissioning_body", "transfer", whole()),
    "R20-4": Listed(INVITED, "review_papers", Pieces(frozenset(), PLAN), own=True),
    "R20": Listed(INVITED, "review_report", REPORT, own=True),
    "R22-2": Listed("", "amendment_notice", whole(), own=True),
    "R22": Listed("named_institution commissioning_body", "amended_plan", whole(), own=True),
    "R47": Listed("he_institution dsa_assessor", "he_request", whole(), needs="asked_on"),
    "D13-1": Listed(
        "", "draft_plan", whole(DRAFT), "custody", stages="Drafting|Draft sent", own=True
    ),
    "D13": Listed(SIX, "final_plan", whole(), "custody", stages=SENT, own=True),
    "D16": Listed(
        "new_authority", "release", whole() | EVIDENCE, "custody|community|abroad for a time"
    ),
    "D16-3": Listed(
        "commissioning_body", "release", whole(), "custody|community|abroad for a time"
    ),
    "D17": Listed(
        "person_in_charge youth_offending_team health_commissioner", "kept_plan", whole(), "custody"
    ),
    "M10": Listed("home_authority", "monitoring_report", REPORT, "custody"),
    "D17-2": Listed("person_in_charge", "custody_move", whole(), "custody"),
}

# ground: (who may have it, for what, what it needs), as the notes of the law have them
LISTED = {
    "17b": ("tribunal parent person alternative representative", "appeal", "appeal"),
    "17c": ("researcher", "research", "advances undertaking"),
    "17d": ("court prosecution police", "court_order criminal_proceedings", "order"),
    "17e": ("ombudsman", "maladministration", "investigation"),
    "17f": ("secretary_of_state", "secretary_of_state", "power"),
    "17g": ("social_services", "services_assessment", "assessment"),
    "17h": (
        "social_services home_authority authority",
        "childrens_act safeguarding",
        "children_act",
    ),
    "17i": ("ofsted", "inspection", "inspection"),
    "17j": ("person_in_charge", "detained_education", "detained_at"),
    "17k": ("youth_offending_team", "detained_education", "detained_at"),
}
