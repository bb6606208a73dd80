"""An office adds or adapts a letter by adding a file; what is wrong with it is said first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from caseworker.casework.letter_shelf import LETTER, shelf
from caseworker.casework.letters import letters_for
from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.own_files import OwnFile
from caseworker.casework.own_letters import (
    LARGEST,
    AddLetter,
    LetterListed,
    TakeOutLetter,
    add_letter,
    every_letter,
    letter_file,
    take_out_letter,
)
from caseworker.casework.records import OfficeFacts
from caseworker.documents.letter_files import letter_text, letters
from caseworker.documents.letter_reading import UnfitLetter
from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.errors import NotAllowed, NotFound
from tests.builders import NOW, OKAFOR, StandingClock, a_case, an_event
from tests.documents.test_letter_reading import OURS
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
ADAPTED = letter_text("L-01").replace("We now have to decide", "Our panel now has to decide")


class Bench:
    """An office of one administrator, on paper."""

    def __init__(self, role: str = "administrator") -> None:
        self.store = PaperStore()
        officer = Officer(OKAFOR, "Dana Okafor", role)
        self.office = Office(self.store.sitting, StandingClock(NOW), officer, _sign)
        with self.store.sitting() as records:
            records.save_office(OfficeFacts("Northmere", ("community",), "OFFICIAL"))
            request = an_event("request_received", date(2026, 9, 7), facts={"requested_by": "Us"})
            records.open_case(a_case(request))

    def add(self, text: str) -> Done:
        return self.office.do(add_letter, AddLetter(text.encode()))

    def listed(self) -> dict[str, LetterListed]:
        return {each.id: each for each in self.office.see(every_letter)}

    @contextmanager
    def broken(self, text: str, name: str) -> Iterator[None]:
        """A letter that was fit when it was added, and is not any more."""
        with self.store.sitting() as records:
            records.own_files.keep(OwnFile(LETTER, name, text, NOW, OfficerId("okafor")))
        yield


def _sign(message: bytes) -> tuple[bytes, bytes]:
    return message, b"key"


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_letter_that_is_added_is_offered_where_it_goes(bench: Bench) -> None:
    done = bench.add(OURS)

    offered = {each.letter: each for each in bench.office.see(letters_for(NUMBER))}
    assert done.sentence == "The letter “A line about your request” (OUR-1) is added."
    assert offered["OUR-1"].ours
    assert not offered["L-01"].ours
    assert [fact.words for fact in offered["OUR-1"].asked] == [
        "What is new",
        "The information, advice and support service and how to reach it",
    ]


def test_a_letter_that_is_adapted_takes_the_place_of_the_programs_own(bench: Bench) -> None:
    done = bench.add(ADAPTED)

    with bench.store.sitting() as records:
        form = shelf(records)["L-01"]
    assert any("Our panel now has" in block.plain for block in form.text)
    assert done.act == "letter_adapted"
    assert bench.listed()["L-01"].adapted


def test_that_it_was_added_and_taken_out_stands_in_the_audit_by_its_id(bench: Bench) -> None:
    bench.add(ADAPTED)
    bench.office.do(take_out_letter, TakeOutLetter("L-01"))

    assert [(act, ref) for _, _, act, _, ref in bench.store.paper.audit] == [
        ("letter_adapted", "L-01"),
        ("letter_restored", "L-01"),
    ]


def test_taken_out_the_programs_own_is_used_again(bench: Bench) -> None:
    bench.add(ADAPTED)

    done = bench.office.do(take_out_letter, TakeOutLetter("L-01"))

    with bench.store.sitting() as records:
        assert shelf(records) == letters()
    assert done.sentence == "The program’s own letter L-01 is used again."


def test_a_refusal_without_the_right_of_appeal_is_not_taken(bench: Bench) -> None:
    bare = letter_text("L-04").replace('"AP", ', "")

    with pytest.raises(UnfitLetter, match="must carry the block AP"):
        bench.add(bare)

    assert not bench.listed()["L-04"].ours


def test_a_letter_that_is_no_longer_fit_stands_aside_and_says_why(bench: Bench) -> None:
    with bench.broken(letter_text("L-04").replace('"AP", ', ""), "L-04"):
        with bench.store.sitting() as records:
            assert shelf(records)["L-04"] == letters()["L-04"]

        listed = bench.listed()["L-04"]

    assert listed.ours
    assert "must carry the block AP" in listed.faults[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"+++\nid = 'x'\n\xff\n", "Line 3: This is not plain text."),
        (b"x" * (LARGEST + 1), "too large for a letter"),
        (b"", "no heading block"),
    ],
)
def test_what_is_no_letter_is_refused_in_words(bench: Bench, content: bytes, said: str) -> None:
    with pytest.raises(UnfitLetter, match=said):
        bench.office.do(add_letter, AddLetter(content))


def test_a_file_of_another_computer_is_read_too(bench: Bench) -> None:
    content = b"\xef\xbb\xbf" + OURS.replace("\n", "\r\n").encode()

    bench.office.do(add_letter, AddLetter(content))

    assert bench.office.see(letter_file("OUR-1", ours=True)) == OURS


def test_a_letter_can_be_had_as_a_file_to_adapt(bench: Bench) -> None:
    assert bench.office.see(letter_file("L-01", ours=False)) == letter_text("L-01")
    with pytest.raises(NotFound):
        bench.office.see(letter_file("L-01", ours=True))


def test_only_an_administrator_changes_the_letters() -> None:
    bench = Bench("officer")

    with pytest.raises(NotAllowed):
        bench.add(OURS)
    with pytest.raises(NotAllowed):
        bench.office.do(take_out_letter, TakeOutLetter("OUR-1"))


def test_ours_are_listed_first_then_the_programs(bench: Bench) -> None:
    bench.add(OURS)

    found = bench.office.see(every_letter)

    assert found[0].id == "OUR-1"
    assert found[0].goes_with == "Request for assessment received"
    assert [each.id for each in found[1:]] == list(letters())
