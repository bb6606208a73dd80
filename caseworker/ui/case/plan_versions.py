"""Versions that were issued: listed, readable, never editable."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.wanted import Wanted
from caseworker.domain.kinds import SectionKind, plan_kinds
from caseworker.domain.plan import Version
from caseworker.ui.desk import Desk
from caseworker.ui.editor import BlocksEdit
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import (
    Card,
    Flow,
    Pill,
    Rule,
    Words,
    column,
    named,
    row,
    secondary,
)
from caseworker.ui.parts.typed_day import day_in_words

PAPER = "ehc_plan"


class VersionsCard(Card):
    """Every issued version, newest first.

    Signals:
        read: a version is to be read; carries the Version.
    """

    read = Signal(object)

    def __init__(self, versions: tuple[Version, ...], parent: QWidget | None = None) -> None:
        super().__init__("Issued versions", name="versions", parent=parent)
        for at, version in enumerate(reversed(versions)):
            ground = named(QWidget(), f"version{at}", version.title)
            line = row(12, ground)
            line.setContentsMargins(0, 6, 0, 6)
            words = column(what := QWidget(), 0, 1)
            words.addWidget(Words(version.title, "strong"))
            words.addWidget(Words(_about(version), "small", wrap=True))
            line.addWidget(what, 1)
            line.addWidget(Pill("Can't change", Tone.PLAIN), 0, Qt.AlignmentFlag.AlignVCenter)
            button = secondary("Read", f"readVersion{at}", icon=Icon.EYE)
            button.setAccessibleName(f"Read {version.title}")
            button.clicked.connect(lambda _=False, version=version: self.read.emit(version))
            line.addWidget(button)
            self.body.addWidget(ground)
            self.body.addWidget(Rule())


class VersionSheet(LongSheet):
    """One version as it was issued."""

    def __init__(self, desk: Desk, version: Version, parent: QWidget) -> None:
        super().__init__(version.title, _about(version), "version", parent)
        self.as_wide_as(820)
        kind = plan_kinds()[version.plan.kind]
        for section in kind.sections:
            heading = Words(f"{section.letter}  {section.title}", "heading", wrap=True)
            self.middle.body.addWidget(heading)
            self._draw(version, section)
        self.middle.body.addStretch(1)
        paper = secondary("See it as a paper", "versionPaper", icon=Icon.PRINT)
        shut = secondary("Close", "versionClose")
        self.finish_with(paper, shut)
        shut.clicked.connect(self.accept)
        wanted = Wanted(PAPER, version.case, version.title, series=version.series)
        paper.clicked.connect(lambda: show_paper(self, desk, wanted))
        self.finished.connect(self.deleteLater)

    def _draw(self, version: Version, section: SectionKind) -> None:
        content = version.plan.section(section.letter)
        body = self.middle.body
        if section.holds == "advice":
            for one in version.advice:
                words = f"{one.source}: {one.author}, {one.day:%d/%m/%Y}. {one.document}"
                body.addWidget(Words(words, wrap=True))
        elif content.is_blank:
            body.addWidget(Words(section.none_words, "soft", wrap=True))
        if content.text:
            text = BlocksEdit(f"read_{section.letter}", section.title, grows=True)
            text.setProperty("page", True)
            text.setReadOnly(True)
            text.show_blocks(content.text)
            body.addWidget(text)
        numbers = version.plan.numbers()
        for item in content.items:
            card = Card(margin=12, gap=3)
            links = ", ".join(numbers[link] for link in item.links if link in numbers)
            head = Flow()
            head.addWidget(Words(numbers[item.id], "strong"))
            if links:
                head.addWidget(Words(f"serves {links}", "soft"))
            card.body.addWidget(head)
            for block in item.text:
                card.body.addWidget(Words(block.plain, wrap=True))
            said = "  ·  ".join(value for value in item.fields.values() if value)
            if said:
                card.body.addWidget(Words(said, "small", wrap=True))
            body.addWidget(card)


def _about(version: Version) -> str:
    parts = [f"Issued on {day_in_words(version.issued_on)}"]
    if version.signature is not None:
        parts.append(f"signed by {version.signature.name}, {version.signature.role}")
    if version.review_by is not None:
        parts.append(f"to be reviewed by {version.review_by:%d/%m/%Y}")
    return ", ".join(parts) + "."
