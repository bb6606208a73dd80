"""Through the real encrypted store: nothing leaves that names somebody of another case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from caseworker.casework import cases, papers
from caseworker.casework.cases import ChangePerson
from caseworker.casework.found_names import NamesAnother
from caseworker.casework.office import Officer
from caseworker.casework.others_in_plan import still_there
from caseworker.casework.papers import LetGo
from caseworker.casework.plans import plan_desk
from caseworker.casework.standing import LetStand, let_stand
from caseworker.casework.wanted import Wanted
from caseworker.domain.blocks import Block, Blocks, Run, paragraphs
from caseworker.domain.case import Happening
from caseworker.domain.checking.looked import Spot
from caseworker.domain.errors import Incomplete, NotFound
from caseworker.domain.plan import Section
from tests.builders import TODAY, a_person, a_plan, an_item
from tests.hostile.files import a_docx, a_pdf
from tests.storage.guarded import NAME, OURS, Desk
from tests.storage.stores import Place, a_copy

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:{0}>{1}</dc:{0}>'
    "</cp:coreProperties>"
)


@pytest.fixture
def desk(place: Place) -> Iterator[Desk]:
    store = place.unlock()
    yield Desk(store)
    store.close()


def a_table(*rows: tuple[str, ...]) -> Block:
    cells = tuple(tuple((Block(runs=(Run(cell),)),) for cell in row) for row in rows)
    return Block("table", rows=cells, head=1)


def a_link(words: str, href: str) -> Blocks:
    return (Block(runs=(Run(words, frozenset({"link"}), href),)),)


PLANTED = {
    "text": (a_plan(A=Section(paragraphs(f"He sits by {NAME}."))), "Section A", NAME),
    "heading": (a_plan(A=Section((Block("h", (Run(NAME),)),))), "Section A", NAME),
    "list": (a_plan(A=Section((Block("li", (Run(f"not with {NAME}"),)),))), "Section A", NAME),
    "bold": (
        a_plan(A=Section((Block(runs=(Run("Lay", frozenset({"b"})), Run("la Haddad"))),))),
        "Section A",
        NAME,
    ),
    "cells": (
        a_plan(A=Section((a_table(("Given", "Family"), ("Layla", "Haddad")),))),
        "Section A",
        "Layla | Haddad",
    ),
    "one cell": (
        a_plan(A=Section((a_table(("Who", "What"), ("Haddad, Layla", "reads")),))),
        "Section A",
        "Haddad, Layla",
    ),
    "link": (
        a_plan(A=Section(a_link("write", "mailto:layla.haddad@post.example"))),
        "Section A",
        "layla haddad",
    ),
    "item": (
        a_plan(B=Section(items=(an_item("need-1", f"He copies {NAME}."),))),
        "Section B, B1",
        NAME,
    ),
    "field": (
        a_plan(F=Section(items=(an_item("p-1", "Help.", who=f"The helper of {NAME}"),))),
        "Section F, F1",
        NAME,
    ),
    "number": (
        a_plan(A=Section(paragraphs("NHS number 943 476 5919"))),
        "Section A",
        "943 476 5919",
    ),
    "birth": (a_plan(A=Section(paragraphs("Born 12/03/2011."))), "Section A", "12/03/2011"),
    "father": (a_plan(A=Section(paragraphs("Samir Haddad rang."))), "Section A", "Samir Haddad"),
}


@pytest.fixture(scope="module")
def one_desk(made_once: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk for tests after which nothing has left, since each opens a store for a second."""
    store = a_copy(made_once, tmp_path_factory.mktemp("one")).unlock()
    yield Desk(store)
    store.close()


@pytest.mark.parametrize("where", PLANTED)
def test_it_is_found_wherever_it_hides_in_a_plan(one_desk: Desk, where: str) -> None:
    plan, place, words = PLANTED[where]
    one_desk.writes(plan)

    (found,) = one_desk.stopped(one_desk.wanted("ehc_plan"))

    assert (found.place, found.words) == (place, words)


def test_a_plan_that_names_nobody_else_leaves(desk: Desk) -> None:
    desk.writes(a_plan(A=Section(paragraphs("Grace and young people will mark the day."))))

    desk.lets_go(desk.wanted("ehc_plan"))

    assert "Made a working copy of" in desk.history()[0].words


