"""“Do not act on this move yet” stands on every page of every paper, whichever drawer made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import docx
import pytest

from caseworker.casework import papers
from caseworker.casework.office import Office, Officer
from caseworker.casework.papers import LetGo
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber, Event
from caseworker.domain.plan import WorkingDraft
from tests.builders import NOW, OKAFOR, StandingClock, a_case, a_person, a_plan
from tests.casework.handing import a_store, custody_case, handed_over, texts_of
from tests.casework.test_letters import CHILD, DRAFTING, MOTHER, OFFICE, REQUEST
from tests.documents.readers import pdftotext
from tests.domain.happenings import on
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
NOT_YET = "Do not act on this move yet"
POSTED = on("posting_planned", "2026-11-02", place="Episkopi", starts_on="2027-07-12")
PAPERS = ("ehc_plan", "one_page_plan", "provision_table", "timeline", "history", "sen2_dates")
ME = Officer(OKAFOR, "Judith Okafor")


def office(*events: Event) -> Office:
    kept = PaperStore()
    with kept.sitting() as records:
        records.save_office(OFFICE)
        person = a_person(born=CHILD, contacts=(MOTHER,))
        records.open_case(a_case(REQUEST, DRAFTING, *events, person=person))
        records.keep_working_draft(WorkingDraft(NUMBER, a_plan(), NOW, OKAFOR))
    return Office(kept.sitting, StandingClock(), ME, lambda _: (b"", b""))


def pages(content: bytes) -> Sequence[str]:
    return [" ".join(page.split()) for page in pdftotext(content).split("\f") if page.strip()]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("print", ["ordinary", "large"])
def test_every_page_says_it_until_the_place_can_meet_the_need(paper: str, print: str) -> None:  # noqa: A002 - the officer's word
    waiting = office(POSTED)

    drawn = waiting.see(papers.preview(Wanted(paper, NUMBER, print=print), ME))

    found = pages(drawn.content)
    assert found
    assert all(page.count(NOT_YET) == 1 for page in found)


@pytest.mark.parametrize("paper", PAPERS)
def test_once_it_is_supportable_no_page_says_it(paper: str) -> None:
    answered = office(
        POSTED, on("supportability_answered", "2026-11-20", answer="Supportable", by="OEST")
    )

    drawn = answered.see(papers.preview(Wanted(paper, NUMBER), ME))

    assert not any("act on this move" in page for page in pages(drawn.content))


def test_in_word_and_as_text_it_is_said_too() -> None:
    waiting = office(POSTED)
    wanted = Wanted("timeline", NUMBER, form="docx")
    copy = LetGo(wanted, "clear_copy", MOTHER.name, reason="They have no printer.")
    made = waiting.do(papers.let_go, copy).made

    content = waiting.see(papers.copy(wanted, int(made))).content

    head = docx.Document(BytesIO(content)).sections[0].header
    assert NOT_YET in [one.text for one in head.paragraphs]


def test_what_left_while_it_stood_is_written_down_with_its_own_fingerprint() -> None:
    """The copy is drawn again as it was let go, so it says what was said then."""
    waiting = office(POSTED)
    wanted = Wanted("ehc_plan", NUMBER)
    made = waiting.do(papers.let_go, LetGo(wanted, "print", MOTHER.name)).made

    content = waiting.see(papers.copy(wanted, int(made))).content

    assert all(NOT_YET in page for page in pages(content))


def test_a_paper_of_no_case_says_nothing_of_a_move() -> None:
    drawn = office(POSTED).see(papers.preview(Wanted("address_book", None), ME))

    assert not any("act on this move" in page for page in pages(drawn.content))


def test_every_paper_of_a_case_that_is_handed_over_says_it() -> None:
    """The page for people first: whoever gets the pack must not act on the move either."""
    store = a_store(custody_case(POSTED))

    made = handed_over(store)

    drawn = [piece for piece in made.papers if piece.role != "document"]
    assert len(drawn) > 1
    for piece in drawn:
        assert all(NOT_YET in page for page in pages(piece.content)), piece.name


def test_the_page_for_people_says_what_the_plan_is_worth_where_they_go() -> None:
    """It is read off the entries that go along, so nobody is told of a move by it."""
    store = a_store(custody_case(POSTED))
    with store.sitting() as records:
        records.save_office(replace(records.office(), kinds=("custody", "service_children")))

    told = handed_over(store)
    first = " ".join(pages(told.pieces[0].content))

    assert told.pieces[0].role == "index"
    assert "What the plan is worth where they go" in first
    assert "The MOD school neither makes nor maintains EHC plans" in first


def test_what_opens_a_maso_never_goes_along_and_its_answer_only_to_those_who_take_part() -> None:
    noted = on("maso_triggers_noted", "2026-11-10", triggers="Safeguarding concern")
    form = on("supportability_form_noted", "2026-11-10", form="OES 101", stood="Sent in")
    done = on("maso_answered", "2026-11-12", says="Two agencies go on.")

    told = texts_of(handed_over(a_store(custody_case(POSTED, noted, form, done))))

    assert "Episkopi" in told
    assert "Safeguarding concern" not in told
    assert "OES 101" not in told
    assert "Two agencies go on." not in told
