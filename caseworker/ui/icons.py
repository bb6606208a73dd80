"""The icons there are. Each is a line drawing in resources/icons, inked by the palette."""

from __future__ import annotations

from enum import Enum


class Icon(Enum):
    """The values are the names of the drawings."""

    ALERT = "alert"
    ARROW_RIGHT = "arrow-right"
    BOOK = "book"
    CASES = "cases"
    CHECK = "check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_LEFT = "chevron-left"
    CHEVRON_RIGHT = "chevron-right"
    CLOCK = "clock"
    CLOSE = "close"
    COPY = "copy"
    DIARY = "diary"
    EYE = "eye"
    EYE_OFF = "eye-off"
    FOLDER = "folder"
    GRIP = "grip"
    INFO = "info"
    KEY = "key"
    LOCK = "lock"
    MARK = "mark"
    PERSON = "person"
    PHRASE = "phrase"
    PLAN = "plan"
    PLUS = "plus"
    PREFERENCES = "preferences"
    PRINT = "print"
    REDO = "redo"
    REMOVE = "remove"
    REPORTS = "reports"
    SAFE = "safe"
    SEARCH = "search"
    SHIELD = "shield"
    TODAY = "today"
    UNDO = "undo"
