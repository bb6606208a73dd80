"""The items of a pupil, one under another: a tick, what the file says, and what we have."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from caseworker.domain.ctf_offers import Offer, Standing
from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Pill, Rule, Words, named

HEADS = ("Take it over", "The file says", "We have")
TONES = {Standing.NEW: Tone.GREEN, Standing.SAME: Tone.PLAIN, Standing.REPLACES: Tone.AMBER}


class OffersTable(QWidget):
    """What can be ticked. What would take the place of ours is not, to begin with.

    Signals:
        ticked: one was ticked, or not any more.
    """

    ticked = Signal()

    def __init__(
        self,
        offers: Sequence[Offer],
        *,
        beside: bool,
        stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``beside``: we have a case to compare with. ``stacked``: where there is little room."""
        super().__init__(parent)
        named(self, "transferOffers", "What the file says, item by item")
        self._boxes: dict[str, QCheckBox] = {}
        self._beside, self._stacked = beside, stacked
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(7))
        heads = HEADS if beside else HEADS[:2]
        self._across = 1 if stacked else len(heads)
        if not stacked:
            for column, (stretch, head) in enumerate(zip((4, 6, 6), heads, strict=False)):
                self._grid.setColumnStretch(column, stretch)
                self._grid.addWidget(Words(head, "small"), 0, column)
        for offer in offers:
            self._add(offer)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of what is ticked."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def _add(self, offer: Offer) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(Rule(), at, 0, 1, self._across)
        name = offer.key.replace(":", "_")
        about = f"{offer.title}: {offer.theirs}. {offer.standing.value}. {offer.warning}".strip()
        box = named(QCheckBox(offer.title), f"take_{name}", about)
        box.setEnabled(offer.can_be_taken)
        box.setChecked(offer.is_ticked)
        box.toggled.connect(lambda _: self.ticked.emit())
        self._boxes[offer.key] = box
        said: list[QWidget] = [box, Words(offer.theirs, "strong", wrap=True)]
        if self._beside:
            ours = f"We have: {offer.ours}" if self._stacked and offer.ours else offer.ours
            said.append(Words(ours or "Nothing yet", "" if ours else "soft", wrap=True))
        for place, widget in enumerate(said):
            down, across = (place, 0) if self._stacked else (0, place)
            self._grid.addWidget(widget, at + 1 + down, across)
        under = self._grid.rowCount()
        if offer.standing is not Standing.NEW:
            pill = Pill(offer.standing.value, TONES[offer.standing])
            self._grid.addWidget(pill, under, self._across - 1, Qt.AlignmentFlag.AlignLeft)
        if offer.warning:
            under = self._grid.rowCount()
            warned = Words(offer.warning, "small", wrap=True, tone=Tone.RED, name=f"warn_{name}")
            self._grid.addWidget(warned, under, 0, 1, self._across)
