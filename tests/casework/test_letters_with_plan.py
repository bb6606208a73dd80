"""What letters carry or enclose of a plan, and what lets them go: asked without the officer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework.letter_shelf import LETTER
from caseworker.casework.own_files import OwnFile
from caseworker.casework.papers import LetGo, gathered, why_it_may
from caseworker.casework.records import Document, DocumentId
from caseworker.casework.wanted import Wanted
from caseworker.documents.letter_files import letter_text, rules
from caseworker.documents.letter_reading import UnfitLetter, read_letter
from caseworker.domain.case import Case, Event
from caseworker.domain.consent import Pieces
from caseworker.domain.errors import NotAllowed
from caseworker.domain.plan import Version, VersionKind
from tests.builders import NOW, OKAFOR, TODAY, a_plan, an_event
from tests.casework.test_ledger_pages import JUDITH
from tests.casework.test_letters import MOTHER, NUMBER, OFFICE, REQUEST, a_child
from tests.documents.test_letter_reading import OURS
from tests.paper_records import PaperStore

EVIDENCE = Pieces(others=frozenset({"evidence"}))
ADVICE = DocumentId("advice-1")
ASSESSING = (REQUEST, an_event("decided_to_assess", date(2026, 10, 5)))
ASKED = an_event(
    "advice_requested",
    date(2026, 10, 12),
    facts={"adviser": "Dr Kowalska", "advice": "Psychology", "enclosed": "The mother’s views"},
)
RECEIVED = an_event(
    "advice_received",
    date(2026, 10, 20),
    facts={"adviser": "Dr Kowalska", "advice": "Psychology", "document": str(ADVICE)},
)
DRAFT = an_event("draft_sent", date(2026, 11, 2), sent=date(2026, 11, 2), served=date(2026, 11, 3))
DRAFTED = (*ASSESSING, RECEIVED, DRAFT)
REPLIED = an_event(
    "institution_replied",
    date(2026, 11, 16),
    facts={"institution": "Mere School", "reply": "Incompatible with the education of others"},
)
FINAL = (*DRAFTED, an_event("final_plan_sent", date(2026, 11, 20)))
AMENDED = (*FINAL, an_event("amended_plan_sent", date(2026, 11, 21)))
WORDS = (("reasons", "Two to a room."), ("news", "We moved."), ("placement", "None is named."))


def store_of(*events: Event, own: str = "", setting: str = "community") -> PaperStore:
    store = PaperStore()
    with store.sitting() as records:
        case: Case = replace(a_child(*events), setting=setting)
        records.open_case(case)
        records.save_office(OFFICE)
        records.issue(Version(NUMBER, 1, VersionKind.FINAL, a_plan(), date(2026, 11, 20)))
        paper = Document(ADVICE, NUMBER, "advice.pdf", "application/pdf", 4, "ab" * 32, NOW, OKAFOR)
        records.add_document(paper, b"%PDF")
        if own:
            records.own_files.keep(OwnFile(LETTER, "OUR-1", own, NOW, OKAFOR))
    return store


def why(store: PaperStore, letter: str, to: str, enclosed: tuple[str, ...] = ()) -> str:
    """The row that lets it go; empty where nothing of a plan is in it."""
    wanted = Wanted("letter", NUMBER, letter, to=to, words=WORDS, enclosed=enclosed)
    with store.sitting() as records:
        paper = gathered(records, wanted, TODAY)
        asked = why_it_may(LetGo(wanted, "print", to), paper.carries, JUDITH)
        basis = asked(records, TODAY)
    return basis.row if basis is not None else ""


def ours(goes_with: str = "request_received", more: str = "", block: str = "IAS") -> str:
    text = OURS.replace("request_received", goes_with).replace('"IAS"', f'"{block}"')
    return text.replace("[needs]", f"{more}\n[needs]")


@pytest.mark.parametrize(
    ("letter", "events", "to", "row"),
    [
        ("L-06", (*ASSESSING, ASKED), "Dr Kowalska", "R6"),
        ("L-12", (*DRAFTED, REPLIED), MOTHER.name, "S39-4"),
        ("L-10", DRAFTED, MOTHER.name, "S38"),
        ("L-13", FINAL, MOTHER.name, "R13"),
        ("L-01", (REQUEST,), MOTHER.name, ""),
    ],
)
def test_a_duty_lets_a_letter_go_by_itself(
    letter: str, events: tuple[Event, ...], to: str, row: str
) -> None:
    assert why(store_of(*events), letter, to) == row


@pytest.mark.parametrize(
    ("letter", "events", "to"),
    [
        ("L-06", (REQUEST, ASKED), "Dr Kowalska"),
        ("L-12", (*DRAFTED, REPLIED), "A solicitor"),
    ],
)
def test_what_quotes_the_evidence_goes_to_nobody_else_and_not_before_its_time(
    letter: str, events: tuple[Event, ...], to: str
) -> None:
    with pytest.raises(NotAllowed):
        why(store_of(*events), letter, to)


@pytest.mark.parametrize(
    ("letter", "events", "enclosed", "row"),
    [
        ("L-13", FINAL, ("advice.pdf",), "R13"),
        ("L-13", FINAL, ("Advice.PDF", "Final 1"), "R13"),
        ("L-06", (*ASSESSING, RECEIVED, ASKED), ("advice.pdf",), "R6"),
        ("L-01", FINAL, ("Our leaflet",), ""),
    ],
)
def test_what_is_enclosed_is_asked_about_with_the_letter(
    letter: str, events: tuple[Event, ...], enclosed: tuple[str, ...], row: str
) -> None:
    to = "Dr Kowalska" if letter == "L-06" else MOTHER.name

    assert why(store_of(*events), letter, to, enclosed) == row


@pytest.mark.parametrize("enclosed", ["advice.pdf", " final  1 "])
@pytest.mark.parametrize("letter", ["L-01", "OUR-1"])
def test_a_letter_that_carries_nothing_encloses_nothing_of_the_plan(
    letter: str, enclosed: str
) -> None:
    own = ours(more='carries = "case"')

    with pytest.raises(NotAllowed, match="This is of the plan"):
        why(store_of(*FINAL, own=own), letter, MOTHER.name, (enclosed,))


@pytest.mark.parametrize(
    ("own", "carries", "row"),
    [
        (ours(), Pieces(), ""),
        (ours("final_plan_sent", "about = true"), "whole", "R13"),
        (ours("amended_plan_sent", 'about = true\ncarries = "case"'), Pieces(), ""),
        (ours("amended_plan_sent", "about = true"), "whole", "R22"),
        (ours(more='carries = "evidence"\npurpose = "amended_plan"'), EVIDENCE, None),
        (ours("plan_copy_received"), "whole", None),
    ],
)
def test_a_letter_of_the_office_carries_what_it_says_or_what_such_a_letter_does(
    own: str, carries: Pieces | str, row: str | None
) -> None:
    form = read_letter(own, rules())
    assert carries in {form.carries.carries, form.carries.pieces}
    store = store_of(*AMENDED, own=own)

    if row is None:
        with pytest.raises(NotAllowed) as refused:
            why(store, "OUR-1", MOTHER.name)
        assert ("carries" in refused.value.instead) is not form.carries.is_said
    else:
        assert why(store, "OUR-1", MOTHER.name) == row


def test_a_block_that_quotes_the_evidence_makes_its_letter_carry_it() -> None:
    more = "[needs]\nobjection = 'The ground'\nreasons = 'The reasons'"
    own = ours(block="NOT-NAMED").replace("[needs]", more)

    assert read_letter(own, rules()).carries.pieces == EVIDENCE


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (
            'carries = "a plan"',
            "“carries” is one of: nothing, case, report, evidence, draft, whole.",
        ),
        ("carries = true", "“carries” is one of"),
        ('carries = "whole"', "Say for what it is sent"),
        ('carries = "whole"\npurpose = "gossip"', "“purpose” is one of: advice_request"),
        (
            'carries = "draft"\npurpose = "draft_plan"\nroles = ["aunt"]',
            "“roles” is a list, in brackets, of: alternative",
        ),
        ('purpose = "final_plan"', "“purpose” goes with “carries”"),
    ],
)
def test_what_is_wrong_with_what_it_says_is_said_in_its_line(more: str, says: str) -> None:
    with pytest.raises(UnfitLetter) as refused:
        read_letter(ours(more=more), rules())

    assert any(says in fault for fault in refused.value.faults)
    assert all(fault.startswith("Line ") for fault in refused.value.faults)


def test_an_adapted_letter_carries_no_less_than_the_programs_own() -> None:
    said = letter_text("L-13").replace("+++\n", '+++\ncarries = "case"\n', 1)

    with pytest.raises(UnfitLetter, match="an adapted letter can’t carry less"):
        read_letter(said, rules())
    assert read_letter(letter_text("L-13"), rules()).carries.carries == "whole"
