"""Typing is kept within two seconds, at once on request, and only when it changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from caseworker.ui.desk import Desk
from caseworker.ui.drafts import LONGEST, PAUSE
from caseworker.ui.parts import Form, named
from tests.ui.hands import find
from tests.ui.paper_store import PaperRecords

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


def test_a_form_that_has_gone_is_let_go(qtbot: QtBot, desk: Desk, paper: PaperRecords) -> None:
    form = Form("passing")
    form.add("note", "Note", named(QTextEdit(), "note"))
    desk.drafts.watch("passing", form, form.edited, owner=form, restore=False)
    _type(form, "He said")
    form.deleteLater()
    qtbot.waitUntil(lambda: not isValid(form))

    desk.drafts.flush()

    assert "passing" not in paper.drafts
