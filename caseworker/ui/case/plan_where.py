"""Where somebody is in a plan: the section, the item, the field, and the place of the cursor."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

Written = QTextEdit | QPlainTextEdit | QLineEdit


@dataclass(frozen=True, slots=True)
class Where:
    """A field of a plan. ``item`` and ``field`` are empty for the text of a section.

    ``at`` counts the characters before the cursor; below 0 it stands at the end.
    """

    letter: str
    item: str = ""
    field: str = ""
    at: int = -1

    def to_text(self) -> str:
        """As it is kept beside the plan."""
        return json.dumps(asdict(self))


def where_from(text: str | None) -> Where | None:
    """What ``Where.to_text`` wrote; None for anything else, such as an older way of writing it."""
    try:
        said = json.loads(text or "")
        return Where(str(said["letter"]), str(said["item"]), str(said["field"]), int(said["at"]))
    except (ValueError, KeyError, TypeError):
        return None


def cursor_of(field: Written) -> int:
    """How many characters stand before the cursor."""
    if isinstance(field, QLineEdit):
        return field.cursorPosition()
    return field.textCursor().position()


def enter(field: Written, at: int) -> None:
    """Put the keyboard into ``field``, with the cursor where ``at`` says."""
    if isinstance(field, QLineEdit):
        field.setCursorPosition(at if at >= 0 else len(field.text()))
    else:
        cursor = field.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if 0 <= at <= cursor.position():
            cursor.setPosition(at)
        field.setTextCursor(cursor)
    field.setFocus(Qt.FocusReason.OtherFocusReason)


def leave_steps(field: Written) -> None:
    """Ctrl+Z in ``field`` goes back in the plan as a whole, not in this field alone."""
    if not isinstance(field, QLineEdit):
        field.setUndoRedoEnabled(False)
    field.installEventFilter(_LeavesSteps(field))


class _LeavesSteps(QObject):
    """Lets the keys of undo and redo pass through a field to the page around it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.ShortcutOverride and is_step_key(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def is_step_key(event: QEvent) -> bool:
    """Whether this is Ctrl+Z, Ctrl+Y or Ctrl+Shift+Z."""
    if not isinstance(event, QKeyEvent):
        return False
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return any(event.matches(key) for key in keys)


def holder_of(widget: QWidget | None, fields: dict[tuple[str, str], Written]) -> tuple[str, str]:
    """The item and the name of the field that ``widget`` is, both empty if it is none."""
    return next((name for name, field in fields.items() if field is widget), ("", ""))
