"""What stands where the keyboard is, as the help knows it: a field of a form, or a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from caseworker.domain.help import explained, the_help
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.fields import Field, Form
from caseworker.ui.parts.month_field import MonthField
from caseworker.ui.parts.ticks import Ticks

W = TypeVar("W", bound=QWidget)
START = "start"
_FORM = "form_"  # what the form of an entry is called by, before the name of its kind


@dataclass(frozen=True, slots=True)
class FieldHere:
    """A field with its label, and what is said of it."""

    label: str
    lines: tuple[str, ...]


def field_at(widget: QWidget | None) -> FieldHere | None:
    """The field of a form that the keyboard is in; None where it is in none, or nothing is said."""
    field = _above(widget, Field)
    form = _above(field, Form)
    if field is None or form is None:
        return None
    name = next(name for name, each in form.fields.items() if each is field)
    kind = form.objectName().removeprefix(_FORM)
    lines = tuple(explained(kind, name, _sort(field.widget)))
    return FieldHere(field.label.text(), lines) if lines else None


def topic_at(widget: QWidget | None) -> str:
    """The topic that the nearest page or sheet leads to; how to begin, where none does."""
    pages = the_help().pages
    while widget is not None:
        if widget.objectName() in pages:
            return pages[widget.objectName()]
        widget = widget.parentWidget()
    return START


def _sort(widget: QWidget) -> str:
    match widget:
        case DateField():
            return "day"
        case MonthField():
            return "month"
        case QComboBox():
            return "choice"
        case QAbstractButton() | Ticks():
            return "tick"
        case _:
            return "words"


def _above(widget: QWidget | None, kind: type[W]) -> W | None:
    while widget is not None and not isinstance(widget, kind):
        widget = widget.parentWidget()
    return widget
