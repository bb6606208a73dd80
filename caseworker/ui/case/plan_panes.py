"""Who has the room on the plan tab: outline, page, live preview, advice, checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from caseworker.ui import theme
from caseworker.ui.case.plan_checks import ChecksPanel
from caseworker.ui.case.plan_head import PlanHead
from caseworker.ui.case.plan_live import LivePreview
from caseworker.ui.case.plan_reading import Reading
from caseworker.ui.case.plan_section import SectionPage

SIDE: Final = 252  # px at 100%: the outline, and the checks
ROOMY: Final = 1600  # from here on the preview and the checks stand beside each other
WIDEST: Final = 16_777_215  # Qt's own: no limit


@dataclass(frozen=True, slots=True)
class PlanPanes:
    """What stands beside each other. ``top`` is the head, wherever there is room for it."""

    top: QWidget
    side: QWidget
    centre: QWidget
    page: SectionPage
    live: LivePreview
    checks: ChecksPanel
    reading: Reading
    head: PlanHead

    def share(self, width: int, *, is_narrow: bool) -> None:
        """All panes where there is room; where there is not, one at a time, all scrolling."""
        reads = self.reading.is_open  # advice beside the plan takes the place of the others
        only_checks = is_narrow and self.head.toggle.isChecked() and not reads
        self._move_top(is_narrow=is_narrow, only_checks=only_checks)
        side = theme.px(SIDE)
        self.checks.setMinimumWidth(0 if only_checks else side)
        self.checks.setMaximumWidth(WIDEST if only_checks else side)
        self.side.setVisible(not is_narrow)
        is_live = self.page.live.isChecked()
        # The preview takes the place of the checks where there is no room for both.
        is_either = is_narrow or (is_live and width < theme.px(ROOMY))
        is_checked = not reads and (not is_either or self.head.toggle.isChecked())
        self.checks.setVisible(is_checked)
        self.live.setVisible(is_live and not reads and not (is_either and is_checked))
        self.centre.setVisible(not only_checks and not (is_narrow and (is_live or reads)))
        self.reading.pane.setVisible(reads)
        self.head.fit(narrow=is_narrow, checks=is_either)

    def _move_top(self, *, is_narrow: bool, only_checks: bool) -> None:
        """Where it is narrow, the head scrolls away with what is under it."""
        body, sheet = self.centre.layout(), self.centre
        if is_narrow:
            pane = self.checks.pane if only_checks else self.page
            body, sheet = pane.body, pane.sheet
        if isinstance(body, QBoxLayout) and self.top.parentWidget() is not sheet:
            used = QApplication.focusWidget()
            body.insertWidget(0, self.top)
            if used is not None and self.top.isAncestorOf(used):
                used.setFocus()  # it was taken along: the keyboard stays with it
        edge = theme.px(8 if is_narrow else 18)
        around = self.centre.layout()
        if around is not None:
            around.setContentsMargins(edge, edge, edge, edge)
