"""Lists that are saved: whose they are, what they are called, and that letting go can be undone."""

from __future__ import annotations

import pytest

from caseworker.casework.office import Office, Officer
from caseworker.casework.records import OfficeFacts
from caseworker.casework.saved_lists import (
    ChangeList,
    DropList,
    ListsSeen,
    PutListBack,
    SaveList,
    change_list,
    drop_list,
    lists_of,
    put_list_back,
    save_list,
)
from caseworker.domain.case import OfficerId
from caseworker.domain.errors import Incomplete, NotAllowed, NotFound
from caseworker.domain.list_view import ColumnFilter, ListView
from tests.builders import StandingClock
from tests.paper_records import PaperStore

VIEW = ListView(filters=(ColumnFilter("stage", ("Drafting",)),))
OKAFOR, LEWIS = OfficerId("okafor"), OfficerId("lewis")


@pytest.fixture
def store() -> PaperStore:
    kept = PaperStore()
    kept.paper.office = OfficeFacts("Northmere", ("custody",), "")
    return kept


def office_of(store: PaperStore, who: OfficerId) -> Office:
    return Office(store.sitting, StandingClock(), Officer(who, who.title()), lambda _: (b"", b""))


def lists(store: PaperStore, who: OfficerId) -> ListsSeen:
    return office_of(store, who).see(lists_of("cases", who))


def test_a_list_of_ones_own_is_found_by_oneself_alone(store: PaperStore) -> None:
    office_of(store, OKAFOR).do(save_list, SaveList("cases", "  My   drafts ", VIEW))

    assert [one.name for one in lists(store, OKAFOR).mine] == ["My drafts"]
    assert lists(store, LEWIS).mine == lists(store, LEWIS).everybody == ()


def test_a_list_for_everybody_is_changed_by_its_maker(store: PaperStore) -> None:
    office_of(store, OKAFOR).do(save_list, SaveList("cases", "Drafts", VIEW, everybody=True))
    (saved,) = lists(store, LEWIS).everybody
    assert saved.name == "Drafts"

    with pytest.raises(NotAllowed, match="for yourself"):
        office_of(store, LEWIS).do(drop_list, DropList("cases", saved.id))


@pytest.mark.parametrize("name", ["", "  ", "drÁfts", "x" * 61])
def test_a_name_that_is_none_or_taken_or_too_long_is_refused(store: PaperStore, name: str) -> None:
    office = office_of(store, OKAFOR)
    office.do(save_list, SaveList("cases", "Drafts", VIEW))

    with pytest.raises(Incomplete):
        office.do(save_list, SaveList("cases", name, VIEW))


def test_renamed_changed_let_go_and_back_again(store: PaperStore) -> None:
    office = office_of(store, OKAFOR)
    made = office.do(save_list, SaveList("cases", "Drafts", VIEW)).made

    office.do(change_list, ChangeList("cases", made, "Writing", ListView("x")))
    (saved,) = lists(store, OKAFOR).mine
    assert (saved.name, saved.view) == ("Writing", ListView("x"))

    office.do(drop_list, DropList("cases", made))
    assert lists(store, OKAFOR).mine == ()
    with pytest.raises(NotFound):
        office.do(drop_list, DropList("cases", made))

    office.do(put_list_back, PutListBack(saved))
    assert lists(store, OKAFOR).mine == (saved,)


def test_a_list_that_comes_back_takes_no_other_one_s_name(store: PaperStore) -> None:
    office = office_of(store, OKAFOR)
    made = office.do(save_list, SaveList("cases", "Drafts", VIEW)).made
    (saved,) = lists(store, OKAFOR).mine
    office.do(drop_list, DropList("cases", made))
    office.do(save_list, SaveList("cases", "drafts", VIEW))

    done = office.do(put_list_back, PutListBack(saved))

    assert done.sentence == "The list is back: Drafts (2)."
    assert sorted(one.name for one in lists(store, OKAFOR).mine) == ["Drafts (2)", "drafts"]
