"""The dark rail: where one can go, who is signed in, when it locks, and Lock now."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from caseworker.ui import theme
from caseworker.ui.fittings import Place
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Words, named, plain_tip, restyle

WIDE = 214  # px at 100% text
NARROW = 62


class Rail(QFrame):
    """Shrinks to its icons where the window is narrow.

    Signals:
        chosen: a place was chosen; carries its name.
        lock_wanted: Lock now was pressed.
        inner_wanted: something within a place was chosen; carries its name.
    """

    inner_wanted = Signal(str)
    chosen = Signal(str)
    lock_wanted = Signal()

    def __init__(
        self, places: tuple[Place, ...], feet: tuple[Place, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        named(self, "rail", "Places")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._buttons: dict[str, QPushButton] = {}
        self._is_narrow = False
        edge = theme.px(10)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(edge, theme.px(16), edge, theme.px(12))
        self._layout.setSpacing(theme.px(4))
        self._program = Words("Caseworker", name="programName")
        self._office = Words("", name="officeName", wrap=True)
        self._heads = (self._program, self._office)
        for words in self._heads:
            words.setContentsMargins(theme.px(10), 0, 0, 0)
            self._layout.addWidget(words)
        self._layout.addSpacing(theme.px(12))
        for place in places:
            self._layout.addWidget(self._button(place))
        self._layout.addStretch(1)
        for place in feet:
            self._layout.addWidget(self._button(place))
        self._layout.addSpacing(theme.px(6))
        self._officer = Words("", name="signedIn", wrap=True)
        self._locks = Words("", name="locksAfter", wrap=True)
        for words in (self._officer, self._locks):
            words.setContentsMargins(theme.px(10), 0, 0, 0)
            self._layout.addWidget(words)
        self._layout.addSpacing(theme.px(6))
        self._lock = QPushButton("Lock now   (Ctrl+L)")
        named(self._lock, "lockNow", "Lock now")
        self._lock.setIcon(theme.icon(Icon.LOCK, "rail_ink"))
        self._lock.setIconSize(self._icon_size())
        self._lock.setToolTip(plain_tip("Lock now (Ctrl+L)"))
        self._lock.clicked.connect(self.lock_wanted)
        self._layout.addWidget(self._lock)
        self.shrink(is_narrow=False)

    def tell(self, office: str, officer: str, minutes: int, *, is_practice: bool) -> None:
        """Say whose office this is, who is signed in, and when it locks."""
        self._office.setText(office)
        self._officer.setText(f"Signed in as {officer}")
        self._locks.setText(f"Locks after {minutes} min idle")
        self._lock.setAccessibleDescription(
            f"Signed in as {officer}. Locks after {minutes} minutes."
        )
        restyle(self, "practice", value=is_practice)

    def go_to(self, name: str) -> None:
        """Mark ``name`` as where we are; an unknown name marks none.

        No button group does it: of a group, Tab comes to the one that is marked alone.
        """
        for each, button in self._buttons.items():
            button.setChecked(each == name)

    def offer_within(self, name: str, entries: tuple[tuple[str, str], ...]) -> None:
        """What stands within a place, by name and words: in the menu of its button."""
        button = self._buttons.get(name)
        if button is None:
            return
        for old in button.actions():
            button.removeAction(old)
            old.deleteLater()  # a name that somebody gave is not left behind
        for wanted, words in entries:
            action = QAction(words.replace("&", "&&"), button)
            action.setObjectName(f"within_{wanted}")
            action.triggered.connect(lambda _=False, wanted=wanted: self.inner_wanted.emit(wanted))
            button.addAction(action)
        menus = Qt.ContextMenuPolicy
        button.setContextMenuPolicy(
            menus.ActionsContextMenu if entries else menus.DefaultContextMenu
        )
        if entries:
            button.setAccessibleDescription("The menu key shows the lists within.")

    def shrink(self, *, is_narrow: bool) -> None:
        """Show icons only, or icons and words."""
        self._is_narrow = is_narrow
        self.setFixedWidth(theme.px(NARROW if is_narrow else WIDE))
        for words in (*self._heads, self._officer, self._locks):
            words.setVisible(not is_narrow)
        for button in self._buttons.values():
            button.setText("" if is_narrow else f"  {button.accessibleName()}")
        self._lock.setText("" if is_narrow else "  Lock now   (Ctrl+L)")

    def _button(self, place: Place) -> QPushButton:
        button = QPushButton(f"  {place.title}")
        named(button, f"rail_{place.name}", place.title)
        button.setCheckable(True)
        button.setToolTip(plain_tip(place.title))
        button.setIcon(theme.icon(place.icon, "rail_ink"))
        button.setIconSize(self._icon_size())
        button.clicked.connect(lambda: self.chosen.emit(place.name))
        self._buttons[place.name] = button
        return button

    def _icon_size(self) -> QSize:
        return QSize(theme.px(18), theme.px(18))
