"""The main job without a screen: the casebook's exercise, its papers, and pictures of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from caseworker import app
from caseworker.casework.practice.casebook import CHILDREN, EXERCISE, child
from caseworker.casework.practice.clock import START
from caseworker.casework.practice.making import make_practice_store
from caseworker.casework.practice.office import OFFICER, PASSPHRASE
from caseworker.casework.strongroom import OpenStore
from caseworker.commands.offscreen import gallery as galleries
from caseworker.commands.offscreen.exercise import Exercise
from caseworker.commands.offscreen.hand import Hand
from caseworker.commands.offscreen.letting_go import PapersOfTheCase
from caseworker.commands.offscreen.pictures import Album
from caseworker.domain.case import CaseNumber
from caseworker.storage.strongroom import EncryptedStrongroom
from caseworker.ui.pages.today import TodayPage
from caseworker.ui.window import Window

DONE = 0


def demonstrate(folder: Path, *, gallery: bool = True) -> int:
    """Do it all, saying so; leaves the plan, the letters and the pictures in ``folder``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="caseworker-") as away:
        home = Path(away)
        store = home / "Practice.caseworker"
        print(f"Making the practice casebook: {len(CHILDREN)} invented children.", flush=True)
        made = make_practice_store(EncryptedStrongroom(), store)
        number = _number(made)
        made.close()
        before = qInstallMessageHandler(_without_the_screens_excuses)
        application = app.application()
        house = app.build(store, home=home, begin=_begin_nothing)
        window = house.window
        window.resize(galleries.LARGE)
        window.show()
        try:
            _demonstrate(window, number, home, folder, gallery=gallery)
        finally:
            window.lock()
            lanes = (house.records, house.papers)
            hand = Hand(window)
            hand.wait(lambda: not any(lane.is_busy for lane in lanes), "the window is locked")
            hand.settle()
            house.close()
            application.processEvents()
            qInstallMessageHandler(before)
    print(f"All of it is in {folder}", flush=True)
    return DONE


def _number(store: OpenStore) -> CaseNumber:
    """The case of the exercise: the casebook's children come in the order of their cases."""
    recent = store.office.see(lambda records, _: records.recent(store.officer.id, len(CHILDREN)))
    family = child(EXERCISE).story.opening.person.family
    return next(summary.number for summary in recent if summary.name.endswith(family))


def _demonstrate(
    window: Window, number: CaseNumber, home: Path, folder: Path, *, gallery: bool
) -> None:
    hand, album = Hand(window), Album(window, folder / "pictures")
    papers = PapersOfTheCase(number, folder)
    hand.finds(QWidget, "unlockPage")
    hand.wait(lambda: _can_type(window), "somebody can sign in")
    album.take("01-unlock")
    hand.writes("unlockPassphrase", PASSPHRASE)
    hand.presses("unlockGo")
    hand.finds(TodayPage)
    album.take("02-today")
    print(f"Signed in as {OFFICER}. It is {START:%A %d %B %Y} in the practice store.", flush=True)
    for at, step in enumerate(Exercise(window, child(EXERCISE), number, home).steps(), start=3):
        album.take(f"{at:02d}-{_word_for(step.told)}")
        made = hand.asks(window, papers.after)
        print(f"  {step.at:%d/%m/%Y}  {', '.join((_word_for(step.told), *made))}", flush=True)
        if gallery and "write" in step.told:
            print("  Taking pictures of the plan being written, in every look.", flush=True)
            galleries.of_the_plan(window, number, album)
    if gallery:
        print("Taking pictures of the pages in every look.", flush=True)
        galleries.of_the_work(window, number, album)
        galleries.of_the_first_run(home, folder / "pictures")


def _can_type(window: QWidget) -> bool:
    field = window.findChild(QWidget, "unlockPassphrase")
    return field is not None and field.isEnabled()


def _word_for(told: Mapping[str, Any]) -> str:
    for name in ("record", "decide", "advice"):
        if name in told:
            return str(told[name]).lower().replace(" ", "-").replace("_", "-")
    return next(name.replace("_", "-") for name in told if name != "at")


def _without_the_screens_excuses(kind: QtMsgType, about: QMessageLogContext, words: str) -> None:
    """The screen that isn't there says often what it can't do; anything else is worth saying."""
    del kind, about
    if not words.startswith("This plugin does not support"):
        print(words, file=sys.stderr)


def _begin_nothing(words: list[str]) -> None:
    """Nothing is started again here: the demonstration ends with its own window."""
    del words
