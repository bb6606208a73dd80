"""Typing is kept within two seconds, at once on request, and only when it changed."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from caseworker.domain.errors import NoRoom
from caseworker.domain.officer import OfficerId
from caseworker.ui.desk import TIGHT, Desk
from caseworker.ui.drafts import LONGEST, PAUSE
from caseworker.ui.parts import Form, named
from caseworker.ui.tasks import Tasks
from tests.ui.hands import find
from tests.ui.paper_store import OKAFOR, PaperRecords, PaperStore

WITHIN = 2000  # ms, decision 12


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> Form:
    form = Form("notes")
    form.add("note", "Note", named(QTextEdit(), "note"))
    qtbot.addWidget(form)
    desk.drafts.watch("note", form, form.edited, owner=form)
    return form


def _type(form: Form, text: str) -> None:
    find(form, QTextEdit, "note").setPlainText(text)


def test_it_is_kept_within_two_seconds_of_typing(
    qtbot: QtBot, form: Form, desk: Desk, paper: PaperRecords
) -> None:
    with qtbot.waitSignal(desk.drafts.kept, timeout=PAUSE + 1000):
        _type(form, "He said")

    qtbot.waitUntil(lambda: "He said" in paper.drafts.get("note", ""))
    assert max(PAUSE, LONGEST) < WITHIN


def test_it_is_kept_though_typing_never_stops(
    qtbot: QtBot, form: Form, desk: Desk, paper: PaperRecords
) -> None:
    """A kill may come in the middle of a long sentence: ten seconds of it are lost at most."""
    typed = 0

    def type_on() -> None:
        nonlocal typed
        typed += 1
        _type(form, "so " * typed)

    steady = QTimer(interval=PAUSE // 4)
    steady.timeout.connect(type_on)
    with qtbot.waitSignal(desk.drafts.kept, timeout=LONGEST + 2000):
        steady.start()
    steady.stop()

    qtbot.waitUntil(lambda: "so so" in paper.drafts.get("note", ""))
    assert LONGEST <= 10_000


def test_it_is_kept_at_once_on_request(
    qtbot: QtBot, form: Form, desk: Desk, paper: PaperRecords
) -> None:
    _type(form, "He said that")

    desk.drafts.flush()

    qtbot.waitUntil(lambda: "He said that" in paper.drafts.get("note", ""))


def test_what_did_not_change_is_not_kept_again(form: Form, desk: Desk) -> None:
    kept: list[str] = []
    desk.drafts.kept.connect(kept.append)
    _type(form, "He said")
    desk.drafts.flush()

    desk.drafts.flush()

    assert kept == ["note"]


def test_what_became_a_fact_is_forgotten(
    qtbot: QtBot, form: Form, desk: Desk, paper: PaperRecords
) -> None:
    _type(form, "He said")
    desk.drafts.flush()
    qtbot.waitUntil(lambda: "note" in paper.drafts)

    desk.drafts.drop("note")

    qtbot.waitUntil(lambda: "note" not in paper.drafts)


def test_one_stretch_of_typing_is_one_line_of_the_audit(
    qtbot: QtBot, form: Form, desk: Desk, paper: PaperRecords
) -> None:
    for text in ("He", "He said", "He said that"):
        _type(form, text)
        desk.drafts.flush()

    qtbot.waitUntil(lambda: "that" in paper.drafts.get("note", ""))
    assert paper.acts.count("typing_kept") == 1


class FullRecords(PaperRecords):
    """Records on a disk that is full so many times."""

    full = 0

    def keep_draft(self, form: str, officer: OfficerId, text: str, at: datetime) -> None:
        if self.full:
            self.full -= 1
            raise NoRoom
        super().keep_draft(form, officer, text, at)


@pytest.fixture
def tight(qtbot: QtBot, lanes: tuple[Tasks, Tasks]) -> tuple[Form, Desk, FullRecords]:
    """A form, and the desk and records that it is kept in."""
    records = FullRecords()
    desk = Desk(PaperStore(records, OKAFOR), *lanes)
    form = Form("notes")
    form.add("note", "Note", named(QTextEdit(), "note"))
    qtbot.addWidget(form)
    desk.drafts.watch("note", form, form.edited, owner=form)
    return form, desk, records


def test_on_a_full_disk_it_is_kept_in_the_room_put_by_and_that_is_told(
    qtbot: QtBot, tight: tuple[Form, Desk, FullRecords]
) -> None:
    """The records give that room up as they refuse: the second try comes before anything else."""
    form, desk, records = tight
    records.full = 1
    _type(form, "He said")

    with qtbot.waitSignal(desk.refused) as told:
        desk.drafts.flush()

    assert told.args == [TIGHT, ""]
    assert "He said" in records.drafts["note"]


def test_what_could_not_be_kept_is_tried_again_and_told_once(
    qtbot: QtBot, tight: tuple[Form, Desk, FullRecords]
) -> None:
    form, desk, records = tight
    records.full = 6  # three times two tries
    told: list[str] = []
    desk.refused.connect(lambda words, _: told.append(words))
    _type(form, "He said")

    with qtbot.waitSignal(desk.eased, timeout=4 * LONGEST + 2000):
        desk.drafts.flush()

    assert "He said" in records.drafts["note"]
    assert told == [str(NoRoom())]


def test_what_could_not_be_kept_is_tried_again_at_the_lock(
    qtbot: QtBot, tight: tuple[Form, Desk, FullRecords]
) -> None:
    form, desk, records = tight
    records.full = 2
    _type(form, "He said")
    with qtbot.waitSignal(desk.refused):
        desk.drafts.flush()

    with qtbot.waitCallback() as closed:
        desk.close(form, closed)

    assert "He said" in records.drafts["note"]


def test_a_form_that_has_gone_is_let_go(qtbot: QtBot, desk: Desk, paper: PaperRecords) -> None:
    form = Form("passing")
    form.add("note", "Note", named(QTextEdit(), "note"))
    desk.drafts.watch("passing", form, form.edited, owner=form, restore=False)
    _type(form, "He said")
    form.deleteLater()
    qtbot.waitUntil(lambda: not isValid(form))

    desk.drafts.flush()

    assert "passing" not in paper.drafts


def test_what_became_a_fact_is_forgotten_and_what_the_form_still_holds_is_kept_on(
    qtbot: QtBot, form: Form, desk: Desk, paper: PaperRecords
) -> None:
    _type(form, "He said")
    desk.drafts.flush()
    _type(form, "")

    desk.drafts.settled("note")

    qtbot.waitUntil(lambda: "note" not in paper.drafts)
    _type(form, "She said")
    desk.drafts.flush()
    qtbot.waitUntil(lambda: "She said" in paper.drafts.get("note", ""))
