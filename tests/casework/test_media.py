"""Numbered media: written to, taken, back, wiped, lost."""

from __future__ import annotations

import pytest

from caseworker.casework.media import NoteMedium, Written, media_seen, note_medium, written_to
from caseworker.casework.office import Done, Office, Officer, Sitting
from caseworker.casework.records import OfficeFacts, Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.packs import Moved
from caseworker.domain.release import Release
from tests.builders import NOW, OKAFOR, StandingClock
from tests.paper_records import PaperStore
from tests.storage.stores import write_opened

NUMBER = CaseNumber("2026-0113")
LEFT = Release("print", "Ashdown Council", "Dana Okafor", NOW, "A move", 1, number="2026-0001")


def write_one(records: Records, command: Written, sitting: Sitting) -> Done:
    """What whoever sends does: the line of the ledger, and the medium."""
    written_to(records, command, sitting)
    return Done(None, frozenset(), "Written.", "written")


@pytest.fixture
def office() -> Office:
    store = PaperStore()
    with store.sitting() as records:
        records.save_office(OfficeFacts("Northmere SEND", ("community",), ""))
        write_opened(records, number=NUMBER)
        records.keep_release(NUMBER, LEFT)
    who = Officer(OKAFOR, "Dana Okafor", "administrator")
    return Office(store.sitting, StandingClock(), who, lambda _: (b"", b""))


def test_what_is_written_to_a_medium_is_on_it_until_it_is_wiped(office: Office) -> None:
    office.do(write_one, Written("usb-07", "Sam Lewis", "2026-0001", "ab" * 16))

    (seen,) = office.see(media_seen)
    assert (seen.medium.number, seen.medium.is_out, seen.medium.who) == (
        "USB-07",
        True,
        "Sam Lewis",
    )
    (held,) = seen.holds
    assert (held.to, held.case, held.number) == ("Ashdown Council", NUMBER, "2026-0001")

    office.do(note_medium, NoteMedium("USB-07", Moved.BACK, "Sam Lewis"))
    office.do(note_medium, NoteMedium("USB-07", Moved.WIPED))
    (seen,) = office.see(media_seen)
    assert (seen.medium.is_out, seen.holds) == (False, ())


def test_a_lost_medium_stands_first_with_what_was_on_it(office: Office) -> None:
    office.do(write_one, Written("USB-09", "Sam Lewis", "2026-0001"))
    office.do(note_medium, NoteMedium("USB-01", Moved.TAKEN, "Priya Nair"))

    done = office.do(note_medium, NoteMedium("usb-09", Moved.LOST, words="On the 17:40 to Ashdown"))

    assert done.act == "medium:lost"
    lost, out = office.see(media_seen)
    assert (lost.medium.number, lost.medium.is_lost, len(lost.holds)) == ("USB-09", True, 1)
    assert out.medium.number == "USB-01"
    with pytest.raises(NotAllowed, match="lost"):
        office.do(write_one, Written("USB-09", "Sam Lewis", "2026-0001"))


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (NoteMedium(" ", Moved.TAKEN, "Sam Lewis"), "medium"),
        (NoteMedium("U" * 41, Moved.TAKEN, "Sam Lewis"), "medium"),
        (NoteMedium("USB-07", Moved.TAKEN), "who"),
        (NoteMedium("USB-07", Moved.LOST), "words"),
    ],
)
def test_what_is_missing_is_asked_for(office: Office, command: NoteMedium, field: str) -> None:
    with pytest.raises(Incomplete) as refused:
        office.do(note_medium, command)

    assert [gap.field for gap in refused.value.gaps] == [field]


@pytest.mark.parametrize("written", [Written("", "Sam", "1"), Written("USB-07", " ", "1")])
def test_a_medium_is_written_to_by_its_number_and_taken_by_somebody(
    office: Office, written: Written
) -> None:
    with pytest.raises(Incomplete):
        office.do(write_one, written)


@pytest.mark.parametrize("what", [Moved.BACK, Moved.WIPED, Moved.LOST])
def test_nothing_becomes_of_a_medium_that_nobody_knows(office: Office, what: Moved) -> None:
    with pytest.raises(NotAllowed, match="no medium"):
        office.do(note_medium, NoteMedium("USB-07", what, "Sam", "Somewhere"))


def test_it_comes_back_once_and_goes_out_once(office: Office) -> None:
    office.do(note_medium, NoteMedium("USB-07", Moved.TAKEN, "Sam Lewis"))
    with pytest.raises(NotAllowed, match="Sam Lewis has it"):
        office.do(note_medium, NoteMedium("USB-07", Moved.TAKEN, "Priya Nair"))
    office.do(note_medium, NoteMedium("USB-07", Moved.BACK))
    with pytest.raises(NotAllowed, match="here already"):
        office.do(note_medium, NoteMedium("USB-07", Moved.BACK))
    with pytest.raises(NotAllowed, match="by the program itself"):
        office.do(note_medium, NoteMedium("USB-07", Moved.WRITTEN))