def test_a_case_number_of_another_stops_it(desk: Desk) -> None:
    desk.writes(a_plan(A=Section(paragraphs(f"As in {desk.layla}, but not {desk.tom}."))))

    with pytest.raises(NamesAnother) as stopped:
        desk.lets_go(desk.wanted("ehc_plan"))

    assert [one.words for one in stopped.value.found] == [desk.layla]


def test_a_letter_that_says_it_is_stopped(desk: Desk) -> None:
    plain = desk.letter()
    wanted = replace(plain, words=(*plain.words, ("requested_by", f"{NAME}’s school")))

    assert desk.stopped(wanted)[0].words == f"{NAME}’s"
    desk.lets_go(plain)


def test_what_is_enclosed_and_whom_it_is_for_are_looked_at_too(desk: Desk) -> None:
    enclosing = desk.letter(enclosed=("Report_Layla_Haddad.pdf",))

    assert desk.stopped(enclosing)[0].words == "Layla_Haddad"
    assert desk.stopped(desk.letter(), "Samir Haddad")[0].place == "who it is for"


def test_the_properties_of_what_is_enclosed_are_looked_at(desk: Desk) -> None:
    content = a_docx(more={"docProps/core.xml": CORE.format("title", NAME).encode()})
    desk.attaches("Report.docx", content)

    (found,) = desk.stopped(desk.letter(enclosed=("Report.docx",)))

    assert found.place == "attachment 1, in its properties (title)"


def test_a_line_of_the_history_is_looked_at(desk: Desk) -> None:
    facts = {"raised_by": f"the father of {NAME}", "concern": "Reading"}
    desk.records(Happening("concern_raised", date(2026, 9, 1), facts=facts))

    assert {one.words for one in desk.stopped(desk.wanted("history"))} == {NAME}


def test_a_line_of_the_timeline_is_looked_at(desk: Desk) -> None:
    desk.records(Happening("decided_to_assess", date(2026, 10, 12), facts={"reasons": "Needed."}))
    facts = {"advice": "Educational psychology", "adviser": f"the adviser of {NAME}"}
    desk.records(Happening("advice_requested", date(2026, 10, 13), facts=facts))

    assert {one.words for one in desk.stopped(desk.wanted("timeline"))} == {NAME}


def test_the_adviser_who_is_recorded_on_this_case_belongs_to_it(desk: Desk) -> None:
    desk.opens(a_person(given="Ann", family="Lindqvist", contacts=()))
    desk.records(Happening("decided_to_assess", date(2026, 10, 12), facts={"reasons": "Needed."}))
    facts = {"advice": "Educational psychology", "adviser": "Psychologist (Ann Lindqvist)"}
    desk.records(Happening("advice_requested", date(2026, 10, 13), facts=facts))

    desk.lets_go(desk.wanted("timeline"))


def test_the_name_of_an_attached_file_is_looked_at(desk: Desk) -> None:
    wanted = desk.advised_with("Advice Layla Haddad.pdf", a_pdf())

    assert desk.stopped(wanted)[0].place == "Section K"


@pytest.mark.parametrize("name", ["Title", "Keywords"])
def test_the_properties_of_an_attached_pdf_are_looked_at(desk: Desk, name: str) -> None:
    written = BytesIO()
    with pikepdf.open(BytesIO(a_pdf())) as pdf:
        pdf.docinfo[f"/{name}"] = f"About {NAME}"
        pdf.save(written)

    (found,) = desk.stopped(desk.advised_with("Advice.pdf", written.getvalue()))

    assert (found.place, found.words) == (f"attachment 1, in its properties ({name})", NAME)


@pytest.mark.parametrize("name", ["title", "creator"])
def test_the_properties_of_an_attached_word_document_are_looked_at(desk: Desk, name: str) -> None:
    content = a_docx(more={"docProps/core.xml": CORE.format(name, NAME).encode()})

    (found,) = desk.stopped(desk.advised_with("Advice.docx", content))

    assert (found.place, found.words) == (f"attachment 1, in its properties ({name})", NAME)


def test_who_comes_into_the_store_later_is_known_and_a_new_name_too(desk: Desk) -> None:
    desk.writes(a_plan(A=Section(paragraphs("Nadia Karim and Nadia Osman sat by him."))))
    desk.lets_go(desk.wanted("ehc_plan"))
    number = desk.opens(a_person(given="Nadia", family="Karim", contacts=()))
    assert said(desk) == ["Nadia Karim"]

    person = a_person(given="Nadia", family="Osman", contacts=())
    desk.office.do(cases.change_person, ChangePerson(number, person))

    assert said(desk) == ["Nadia Osman"]


