"""Asks whether the cases that copied how a place is reached are to follow it: each is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from caseworker.casework.following import (
    FollowNoLonger,
    FollowPlace,
    follow_no_longer,
    follow_place,
    following_them,
)
from caseworker.casework.many_cases import Question
from caseworker.casework.office import Done
from caseworker.domain.directory import Place
from caseworker.domain.errors import CaseworkerError
from caseworker.ui.desk import Desk
from caseworker.ui.many.sheet import ManySheet

_WORDS: Final = (
    "People in these cases have what the directory said before. Where somebody typed something "
    "else, nothing changes. A letter may have gone to the old address: look before you let them "
    "follow. One press takes all of it back."
)


class FollowSheet(ManySheet):
    """The cases that would follow, and who in each is reached otherwise from then on."""

    def __init__(self, desk: Desk, before: Place, after: Place, parent: QWidget) -> None:
        super().__init__(desk, (), f"Let cases follow {after.name}", _WORDS, "follow", parent)
        self._before, self._after = before, after
        self.cancel.setText("Leave them")
        self.cancel.setDefault(True)

    def question(self) -> Question | None:
        return following_them(self._before, self._after)

    def act(self, then: Callable[[Done], None], refused: Callable[[CaseworkerError], None]) -> None:
        command = FollowPlace(self.preview.cases, self._before, self._after)
        self.desk.do(follow_place, command, asker=self, then=then, refused=refused)

    def undo(self, done: Done) -> None:
        self.desk.do(follow_no_longer, FollowNoLonger(done.made))
