"""The small things that pages are made of. They hold no rules and know no desk."""

from caseworker.ui.parts.bars import Bar, Bars
from caseworker.ui.parts.buttons import (
    danger,
    enter_presses,
    icon_button,
    plain_tip,
    primary,
    quiet,
    secondary,
)
from caseworker.ui.parts.cards import Card, EmptyState, PageTitle, ScrollPage, column, row
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.due_line import DueLine, DueWords
from caseworker.ui.parts.fields import Field, Form, WrittenField
from caseworker.ui.parts.flow import Flow
from caseworker.ui.parts.passphrase_field import PassphraseField
from caseworker.ui.parts.pills import Pill
from caseworker.ui.parts.tile import Tile
from caseworker.ui.parts.timeline import Reached, Step, Timeline
from caseworker.ui.parts.typed_day import (
    NotADayError,
    day_in_words,
    how_long,
    read_day,
    short_day,
    years_old,
)
from caseworker.ui.parts.words import Rule, Words, named, recolour, restyle

__all__ = [
    "Bar",
    "Bars",
    "Card",
    "DateField",
    "DueLine",
    "DueWords",
    "EmptyState",
    "Field",
    "Flow",
    "Form",
    "NotADayError",
    "PageTitle",
    "PassphraseField",
    "Pill",
    "Reached",
    "Rule",
    "ScrollPage",
    "Step",
    "Tile",
    "Timeline",
    "Words",
    "WrittenField",
    "column",
    "danger",
    "day_in_words",
    "enter_presses",
    "how_long",
    "icon_button",
    "named",
    "plain_tip",
    "primary",
    "quiet",
    "read_day",
    "recolour",
    "restyle",
    "row",
    "secondary",
    "short_day",
    "years_old",
]
