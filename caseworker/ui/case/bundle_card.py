"""The card of bundles: each that was put together, looked at again, or sent."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.casework.bundles import PAPER, BundleDesk, bundle_desk
from caseworker.casework.office import Done
from caseworker.casework.wanted import Wanted
from caseworker.domain.bundle import MADE
from caseworker.domain.case import Event
from caseworker.ui.case.bundle_sheets import BundleSheet, SendBundleSheet
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import emptied
from caseworker.ui.desk import Desk
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import Card, Flow, Words, named, quiet, secondary
from caseworker.ui.parts.typed_day import short_day


class BundleCard(Card):
    """Bundles of the case, the latest first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Bundles for the Tribunal", name="bundles", gap=6, parent=parent)
        self._desk = desk
        self._seen: CaseSeen | None = None
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        self._make = secondary("Put together a bundle…", "bundleMake")
        ways = Flow()
        ways.addWidget(self._make)
        self.body.addWidget(ways)
        self._make.clicked.connect(self._on_make)

    def show_bundles(self, seen: CaseSeen) -> None:
        self._seen = seen
        emptied(self._lines)
        made = seen.case.all_of(MADE)
        if not made:
            words = "An index, then the papers that you choose, with numbers across all pages."
            self._lines.addWidget(Words(words, "soft", wrap=True))
        for at, event in enumerate(reversed(made)):
            self._lines.addWidget(self._line(at, event, seen))

    def _line(self, at: int, event: Event, seen: CaseSeen) -> QWidget:
        line = Flow(across=10)
        named(line, f"bundle{at}", event.facts["title"])
        line.addWidget(Words(event.facts["title"], "strong", wrap=True))
        said = f"{event.facts['count']}, {short_day(event.day, seen.today)}"
        line.addWidget(Words(said, "small", wrap=True))
        look = quiet("Look at it", f"bundle{at}Look")
        look.setAccessibleName(f"Look at {event.facts['title']}")
        look.clicked.connect(lambda: self._look(str(event.id)))
        send = quiet("Into the tray…", f"bundle{at}Tray")
        send.setAccessibleName(f"Put {event.facts['title']} into the tray")
        send.clicked.connect(lambda: self._send(event))
        line.addWidget(look)
        line.addWidget(send)
        return line

    def _look(self, bundle: str) -> None:
        if self._seen is not None:
            show_paper(self, self._desk, Wanted(PAPER, self._seen.case.number, bundle))

    @Slot()
    def _on_make(self) -> None:
        def opened(given: BundleDesk) -> None:
            if self._seen is not None:
                sheet = BundleSheet(self._desk, self._seen, given, self.window())
                sheet.recorded.connect(self._on_made)
                sheet.open()

        if self._seen is not None:
            self._desk.see(self, bundle_desk(self._seen.case.number), opened)

    @Slot(object)
    def _on_made(self, done: Done) -> None:
        """It is looked at at once: whether it is right is seen, not hoped."""
        self._look(done.made)

    def _send(self, event: Event) -> None:
        def opened(given: BundleDesk) -> None:
            if self._seen is not None:
                SendBundleSheet(self._desk, self._seen, given, event.id, self.window()).open()

        if self._seen is not None:
            self._desk.see(self, bundle_desk(self._seen.case.number), opened)
