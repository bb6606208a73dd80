"""The parts of the preferences: their cards, and by what words each is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.found import Command
from caseworker.ui.icons import Icon
from caseworker.ui.parts import ScrollPage, column, named
from caseworker.ui.preferences.authority_rule import AuthorityRuleCard
from caseworker.ui.preferences.bank_holidays import BankHolidaysCard
from caseworker.ui.preferences.consent_rule import ConsentRuleCard
from caseworker.ui.preferences.copied_words import CopiedWordsCard
from caseworker.ui.preferences.establishments import EstablishmentsCard
from caseworker.ui.preferences.house_style import HouseStyleCard
from caseworker.ui.preferences.letters import LettersCard
from caseworker.ui.preferences.look import LookCard
from caseworker.ui.preferences.looking import LookingCard
from caseworker.ui.preferences.numbers import NumbersCard
from caseworker.ui.preferences.office import OfficeCard
from caseworker.ui.preferences.officers import OfficersCard
from caseworker.ui.preferences.own_files import phrases_card, plan_kinds_card
from caseworker.ui.preferences.own_letters import own_letters_card
from caseworker.ui.preferences.passphrase import PassphraseCard
from caseworker.ui.preferences.recovery_key import RecoveryKeyCard
from caseworker.ui.preferences.retention import RetentionCard
from caseworker.ui.preferences.rights import RightsCard
from caseworker.ui.preferences.schools import SchoolsCard
from caseworker.ui.preferences.screen_capture import ScreenCaptureCard
from caseworker.ui.preferences.set_by_it import SetByItCard
from caseworker.ui.preferences.small_numbers import SmallNumbersCard
from caseworker.ui.preferences.spelling_words import spelling_card
from caseworker.ui.preferences.support_meetings import SupportMeetingsCard
from caseworker.ui.preferences.targets import TargetsCard
from caseworker.ui.preferences.vague_words import VagueWordsCard
from caseworker.ui.tabbed_page import Part

_TWO_COLUMNS: Final = 860  # px at 100% text


@dataclass(frozen=True, slots=True)
class Preference:
    """One card. ``also`` are words by which it is looked for, beside its title."""

    title: str
    build: Callable[[Desk], QWidget]
    also: str = ""


@dataclass(frozen=True, slots=True)
class Preferences:
    """A part of the page. ``left`` and ``right`` stand beside each other where there is room."""

    name: str
    title: str
    left: tuple[Preference, ...]
    right: tuple[Preference, ...]

    @property
    def all(self) -> tuple[Preference, ...]:
        return (*self.left, *self.right)


PREFERENCES: Final = (
    Preferences(
        "me",
        "For me",
        (
            Preference(
                "Appearance", lambda _: LookCard(), "text size, theme, dark, contrast, density"
            ),
        ),
        (Preference("Your passphrase", PassphraseCard, "password"),),
    ),
    Preferences(
        "office",
        "The office",
        (
            Preference("This office", OfficeCard, "idle time, lock, marking, kinds of office"),
            Preference("Working targets", TargetsCard, "local time limits, days"),
            Preference("How long files are kept", RetentionCard, "retention, destroy, schedule"),
            Preference("Meetings about support", SupportMeetingsCard, "SEN Support, reviews"),
            Preference("Numbers that are rarely needed", NumbersCard, "PNC, CRN"),
        ),
        (
            Preference("Small numbers in reports", SmallNumbersCard, "suppression, reports"),
            Preference("Consent to disclose", ConsentRuleCard, "stricter rule"),
            Preference("A second person’s authority", AuthorityRuleCard, "approval"),
            Preference("Who looked", LookingCard, "audit, opened cases"),
            Preference("Set by your IT department", SetByItCard, "policy, switched off, locked"),
            Preference("Screen capture", ScreenCaptureCard, "screenshot, recording, sharing"),
            Preference("Copying and pasting", CopiedWordsCard, "clipboard, copy, paste, seconds"),
        ),
    ),
    Preferences(
        "officers",
        "Officers and keys",
        (Preference("Officers", OfficersCard, "roles, colleagues, add, remove"),),
        (
            Preference("Who may do what", RightsCard, "roles, what an officer may do"),
            Preference("Recovery key", RecoveryKeyCard, "lost passphrase"),
        ),
    ),
    Preferences(
        "papers",
        "Papers and words",
        (
            Preference("House style of papers", HouseStyleCard, "letterhead, logo, house style"),
            Preference("Letters and services", LettersCard, "address, services, telephone"),
            Preference("Letters of this office", own_letters_card, "templates"),
            Preference("Kinds of plan", plan_kinds_card, "templates"),
        ),
        (
            Preference("Phrases", phrases_card, "snippets"),
            Preference("Spelling", spelling_card, "dictionary"),
            Preference("Vague words in plans", VagueWordsCard, "checks of a plan"),
        ),
    ),
    Preferences(
        "days",
        "Days and places",
        (
            Preference("Bank holidays", BankHolidaysCard, "working days"),
            Preference("School terms and closures", SchoolsCard, "terms, closures"),
        ),
        (Preference("Establishments", EstablishmentsCard, "prisons, secure homes"),),
    ),
)
"""Every preference there is: a new one is a line here."""


class PreferencesTab(QWidget):
    """The cards of one part; what concerns keys is folded away until asked for.

    Signals:
        dressed: another look or text size was chosen; carries the Theme.
        said: something was done that can be undone; carries the Message.
    """

    dressed = Signal(object)
    said = Signal(object)

    def __init__(self, of: Preferences, desk: Desk) -> None:
        super().__init__()
        named(self, f"preferences_{of.name}", of.title)
        page = ScrollPage(f"preferences_{of.name}Scroll")
        page.body.setContentsMargins(0, theme.px(8), 0, theme.px(28))
        column(self, 0, 0).addWidget(page)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.px(14))
        self._page = page
        self._cards: dict[str, QWidget] = {}
        for cards in (of.left, of.right):
            side = QWidget()
            layout = column(side, 0, 14)
            for each in cards:
                layout.addWidget(self._built(each, desk))
            layout.addStretch(1)
            self._columns.addWidget(side, 1)
        page.body.addLayout(self._columns)
        page.body.addStretch(1)

    def begin(self, part: str) -> None:
        """Show the card of that title, unfolded if it is one that unfolds."""
        card = self._cards.get(part)
        if card is None:
            return
        unfold = getattr(card, "unfold", None)
        if unfold is not None and part == _KEY:
            unfold()
        else:
            card.setFocus()
            card.focusNextChild()
        self._page.ensureWidgetVisible(card)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        is_wide = self.width() >= theme.px(_TWO_COLUMNS)
        self._columns.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def _built(self, each: Preference, desk: Desk) -> QWidget:
        card = self._cards[each.title] = each.build(desk)
        if isinstance(card, LookCard):
            card.dressed.connect(self.dressed)
        if isinstance(card, OfficersCard):
            card.handed.connect(self.said)
        return card


_KEY: Final = "Recovery key"  # the one that a warning leads to: what is wanted is to make one


def commands_of_preferences() -> tuple[Command, ...]:
    """Each card, to be found by its title and by what else it is called."""
    return tuple(
        Command(
            f"preferences/{part.name}/{each.title}",
            f"Preferences: {each.title}",
            Icon.PREFERENCES,
            part.title,
            each.also,
            only_asked=True,
        )
        for part in PREFERENCES
        for each in part.all
    )


PLACES: Final = tuple(
    Part(each.name, each.title, partial(PreferencesTab, each)) for each in PREFERENCES
)
