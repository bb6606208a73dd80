"""Faults of ours: two hundred of many kinds, and not one word about a child gets out."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from caseworker.domain.errors import NotFound
from caseworker.ui.faults import FaultSheet, catch, report, what_happened

CHILD = "Zephyrine Quillfeather"
MARKS = ("Zephyrine", "Quillfeather")
WAYS = 20  # times each of the ten kinds


def _database_parameters(child: str) -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE person (name TEXT UNIQUE)"))
        for _ in range(2):
            connection.execute(text("INSERT INTO person VALUES (:name)"), {"name": child})


def _database_statement(child: str) -> None:
    with create_engine("sqlite://").begin() as connection:
        connection.execute(text(f"SELECT * FROM '{child}'"))  # noqa: S608 - a fault on purpose


def _file_path(child: str) -> None:
    (Path("/") / child / "letter.pdf").read_bytes()


def _key(child: str) -> None:
    dict[str, str]()[child]


def _unicode(child: str) -> None:
    f"{child}\udcff".encode()


def _json(child: str) -> None:
    json.loads(f"{{{child}")


def _number(child: str) -> None:
    int(child)


def _attribute(child: str) -> None:
    getattr(SimpleNamespace(), child)


def _nested(child: str) -> None:
    try:
        _caused(child)
    except ValueError as error:
        error.add_note(f"while {child} was being moved")
        raise RuntimeError(f"The case of {child}") from error


def _caused(child: str) -> None:
    try:
        _key(child)
    except KeyError as error:
        raise ValueError(f"{child} was not found") from error


def _group(child: str) -> None:
    raise ExceptionGroup(child, [ValueError(child), NotFound(f"{child} has no such case.")])


KINDS: tuple[Callable[[str], None], ...] = (
    _database_parameters,
    _database_statement,
    _file_path,
    _key,
    _unicode,
    _json,
    _number,
    _attribute,
    _nested,
    _group,
)


def _forced() -> Iterator[Exception]:
    """Two hundred exceptions, every one with a child in its words."""
    for turn in range(WAYS):
        for kind in KINDS:
            try:
                kind(f"{CHILD} {turn}")
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what is wanted
                yield error


def _personal(said: str) -> list[str]:
    return [mark for mark in MARKS if mark.casefold() in said.casefold()]


@pytest.fixture
def hooks() -> Iterator[None]:
    """Put Python's own ways of dealing with errors back afterwards."""
    kept = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = kept


def test_each_of_the_two_hundred_holds_the_name_of_the_child() -> None:
    errors = list(_forced())

    assert len(errors) == 200
    assert len({type(error) for error in errors}) == 10
    assert all(_personal(f"{error} {error!r} {vars(error)}") for error in errors)


def test_no_report_of_two_hundred_says_who_it_was_about() -> None:
    reports = [report(error) for error in _forced()]

    assert [said for said in reports if _personal(said)] == []
    assert all("test_faults.py:" in said for said in reports)


def test_no_sheet_says_who_it_was_about(qtbot: QtBot) -> None:
    for error in list(_forced())[: len(KINDS)]:
        sheet = FaultSheet(error)
        qtbot.addWidget(sheet)

        said = [label.text() for label in sheet.findChildren(QLabel)]
        said += [sheet.windowTitle(), sheet.accessibleName(), sheet.accessibleDescription()]
        said += [box.toPlainText() for box in sheet.findChildren(QPlainTextEdit)]

        assert _personal("\n".join(said)) == []
        assert what_happened(error) in "\n".join(said)


@pytest.mark.usefixtures("hooks")
def test_nothing_that_nobody_caught_reaches_the_error_stream(
    capfd: pytest.CaptureFixture[str],
) -> None:
    shown: list[BaseException] = []
    catch(shown.append)

    for error in _forced():
        sys.excepthook(type(error), error, error.__traceback__)

    said = capfd.readouterr()
    assert len(shown) == 200
    assert (said.out, said.err) == ("", "")


@pytest.mark.usefixtures("hooks")
def test_if_it_cannot_be_shown_the_report_is_written_without_its_words(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def fails(error: BaseException) -> None:
        raise RuntimeError(f"could not show {error}")

    catch(fails)

    for error in _forced():
        sys.excepthook(type(error), error, error.__traceback__)

    said = capfd.readouterr()
    assert _personal(said.out + said.err) == []
    assert said.err.count("Caseworker fault report") == 400


@dataclass
class _Spoilt:
    """Fails while it is being cleared away, where no error can be raised."""

    child: str

    def __del__(self) -> None:
        raise ValueError(self.child)


@pytest.mark.usefixtures("hooks")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_threads_and_clearing_up_keep_the_words_to_themselves(
    capfd: pytest.CaptureFixture[str],
) -> None:
    catch(lambda _: None)

    for kind in KINDS:
        thread = threading.Thread(target=kind, args=(CHILD,))
        thread.start()
        thread.join()
    spoilt = _Spoilt(CHILD)
    del spoilt

    said = capfd.readouterr()
    assert _personal(said.out + said.err) == []
    assert said.err.count("Caseworker fault report") == len(KINDS) + 1


@dataclass(frozen=True)
class Told:
    """A kind of fault, and a word that must be among those said of it."""

    error: BaseException
    word: str


@pytest.mark.parametrize(
    "told",
    [
        Told(PermissionError(13, "denied", CHILD), "did not allow"),
        Told(FileNotFoundError(2, "none", CHILD), "should be there"),
        Told(OSError(5, "input/output", CHILD), "disk"),
        Told(MemoryError(), "memory"),
        Told(UnicodeDecodeError("utf-8", CHILD.encode(), 0, 1, CHILD), "text"),
        Told(IntegrityError("INSERT", {"name": CHILD}, ValueError(CHILD)), "records"),
        Told(KeyError(CHILD), "not made for"),
    ],
    ids=lambda told: type(told.error).__name__,
)
def test_what_happened_is_said_in_plain_words(told: Told) -> None:
    words = what_happened(told.error)

    assert told.word in words
    assert not _personal(words)
