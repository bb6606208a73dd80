"""The small things that pages are made of. They hold no rules and know no desk."""

from caseworker.ui.parts.buttons import (
    danger,
    enter_presses,
    icon_button,
    in_turn_before,
    plain_tip,
    primary,
    quiet,
    secondary,
)
from caseworker.ui.parts.cards import Card, EmptyState, PageTitle, ScrollPage, column, row
from caseworker.ui.parts.fields import Field, Form, WrittenField
from caseworker.ui.parts.flow import Flow, Foot
from caseworker.ui.parts.offered import OfferedLines
from caseworker.ui.parts.passphrase_field import PassphraseField
from caseworker.ui.parts.pills import Pill
from caseworker.ui.parts.ticks import Ticks
from caseworker.ui.parts.typed_line import EnteredLine, TypedLine
from caseworker.ui.parts.words import Rule, Words, named, recolour, restyle

__all__ = [
    "Card",
    "EmptyState",
    "EnteredLine",
    "Field",
    "Flow",
    "Foot",
    "Form",
    "OfferedLines",
    "PageTitle",
    "PassphraseField",
    "Pill",
    "Rule",
    "ScrollPage",
    "Ticks",
    "TypedLine",
    "Words",
    "WrittenField",
    "column",
    "danger",
    "enter_presses",
    "icon_button",
    "in_turn_before",
    "named",
    "plain_tip",
    "primary",
    "quiet",
    "recolour",
    "restyle",
    "row",
    "secondary",
]
