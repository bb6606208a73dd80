"""Copies that left, for the papers that tell of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from caseworker.documents.disclosures import DisclosuresToPrint, For
from caseworker.documents.letter import LetterToWrite, Recipient
from caseworker.documents.letter_files import letter
from caseworker.documents.pieces import lines
from caseworker.domain.blocks import Blocks
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent_rules import consent_rules
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.ledger import Fate, LedgerLine, Went
from caseworker.domain.release import Handling, Release, What
from tests.bases import TO, a_basis, pieces
from tests.documents.examples import a_person

AT: Final = datetime(2026, 11, 12, 14, 5, tzinfo=UTC)
ON: Final = date(2026, 11, 23)
TOM: Final = CaseNumber("2026-0113")
TITLE: Final = "Education, Health and Care plan: Final 1, in part"
PART: Final = Release(
    "print",
    TO,
    "J. Okafor",
    AT,
    "To arrange provision on his move",
    2,
    number="2026-0071",
    what=What(TITLE, pieces("ABEF"), pieces("CDG"), "Final 1", "ab12" * 16),
    handling=Handling("Paper", "", "OFFICIAL-SENSITIVE", date(2027, 5, 12)),
    basis=a_basis("ABEF", on=AT.date()),
)
TIMELINE: Final = Release(
    "clear_copy",
    "Dawn Whitfield",
    "J. Okafor",
    AT,
    "=She asked for a file",
    1,
    number="2026-0070",
    what=What("Timeline of a case"),
    handling=Handling("File", "Stick 14"),
)
BACK: Final = Fate("2026-0070", Went.DESTROYED, ON, "J. Okafor", AT, "She told us by telephone")
LINES: Final = (LedgerLine(PART, TOM), LedgerLine(TIMELINE, TOM, (BACK,)))


def disclosures_for(whom: For) -> DisclosuresToPrint:
    """Both lines; those for a family are of one person."""
    rules = the_rules()
    return DisclosuresToPrint(
        whom,
        ON,
        LINES,
        "" if whom is For.FAMILY else "to Harrow Hill House",
        "Tom Whitfield" if whom is For.FAMILY else "",
        tuple((name, role.words) for name, role in rules.roles.items()),
        tuple((name, one.words) for name, one in rules.purposes.items()),
        rules.record.said,
    )


def a_cover(form: str = "L-37", **words: str) -> LetterToWrite:
    """The sheet of the first line; what isn’t known of it is left out."""
    said: dict[str, str | Blocks] = {
        "number": PART.number,
        "copy": "2",
        "made": "12 November 2026",
        "contents": f"{TITLE}: sections A, B, E and F",
        "left_out": "sections C, D and G",
        "purpose": "To arrange or give provision",
        "destroy_by": "12 May 2027",
        "return_to": "Northmere Council, County Hall",
        **words,
    }
    to = Recipient(TO, ("Northmere Trust",))
    return LetterToWrite(letter(form), TOM, a_person(), to, ON, "J. Okafor", "", words=said)


def a_consent_form(giver: str, form: str = "L-37-consent", **words: str | Blocks) -> LetterToWrite:
    """Asked of whoever ``giver`` says; ``words`` are what is known beside that, or isn’t."""
    is_own = giver in {"young_person", "child_judged", "not_judged"}
    said: dict[str, str | Blocks] = {
        "called": "Tommy",
        "reach": "Northmere Council, 01632 960 100",
        "what": lines("Section B\nSection F"),
        "recipients": lines("Riverside College\nPriya Shah"),
        "purposes": lines("A place in September"),
        "until": "31 March 2027, or release",
        "law": "SEND Regs 2014 reg 17(1)",
        "for_another": "" if is_own else "yes",
        "child": "yes" if giver in {"child_judged", "not_judged"} else "",
        giver: "yes",
        **words,
    }
    said["no_end"] = "" if said["until"] else "yes"
    to = Recipient("Tom Whitfield" if is_own else "Alice Whitfield", is_person=is_own)
    return LetterToWrite(letter(form), TOM, a_person(), to, ON, "J. Okafor", "", words=said)


def every_sheet() -> dict[str, LetterToWrite]:
    """The sheets and forms of L-37, in each of their variants."""
    rule = consent_rules().refusing["custody"]
    easy, effect = "L-37-easy", lines("\n".join(rule.easy))
    return {
        "L-37-cover": a_cover(why="Yes, by consent.", law="SEND Regs 2014 reg 17(1)"),
        "L-37-recall-letter": a_cover("L-37-recall", reason="The consent was withdrawn."),
        "L-37-consent-own": a_consent_form("young_person"),
        "L-37-consent-child": a_consent_form("child_judged"),
        "L-37-consent-parent": a_consent_form(
            "parent_judged", recipients="", purposes="", until=""
        ),
        "L-37-consent-alternative": a_consent_form("alternative"),
        "L-37-consent-representative": a_consent_form("representative", what=""),
        "L-37-consent-custody": a_consent_form("not_judged", no_effect=rule.words),
        "L-37-easy-own": a_consent_form("young_person", easy),
        "L-37-easy-parent": a_consent_form("parent_judged", easy, recipients="", until=""),
        "L-37-easy-custody": a_consent_form("not_judged", easy, no_effect=effect),
    }
