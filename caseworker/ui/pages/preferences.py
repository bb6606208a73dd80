"""Preferences: what this office and this officer decide for themselves."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.page import Page
from caseworker.ui.parts import PageTitle, ScrollPage, column, named
from caseworker.ui.preferences.authority_rule import AuthorityRuleCard
from caseworker.ui.preferences.bank_holidays import BankHolidaysCard
from caseworker.ui.preferences.consent_rule import ConsentRuleCard
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
from caseworker.ui.preferences.rights import RightsCard
from caseworker.ui.preferences.schools import SchoolsCard
from caseworker.ui.preferences.small_numbers import SmallNumbersCard
from caseworker.ui.preferences.spelling_words import spelling_card
from caseworker.ui.preferences.support_meetings import SupportMeetingsCard
from caseworker.ui.preferences.targets import TargetsCard
from caseworker.ui.preferences.vague_words import VagueWordsCard

_TWO_COLUMNS = 860  # px at 100% text


class PreferencesPage(Page):
    """One card for each thing; what concerns keys is folded away until asked for.

    Signals:
        dressed: another look or text size was chosen; carries the Theme.
    """

    dressed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        named(self, "preferences", "Preferences")
        page = ScrollPage("preferencesScroll")
        page.body.setContentsMargins(theme.px(28), theme.px(4), theme.px(28), theme.px(28))
        column(self, 0, 0).addWidget(page)
        page.body.addWidget(PageTitle("Preferences"))
        look = LookCard()
        look.dressed.connect(self.dressed)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.px(14))
        self._key = RecoveryKeyCard(desk)
        for cards in (
            (
                OfficersCard(desk),
                PassphraseCard(desk),
                self._key,
                RightsCard(desk),
                AuthorityRuleCard(desk),
                LookingCard(desk),
                SmallNumbersCard(desk),
                own_letters_card(desk),
                BankHolidaysCard(desk),
                EstablishmentsCard(desk),
            ),
            (
                look,
                OfficeCard(desk),
                HouseStyleCard(desk),
                LettersCard(desk),
                plan_kinds_card(desk),
                phrases_card(desk),
                spelling_card(desk),
                SchoolsCard(desk),
                ConsentRuleCard(desk),
                NumbersCard(desk),
                SupportMeetingsCard(desk),
                TargetsCard(desk),
                VagueWordsCard(desk),
            ),
        ):
            side = QWidget()
            layout = column(side, 0, 14)
            for card in cards:
                layout.addWidget(card)
            layout.addStretch(1)
            self._columns.addWidget(side, 1)
        page.body.addLayout(self._columns)
        page.body.addStretch(1)

    def begin(self, part: str) -> None:
        """A new recovery key, when that is wanted: the only part that others ask for."""
        if part == "recovery_key":
            self._key.unfold()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        is_wide = self.width() >= theme.px(_TWO_COLUMNS)
        self._columns.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
