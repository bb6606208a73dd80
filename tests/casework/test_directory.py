"""Places and people, through the office's one door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from caseworker.casework.directory import (
    CheckPlaces,
    ClosePlace,
    EnterPlace,
    PutBack,
    check_places,
    close_place,
    directory_seen,
    enter_place,
    put_back,
    uses_of,
)
from caseworker.casework.directory_rows import (
    BringInPlaces,
    TakeFileBack,
    bring_in_places,
    files_brought,
    look_at_rows,
    take_file_back,
)
from caseworker.casework.following import (
    FollowNoLonger,
    FollowPlace,
    follow_no_longer,
    follow_place,
    following_them,
)
from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import OfficeFacts
from caseworker.casework.restrictions import KIND
from caseworker.domain.case import CaseNumber
from caseworker.domain.directory import Former, Place, PlacePerson, called
from caseworker.domain.directory_rows import heads, row_of, rows_of
from caseworker.domain.errors import CaseworkerError, Incomplete, NotAllowed, NotFound
from caseworker.domain.people import Contact
from tests.builders import NOW, OKAFOR, TODAY, StandingClock, a_case, a_person, an_event
from tests.directories import OAKFIELD
from tests.paper_records import PaperStore

SENCO = Contact(
    "Priya Nair", "SENCO", organisation="Oakfield School", address=OAKFIELD.lines,
    telephone=OAKFIELD.telephone,
)  # fmt: skip


class Desk:
    """An office on paper, with one case that names Oakfield School."""

    def __init__(self) -> None:
        self.store = PaperStore()
        asked = an_event("institution_requested", facts={"institution": "Oakfield Manor School"})
        self.case = a_case(asked, person=a_person(contacts=(SENCO,)))
        with self.store.sitting() as records:
            records.save_office(OfficeFacts("Northmere SEND", ("community",), ""))
            records.open_case(self.case)
        self.office = self._office("officer")

    def _office(self, role: str) -> Office:
        who = Officer(OKAFOR, "Dana Okafor", role)
        return Office(self.store.sitting, StandingClock(), who, lambda _: (b"", b""))

    def do(self, duty: Callable[..., Done], command: Any) -> Done:
        return self.office.do(duty, command)

    def enter(self, place: Place = OAKFIELD) -> Place:
        made = self.do(enter_place, EnterPlace(replace(place, id=""))).made
        return next(one for one in self.places if one.id == made)

    def later(self) -> Office:
        """The same office an hour later."""
        who = Officer(OKAFOR, "Dana Okafor", "officer")
        clock = StandingClock(NOW + timedelta(hours=1))
        return Office(self.store.sitting, clock, who, lambda _: (b"", b""))

    @property
    def places(self) -> tuple[Place, ...]:
        return self.office.see(directory_seen).places

    def place(self, name: str) -> Place:
        found = called(self.places, name)
        assert found is not None
        return found


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_place_is_entered_tidied_and_checked_today(desk: Desk) -> None:
    place = desk.enter(
        replace(OAKFIELD, name=" Oakfield   School", postcode="nm12ab", checked_on=None)
    )

    assert (place.name, place.postcode) == ("Oakfield School", "NM1 2AB")
    assert (place.checked_on, place.changed_by) == (TODAY, OKAFOR)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"kind": "castle"}, "kind"),
        ({"postcode": "ABC"}, "postcode"),
        ({"email": "office"}, "email"),
        ({"web": "our page"}, "web"),
        ({"codes": (("urn", "12"),)}, "code_urn"),
        ({"age_from": 16, "age_to": 5}, "ages"),
        ({"opened": date(1066, 10, 14)}, "opened"),
        ({"people": (PlacePerson("", email="x@y.example"),)}, "people"),
        ({"offers": "x" * 1501}, "offers"),
    ],
)
def test_what_is_missing_or_cannot_be_so_is_told_at_its_field(
    desk: Desk, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Incomplete) as refused:
        desk.enter(replace(OAKFIELD, **changes))

    assert [gap.field for gap in refused.value.gaps] == [field]


def test_the_same_place_is_not_entered_twice(desk: Desk) -> None:
    desk.enter()

    with pytest.raises(NotAllowed, match="in the directory already"):
        desk.enter(replace(OAKFIELD, name="OAKFIELD SCHOOL"))

    desk.enter(replace(OAKFIELD, postcode="NM9 9ZZ"))  # another of that name, elsewhere


def test_a_renamed_place_keeps_its_former_name_with_the_day(desk: Desk) -> None:
    place = desk.enter()

    done = desk.do(enter_place, EnterPlace(replace(place, name="Elm School")))

    assert done.act == "place_renamed"
    assert desk.place("Elm School").former[-1] == Former("Oakfield School", TODAY)
    assert desk.place("Oakfield School").name == "Elm School"


def test_a_closed_place_stays_and_names_its_successor_and_opens_again(desk: Desk) -> None:
    place = desk.enter()

    desk.do(close_place, ClosePlace(place.id, TODAY, "Elm School"))
    closed = desk.place("Oakfield School")
    desk.do(close_place, ClosePlace(place.id, None))

    assert (closed.closed, closed.successor) == (TODAY, "Elm School")
    assert desk.place("Oakfield School").closed is None
    with pytest.raises(Incomplete):
        desk.do(close_place, ClosePlace(place.id, date(1800, 1, 1)))
    with pytest.raises(NotFound):
        desk.do(close_place, ClosePlace("nowhere", TODAY))


def test_of_what_the_program_knows_the_office_adds_its_own_and_changes_no_fact(desk: Desk) -> None:
    known = desk.place("Wetherby")
    ours = replace(known, name="Another", telephone="01632 960500", note="Ask for education")

    desk.do(enter_place, EnterPlace(ours))

    kept = desk.place("Wetherby")
    assert (kept.name, kept.telephone, kept.note) == (
        "Wetherby",
        "01632 960500",
        "Ask for education",
    )
    with pytest.raises(NotAllowed, match="list of the program’s own"):
        desk.do(close_place, ClosePlace(kept.id, TODAY))


def test_what_was_done_is_taken_back(desk: Desk) -> None:
    place = desk.enter()
    desk.do(enter_place, EnterPlace(replace(place, telephone="01632 960999")))

    desk.do(put_back, PutBack((place,)))
    assert desk.place("Oakfield School").telephone == place.telephone
    desk.do(put_back, PutBack((), (place.id,)))

    assert called(desk.places, "Oakfield School") is None


def test_checked_today_takes_a_place_off_the_list_of_old_ones(desk: Desk) -> None:
    place = desk.enter()
    desk.do(put_back, PutBack((replace(place, checked_on=date(2024, 1, 1)),)))
    assert desk.place("Oakfield School").is_stale(TODAY)

    desk.do(check_places, CheckPlaces((place.id,)))

    assert not desk.place("Oakfield School").is_stale(TODAY)


def test_a_place_knows_the_cases_that_name_it_by_any_name(desk: Desk) -> None:
    uses = desk.office.see(uses_of(desk.enter()))

    assert (uses.count, uses.cases) == (1, ((desk.case.number, "Tom Whitfield"),))


def test_a_restricted_case_is_not_told_by_the_places_that_it_names(desk: Desk) -> None:
    place = desk.enter()
    with desk.store.sitting() as records:
        said = '{"named": ["bello"], "reason": "x", "by": "bello", "on": "2026-11-01"}'
        records.own_files.keep(OwnFile(KIND, desk.case.number, said, NOW, OKAFOR))

    office = desk._office("officer")  # noqa: SLF001 - who signs in after that

    assert office.see(uses_of(place)).count == 0
    assert not office.see(following_them(place, replace(place, telephone="01632 960999"))).lines


def test_cases_follow_a_new_address_in_one_act_and_have_the_old_one_again_by_one_more(
    desk: Desk,
) -> None:
    before = desk.enter()
    after = replace(before, address="New Street\nNorthmere", postcode="NM3 4CD")
    preview = desk.office.see(following_them(before, after))
    assert [line.what for line in preview.changed] == ["Priya Nair: address"]

    done = desk.do(follow_place, FollowPlace(preview.cases, before, after))

    assert done.sentence == "1 case follows what the directory says of Oakfield School."
    assert _contact(desk).address == "New Street\nNorthmere\nNM3 4CD"
    assert _contact(desk).telephone == SENCO.telephone
    told = [one.words for one in desk.store.paper.history if one.case == desk.case.number]
    assert told[-1] == "How Oakfield School is reached was changed, as in the directory."
    with pytest.raises(NotFound):  # nothing has the old address any more
        desk.do(follow_place, FollowPlace(preview.cases, before, after))

    desk.do(follow_no_longer, FollowNoLonger(done.made))

    assert _contact(desk) == SENCO
    with pytest.raises(NotAllowed):
        desk.do(follow_no_longer, FollowNoLonger(done.made))


def test_what_was_changed_since_stays_where_following_is_undone(desk: Desk) -> None:
    before = desk.enter()
    after = replace(before, telephone="01632 960999")
    done = desk.do(follow_place, FollowPlace((desk.case.number,), before, after))
    own = replace(_contact(desk), telephone="01632 960111")
    with desk.store.sitting() as records:
        records.save_person(desk.case.number, a_person(contacts=(own,)))

    undone = desk.do(follow_no_longer, FollowNoLonger(done.made))

    assert undone.sentence.endswith("1 case had been changed since, and stayed.")
    assert _contact(desk) == own


def test_what_somebody_typed_over_in_a_case_follows_nothing(desk: Desk) -> None:
    before = replace(desk.enter(), address="Another lane", postcode="", telephone="01632 960333")

    assert not desk.office.see(following_them(before, OAKFIELD)).lines


def test_a_case_that_was_restricted_since_keeps_no_other_from_going_back(desk: Desk) -> None:
    other = a_case(
        an_event("institution_requested", facts={"institution": OAKFIELD.name}),
        number="2026-0200", person=a_person(given="Ana", contacts=(SENCO,)),
    )  # fmt: skip
    with desk.store.sitting() as records:
        records.open_case(other)
    before = desk.enter()
    after = replace(before, telephone="01632 960999")
    done = desk.do(follow_place, FollowPlace((desk.case.number, other.number), before, after))
    with desk.store.sitting() as records:
        said = '{"named": ["bello"], "reason": "x", "by": "bello", "on": "2026-11-01"}'
        records.own_files.keep(OwnFile(KIND, desk.case.number, said, NOW, OKAFOR))
    office = desk._office("officer")  # noqa: SLF001 - who signs in after that

    undone = office.do(follow_no_longer, FollowNoLonger(done.made))

    assert undone.sentence == (
        "1 case has what was there before. 1 case was restricted since, and stays as it is: a "
        "manager can say who may open it."
    )
    with desk.store.sitting() as records:
        assert records.case(other.number).person.contacts == (SENCO,)
    assert _contact(desk).telephone == "01632 960999"


def test_a_closed_case_is_shown_and_follows_nothing(desk: Desk) -> None:
    before = desk.enter()
    with desk.store.sitting() as records:
        records.add_event(desk.case.number, an_event("case_closed", facts={"reason": "Moved"}))

    after = replace(before, telephone="01632 960999")
    (line,) = desk.office.see(following_them(before, after)).refused

    assert line.why_not == "The case is closed."
    with pytest.raises(NotFound):
        desk.do(follow_place, FollowPlace((desk.case.number,), before, after))


def test_a_reader_changes_nothing(desk: Desk) -> None:
    reader = desk._office("reader")  # noqa: SLF001 - another who signs in

    with pytest.raises(CaseworkerError):
        reader.do(enter_place, EnterPlace(replace(OAKFIELD, id="")))


def test_a_file_is_looked_at_before_anything_is_kept_and_taken_back_whole(desk: Desk) -> None:
    place = desk.enter()
    rows = rows_of(
        [
            ("Special school", "Oakfield School", "148201", "01632 960777"),
            ("Charity or group", "Willow Group", "", "01632 960888"),
            ("Charity or group", "Elm Group", "12", ""),
            ("Special school", "Oakfield Manor School", "148201", ""),
        ],
        ("Kind", "Name", "URN", "Telephone"),
    )

    seen = desk.office.see(look_at_rows(rows))

    assert [one.says for one in seen[:2]] == ["Changes: telephone", "New"]
    assert ["URN:" in one.says for one in seen] == [False, False, True, False]
    assert seen[3].says == "It is on line 2, too."
    sound = tuple(one.place for one in seen if one.changes)
    done = desk.do(bring_in_places, BringInPlaces(sound, "places.csv"))
    assert done.sentence == "2 places are brought into the directory."
    assert desk.place("Oakfield School").telephone == "01632 960777"
    assert desk.place("Oakfield School").email == place.email  # the file has no column for it
    (file,) = desk.office.see(files_brought)
    assert (file.id, file.words) == (done.made, "places.csv: 2 places")
    back = desk.do(take_file_back, TakeFileBack(file.id))
    assert back.sentence == "Taken back: 2 places as before."
    assert desk.place("Oakfield School").telephone == place.telephone
    assert called(desk.places, "Willow Group") is None
    assert not desk.office.see(files_brought)
    with pytest.raises(NotAllowed):
        desk.do(take_file_back, TakeFileBack(file.id))


@pytest.mark.parametrize("turned", [False, True])
def test_the_exported_file_changes_nothing_where_two_places_have_one_name(
    desk: Desk,
    turned: bool,  # noqa: FBT001 - a table
) -> None:
    """A school closes, and one of the same name comes after it in the same building."""
    shut = desk.enter(replace(OAKFIELD, codes=(), former=(), closed=date(2021, 8, 31)))
    desk.enter(replace(OAKFIELD, former=(), opened=date(2021, 9, 1)))
    desk.enter(replace(OAKFIELD, name="Elm", codes=(), former=(Former("Ash School"),)))
    desk.enter(replace(OAKFIELD, name="Ash School", codes=(), former=(), note="It’s '@home'"))
    places = sorted(desk.places, key=lambda one: one.name, reverse=turned)
    rows = rows_of([row_of(one) for one in places], heads())

    seen = desk.office.see(look_at_rows(rows))

    assert [one.says for one in seen if one.changes or one.faults] == []
    alone = desk.office.see(look_at_rows(rows_of([row_of(shut)], heads())))
    assert [one.place.id for one in alone] == [shut.id]
    assert not alone[0].changes


def test_what_somebody_changed_after_a_file_stays_when_it_is_taken_back(desk: Desk) -> None:
    rows = rows_of([("Willow Group",), ("Elm Group",)], ("Name",), kind="charity")
    sound = tuple(one.place for one in desk.office.see(look_at_rows(rows)))
    done = desk.do(bring_in_places, BringInPlaces(sound))
    desk.office = desk.later()
    desk.do(enter_place, EnterPlace(replace(desk.place("Elm Group"), telephone="01632 960111")))

    back = desk.do(take_file_back, TakeFileBack(done.made))

    assert back.sentence == "Taken back: 1 place as before. 1 place changed since, and left as now."
    assert desk.place("Elm Group").telephone == "01632 960111"
    assert called(desk.places, "Willow Group") is None


def _contact(desk: Desk) -> Contact:
    with desk.store.sitting() as records:
        return records.case(CaseNumber(desk.case.number)).person.contacts[0]
