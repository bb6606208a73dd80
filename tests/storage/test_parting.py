"""Removing an officer: what is theirs to do stands in the way until somebody takes it over."""

from __future__ import annotations

import pytest

from caseworker.casework.covering import SetCover, covers_ahead, set_cover
from caseworker.casework.parting import TakeOverFrom, take_over_from
from caseworker.casework.tasks import NewTask, add_task, tasks_of
from caseworker.domain.errors import NotAllowed
from caseworker.storage.store import EncryptedStore

SECOND = "another walk along the river"


def test_nobody_is_removed_while_something_is_theirs_to_do(store: EncryptedStore) -> None:
    """It would stand on nobody’s Today. It is said what it is, and what to do."""
    lewis = store.add_officer("Lewis Hart", "officer", SECOND)
    ann = store.add_officer("Ann Reed", "manager", "a third one for Ann Reed")
    me = store.officer.id
    store.office.do(add_task, NewTask("Ring the school", lewis.id, None))
    store.office.do(set_cover, SetCover(ann.id, lewis.id, store.office.today, None))

    with pytest.raises(NotAllowed) as refused:
        store.remove_officer(lewis.id)

    assert str(refused.value).startswith(
        "Lewis Hart has 1 open task, and covers for Ann Reed. Hand the cases over"
    )
    store.office.do(take_over_from, TakeOverFrom(lewis.id, me))
    store.remove_officer(lewis.id)
    assert [one.task.words for one in store.office.see(tasks_of(me))] == ["Ring the school"]
    assert store.office.see(covers_ahead) == ()
