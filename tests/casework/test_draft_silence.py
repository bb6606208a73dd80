"""P-02: a draft doesn’t say where the child is to go, nor does what goes with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework import papers
from caseworker.casework.letters import letter_to_write
from caseworker.casework.office import Office, Officer
from caseworker.casework.papers import LetGo
from caseworker.casework.wanted import Wanted
from caseworker.domain.errors import Incomplete
from caseworker.domain.plan import Version, VersionKind, WorkingDraft
from tests.builders import NOW, OKAFOR, TODAY, StandingClock, a_plan, an_event
from tests.casework.test_letters import MOTHER, NUMBER, REQUEST, a_child, records_of
from tests.paper_records import PaperStore

SERVED = an_event("draft_sent", date(2026, 11, 2), served=date(2026, 11, 2))
AGAIN = an_event("draft_sent", date(2026, 11, 9), served=date(2026, 11, 9))
WANTED = an_event("institution_requested", facts={"institution": "Harrow Hill", "category": "x"})
ASKED = an_event("institution_consulted", facts={"institution": "Calder College"})
CASE = a_child(REQUEST, SERVED, AGAIN, WANTED, ASKED)
LETTER = Wanted("letter", NUMBER, "L-14", to=MOTHER.name, officer="Judith Okafor")
LIST = ("schools_list", "www.northmere.example/schools")
DRAFT = Wanted("ehc_plan", NUMBER, officer="Judith Okafor")


def changed(words: str, **more: object) -> Wanted:
    return replace(LETTER, words=(("changes", words), LIST), **more)  # type: ignore[arg-type]


SAYS = [
    (changed("He is to go to Harrow Hill."), "changes", "harrow hill"),
    (changed("We asked Calder College."), "changes", "calder college"),
    (changed("He needs a special school."), "changes", "a type of institution: “special school”"),
    (replace(LETTER, words=(("changes", "F1"), ("schools_list", "Harrow Hill, its office"))),
     "schools_list", "harrow hill"),
    (changed("F1: four hours.", enclosed=("Harrow_Hill_offer.pdf",)), "enclosures", "harrow hill"),
    (changed("F1: four hours.", copies=("The head, Harrow Hill",)), "copies", "harrow hill"),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "field", "said"), SAYS)
def test_the_covering_letter_is_not_written_while_it_names_one(
    wanted: Wanted, field: str, said: str
) -> None:
    with records_of(CASE).sitting() as records, pytest.raises(Incomplete) as refused:
        letter_to_write(records, wanted, TODAY)

    (gap,) = refused.value.gaps
    assert gap.field == field
    assert gap.words.startswith(f"What goes with the draft names {said} (the covering letter).")


def test_a_letter_that_keeps_silent_is_written() -> None:
    with records_of(CASE).sitting() as records:
        letter = letter_to_write(records, changed("F1: four hours a week, and not three."), TODAY)

    assert letter.form.id == "L-14"


def test_the_letter_that_asks_an_institution_may_name_it() -> None:
    wanted = Wanted("letter", NUMBER, "L-11", about="Calder College", to="Calder College")

    with records_of(CASE).sitting() as records:
        assert letter_to_write(records, wanted, TODAY).words["institution"] == "Calder College"


def an_office() -> tuple[Office, PaperStore]:
    store = records_of(CASE)
    with store.sitting() as records:
        records.keep_working_draft(WorkingDraft(NUMBER, a_plan(), NOW, OKAFOR))
        records.issue(Version(NUMBER, 1, VersionKind.FINAL, a_plan(), TODAY))
    officer = Officer(OKAFOR, "Judith Okafor")
    return Office(store.sitting, StandingClock(), officer, lambda _: (b"", b"")), store


@pytest.mark.parametrize("wanted", [DRAFT, changed("F1: four hours.")])
@pytest.mark.parametrize("file", ["Tom_Harrow-Hill.pdf", "draft for Calder College.pdf",
                                  "special-school.pdf"])  # fmt: skip
def test_no_file_is_saved_under_a_name_that_tells_it(wanted: Wanted, file: str) -> None:
    office, store = an_office()
    command = LetGo(wanted, "clear_copy", MOTHER.name, "She asked.", file)

    with pytest.raises(Incomplete, match="the name of the file"):
        office.do(papers.let_go, command)
    assert store.paper.releases == ()

    office.do(papers.let_go, replace(command, file="plan-2026-0113.pdf"))
    assert len(store.paper.releases) == 1


def test_a_final_plan_may_be_called_after_what_it_names() -> None:
    office, store = an_office()
    final = replace(DRAFT, which=Version(NUMBER, 1, VersionKind.FINAL, a_plan(), TODAY).title)

    office.do(papers.let_go, LetGo(final, "clear_copy", MOTHER.name, "She asked.", "Harrow.pdf"))

    assert len(store.paper.releases) == 1