def said(desk: Desk) -> list[str]:
    with pytest.raises(NamesAnother) as stopped:
        desk.lets_go(desk.wanted("ehc_plan"))
    return [one.words for one in stopped.value.found]


def test_the_page_is_said_before_a_printer_is_chosen(desk: Desk) -> None:
    desk.writes(a_plan(A=Section(paragraphs(f"He sits by {NAME}."))))
    officer = Officer(desk.store.officer.id, "Dana Okafor")
    ask = papers.may_let_go(LetGo(desk.wanted("ehc_plan"), "print", OURS), officer)

    with desk.store.reading()() as records, pytest.raises(NamesAnother) as stopped:
        ask(records, TODAY)

    (found,) = stopped.value.found
    assert found.page > 1
    assert f"Section A (page {found.page})" in str(stopped.value)


def test_it_stands_for_a_reason_that_is_kept_and_only_while_the_text_is_the_same(
    desk: Desk,
) -> None:
    wanted = desk.wanted("ehc_plan")
    desk.writes(a_plan(A=Section(paragraphs(f"He sits by {NAME}."))))
    (found,) = desk.stopped(wanted)

    desk.office.do(let_stand, LetStand(wanted, found.print, "His sister, of the same house."))

    assert "His sister, of the same house." in desk.history()[0].words
    assert NAME not in desk.history()[0].words
    desk.lets_go(wanted)
    desk.writes(a_plan(A=Section(paragraphs(f"He sits by {NAME} now."))))
    with pytest.raises(NamesAnother):
        desk.lets_go(wanted)


def test_it_stands_in_this_case_alone(desk: Desk) -> None:
    text = a_plan(A=Section(paragraphs(f"He sits by {NAME}.")))
    desk.writes(text)
    (found,) = desk.stopped(desk.wanted("ehc_plan"))
    desk.office.do(let_stand, LetStand(desk.wanted("ehc_plan"), found.print, "His sister."))
    other = desk.opens(a_person(given="Noor", family="Ash", contacts=()))

    desk.office.keep_plan(other, text)

    with pytest.raises(NamesAnother):
        desk.office.do(papers.let_go, LetGo(Wanted("ehc_plan", other), "print", OURS))


def test_without_a_reason_or_where_it_no_longer_stands_nothing_is_let_stand(desk: Desk) -> None:
    wanted = desk.wanted("ehc_plan")
    desk.writes(a_plan(A=Section(paragraphs(f"He sits by {NAME}."))))
    (found,) = desk.stopped(wanted)

    with pytest.raises(Incomplete):
        desk.office.do(let_stand, LetStand(wanted, found.print, "  "))
    desk.writes(a_plan())
    with pytest.raises(NotFound):
        desk.office.do(let_stand, LetStand(wanted, found.print, "His sister."))


def test_a_list_of_cases_may_name_each_that_is_in_it_and_nobody_else(desk: Desk) -> None:
    desk.office.do(papers.let_go, LetGo(Wanted("my_list", officer="Dana Okafor"), "print", "me"))


def checks_of(desk: Desk) -> list[str]:
    found = desk.office.see(plan_desk(desk.tom)).findings
    return [one.words for one in found if "another case" in one.words]


def test_the_checks_of_the_plan_find_it_once_everybody_is_known(desk: Desk) -> None:
    desk.writes(a_plan(F=Section(items=(an_item("p-1", "Help.", who=f"Whoever helps {NAME}"),))))
    assert checks_of(desk) == []  # to show a plan nobody waits

    (found,) = desk.stopped(desk.wanted("ehc_plan"))

    assert checks_of(desk) == [f"F1 holds what belongs to another case: “{NAME}”"]
    desk.office.do(let_stand, LetStand(desk.wanted("ehc_plan"), found.print, "His sister."))
    assert checks_of(desk) == []


def test_what_was_taken_out_since_is_not_found_in_the_plan_that_is_being_written() -> None:
    spots = (Spot("A", f"“{NAME}”", mark=NAME), Spot("B2", f"“{NAME}”", mark=NAME))
    items = (an_item("need-1", f"He copies {NAME}."), an_item("need-2", "He reads."))

    left = still_there(spots, a_plan(B=Section(items=items)))

    assert [spot.place for spot in left or ()] == ["B1"]
