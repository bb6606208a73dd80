"""Places and people: the same on paper and encrypted; kept ready, and never old."""

from __future__ import annotations

import gc
import weakref
from contextlib import suppress
from dataclasses import replace

import pytest

from caseworker.casework.directory import EnterPlace, directory_of, enter_place
from caseworker.casework.records import OpenRecords, Records
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.directory import Directory, called, index_of
from caseworker.domain.errors import NotFound
from caseworker.domain.people import Contact
from caseworker.storage.store import EncryptedStore
from tests.builders import NOW, OKAFOR, a_case, a_person, an_event
from tests.directories import OAKFIELD
from tests.storage.stores import Place, a_summary


def test_a_place_comes_back_as_it_was_kept(sitting: OpenRecords) -> None:
    with sitting() as records:
        records.directory.keep(OAKFIELD)
        records.directory.keep(replace(OAKFIELD, id="b", name="Abbey School", people=()))
        records.write_audit(NOW, OKAFOR, "place_entered", None)

    with sitting() as records:
        assert [one.name for one in records.directory.every()] == ["Abbey School", OAKFIELD.name]
        assert records.directory.every()[1] == OAKFIELD


def test_a_change_is_seen_at_once_and_one_that_failed_never(sitting: OpenRecords) -> None:
    with sitting() as records:
        records.directory.keep(OAKFIELD)
        assert records.directory.every() == (OAKFIELD,)
        records.write_audit(NOW, OKAFOR, "place_entered", None)
    with suppress(ZeroDivisionError), sitting() as records:
        records.directory.keep(replace(OAKFIELD, name="Elm School"))
        raise ZeroDivisionError
    with sitting() as records:
        assert records.directory.every() == (OAKFIELD,)
        records.directory.drop(OAKFIELD.id)
        assert records.directory.every() == ()
        with pytest.raises(NotFound):
            records.directory.drop(OAKFIELD.id)
        records.write_audit(NOW, OKAFOR, "place_put_back", None)
    with sitting() as records:
        assert records.directory.every() == ()


def test_the_cases_that_name_a_place_are_found_by_entry_contact_and_whereabouts(
    sitting: OpenRecords,
) -> None:
    asked = an_event("institution_requested", facts={"institution": "oakfield school, Northmere"})
    at_work = Contact("Priya Nair", "SENCO", organisation="Oakfield School")
    with sitting() as records:
        _open(records, a_case(asked, number="2026-0001"))
        _open(records, a_case(number="2026-0002", person=a_person(contacts=(at_work,))))
        there = a_person(whereabouts="Oakfield School")
        _open(records, a_case(number="2026-0003", person=there))
        _open(records, a_case(number="2026-0004"))
        records.write_facts(CaseNumber("2026-0004"), {"a": "b"}, NOW, OKAFOR)

    with sitting() as records:
        found = records.directory.naming(["Oakfield School", 'a "quoted" name', "  "])
        assert list(found) == ["2026-0001", "2026-0002", "2026-0003"]
        assert list(records.directory.copied_by(["oakfield school"])) == ["2026-0002"]
        assert not records.directory.naming(["…"])


def _open(records: Records, case: Case) -> None:
    records.open_case(case)
    records.write_summary(a_summary(case))


def test_the_places_are_made_ready_once_while_they_stay_the_same(store: EncryptedStore) -> None:
    """With thousands of them it would take a tenth of a second for each key that is pressed."""

    def seen() -> Directory:
        return store.office.see(lambda records, _: directory_of(records))

    store.office.do(enter_place, EnterPlace(replace(OAKFIELD, id="")))
    first = seen()
    assert seen() is first

    store.office.do(enter_place, EnterPlace(replace(OAKFIELD, id="", name="Elm School")))

    assert called(seen(), "Elm School") is not None


def test_nothing_of_it_is_held_once_the_records_are_locked(place: Place) -> None:
    """Names and telephones of people: what was made ready for a search goes with the keys."""
    store = place.unlock()
    command = EnterPlace(replace(OAKFIELD, id=""))
    store.office.do(enter_place, command)
    made = weakref.ref(store.office.see(lambda records, _: index_of(directory_of(records))))
    assert made() is not None

    store.close()

    gc.collect()
    assert made() is None
