"""What is to go along, to be ticked: each thing with what the gate says of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from PySide6.QtWidgets import QCheckBox, QWidget

from caseworker.casework.handing_over import Chosen
from caseworker.casework.sending import Offer, Weighed
from caseworker.domain.handover import Withheld
from caseworker.domain.listed import listed, one_a_line
from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.papers.lines import cleared
from caseworker.ui.parts import (
    Card,
    Words,
    WrittenField,
    column,
    named,
    quiet,
    recolour,
    row,
)

_IN: Final = "+"
_OUT: Final = "-"
_BOX: Final = 32  # px
_MARGIN: Final = 36  # px: under the words beside the box


class Contents(WrittenField):
    """The contents by their groups. What may not go stands among them, and can't be ticked.

    What an officer ticks or takes out stays so when it is weighed anew for another receiver.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("handOverContents")
        self._boxes: dict[str, QCheckBox] = {}
        self._wishes: dict[str, bool] = {}
        self._weighed: Weighed | None = None
        body = column(self, 0, 8)
        self._answer = Card(tone=Tone.PLAIN, margin=12, gap=2, name="handOverAnswer")
        self._headline = Words("", "strong", wrap=True, name="handOverHeadline")
        self._because = Words("", "small", wrap=True, name="handOverBecause")
        self._answer.body.addWidget(self._headline)
        self._answer.body.addWidget(self._because)
        self._answer.hide()
        body.addWidget(self._answer)
        lines = QWidget(self)
        self._lines = column(lines, 0, 6)
        body.addWidget(lines)
        self._withheld = WithheldCard()
        body.addWidget(self._withheld)

    @property
    def weighed(self) -> Weighed | None:
        return self._weighed

    @property
    def chosen(self) -> Chosen:
        """What is to go, of what may."""
        ticked = frozenset(key for key, box in self._boxes.items() if box.isChecked())
        return self._weighed.chosen(ticked) if self._weighed else Chosen(frozenset(), frozenset())

    def show_weighed(self, weighed: Weighed | None) -> None:
        """Draw it anew for another receiver or purpose; nothing, while none is chosen."""
        self._weighed = weighed
        cleared(self._lines)
        self._boxes = {}
        self._answer.setVisible(weighed is not None)
        self._withheld.show_withheld(weighed.withheld if weighed else ())
        if weighed is None:
            return
        recolour(self._answer, Tone.GREEN if weighed.lets_go else Tone.RED)
        self._headline.setText(weighed.headline)
        self._because.setText(weighed.because)
        self._because.setVisible(bool(weighed.because))
        number = 0
        for group, offers in groupby(weighed.offers, key=lambda one: one.group):
            self._lines.addWidget(Words(group, "label", wrap=True))
            for one in offers:
                self._lines.addWidget(self._line(one, number))
                number += 1

    def typed(self) -> str:
        said = (f"{_IN if on else _OUT}{key}" for key, on in sorted(self._wishes.items()))
        return one_a_line(tuple(said))

    def retype(self, text: str) -> None:
        self._wishes = {one[1:]: one.startswith(_IN) for one in listed(text) if one[1:]}
        for key, box in self._boxes.items():
            box.setChecked(self._wishes.get(key, box.isChecked()))

    def _line(self, one: Offer, number: int) -> QWidget:
        line = QWidget()
        whole = column(line, 0, 0)
        top = row(4)
        box = named(QCheckBox(), f"goes_{number}", one.words)
        box.setFixedWidth(theme.px(_BOX))
        words = Words(one.words, wrap=True, name=f"goes_{number}Words")
        words.setBuddy(box)
        top.addWidget(box)
        top.addWidget(words, 1)
        whole.addLayout(top)
        said = one.why_not or one.goes
        tone = Tone.AMBER if one.why_not else None
        small = Words(said, "small", wrap=True, tone=tone, name=f"goes_{number}Why")
        small.setContentsMargins(theme.px(_MARGIN), 0, 0, 0)
        small.setVisible(bool(said))
        whole.addWidget(small)
        box.setAccessibleDescription(said)
        if one.why_not or not one.key:
            box.setChecked(not one.why_not)
            box.setEnabled(False)
        else:
            self._boxes[one.key] = box
            box.setChecked(self._wishes.get(one.key, one.proposed))
            box.toggled.connect(lambda on, key=one.key: self._on_toggled(key, on))
        return line

    def _on_toggled(self, key: str, on: bool) -> None:  # noqa: FBT001 - a signal's
        self._wishes[key] = on
        self.edited.emit()


class WithheldCard(Card):
    """What is cut from the case for them: how much of it, and each by name when asked."""

    def __init__(self) -> None:
        super().__init__(margin=12, gap=4, name="handOverWithheld", tone=Tone.AMBER)
        self._head = Words("", "strong", wrap=True, tone=Tone.AMBER, name="handOverWithheldHead")
        self._open = quiet("Show each by name", "handOverWithheldShow")
        self._open.clicked.connect(self._on_open)
        lines = QWidget(self)
        self._lines = column(lines, 0, 2)
        self._list = lines
        top = row(10)
        top.addWidget(self._head, 1)
        top.addWidget(self._open)
        self.body.addLayout(top)
        self.body.addWidget(lines)
        self._list.hide()
        self.hide()

    def show_withheld(self, withheld: Sequence[Withheld]) -> None:
        cleared(self._lines)
        count = len(withheld)
        things = (
            "1 thing of the case itself is" if count == 1 else f"{count} things of the case are"
        )
        self._head.setText(f"{things} withheld from them, and listed so in the pack.")
        for one in withheld:
            self._lines.addWidget(Words(one.said, "small", wrap=True))
        self.setVisible(bool(withheld))

    def _on_open(self) -> None:
        shown = self._list.isHidden()
        self._list.setVisible(shown)
        self._open.setText("Hide them" if shown else "Show each by name")
