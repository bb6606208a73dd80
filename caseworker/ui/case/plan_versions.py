"""Versions that were issued or kept: each with its author, day, fingerprint and what it follows."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.versions import (
    VersionSeen,
    in_groups,
    is_as_signed,
    is_same_fingerprint,
)
from caseworker.casework.wanted import Wanted
from caseworker.domain.kinds import SectionKind, plan_kinds
from caseworker.domain.plan import Version, VersionKind
from caseworker.ui.desk import Desk
from caseworker.ui.editor import BlocksEdit
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import (
    Card,
    Flow,
    Form,
    Pill,
    Rule,
    Words,
    column,
    named,
    quiet,
    secondary,
)
from caseworker.ui.parts.typed_day import day_in_words

PAPER = "ehc_plan"


class VersionsCard(Card):
    """Every version, newest first.

    Signals:
        read: a version is to be read; carries the Version.
        compared: it is to be compared with what came of it; carries its title.
        restored: it is to be taken up again; carries its title.
        fingerprint: its fingerprint is to be read whole; carries the Version.
    """

    read = Signal(object)
    compared = Signal(str)
    restored = Signal(str)
    fingerprint = Signal(object)

    def __init__(self, versions: tuple[VersionSeen, ...], parent: QWidget | None = None) -> None:
        super().__init__("Versions", name="versions", parent=parent)
        for at, seen in enumerate(reversed(versions)):
            self.body.addWidget(self._line(at, seen))
            self.body.addWidget(Rule())

    def _line(self, at: int, seen: VersionSeen) -> QWidget:
        version, title = seen.version, seen.version.title
        ground = named(QWidget(), f"version{at}", title)
        body = column(ground, 0, 4)
        head = Flow(across=10, down=4)
        head.addWidget(Words(title, "strong"))
        is_kept = version.kind is VersionKind.KEPT
        head.addWidget(Pill("Kept, never sent" if is_kept else "Can't change", Tone.PLAIN))
        body.addWidget(head)
        body.addWidget(Words(about(seen), "small", wrap=True, name=f"versionAbout{at}"))
        for note in seen.said:
            body.addWidget(Words(note, "small", wrap=True, tone=Tone.AMBER))
        line = Flow(across=8, down=6)
        acts = (
            (secondary("Read", f"readVersion{at}", icon=Icon.EYE), lambda: self.read.emit(version)),
            (secondary("Compare", f"compareVersion{at}"), lambda: self.compared.emit(title)),
            (
                secondary("Take up again…", f"restoreVersion{at}", icon=Icon.UNDO),
                lambda: self.restored.emit(title),
            ),
            (
                quiet(f"Fingerprint {seen.short}…", f"fingerprint{at}"),
                lambda: self.fingerprint.emit(version),
            ),
        )
        for button, act in acts:
            button.setAccessibleName(f"{button.text().strip()}: {title}")
            button.clicked.connect(act)
            line.addWidget(button)
        body.addWidget(line)
        return ground


class FingerprintSheet(LongSheet):
    """A fingerprint whole, whether the seal holds, and whether one from elsewhere is the same."""

    def __init__(self, version: Version, parent: QWidget) -> None:
        super().__init__(
            f"Fingerprint of {version.title}",
            "Worked out anew, now, from every word of this version, its day and its advice "
            "(SHA-256). One other letter, and it is wholly another.",
            "fingerprintSheet",
            parent,
        )
        self._version = version
        whole = Words(in_groups(version.fingerprint), "key", wrap=True, name="fingerprintWhole")
        self.middle.body.addWidget(whole)
        self.middle.body.addWidget(_seal(version))
        self._other = named(QLineEdit(), "fingerprintOther")
        form = Form("fingerprintForm")
        hint = "From the last page of the plan, or as somebody reads it to you."
        form.add("other", "Is it the same as this one?", self._other, hint=hint)
        self._verdict = Words("", "strong", wrap=True, name="fingerprintVerdict")
        self.middle.body.addWidget(form)
        self.middle.body.addWidget(self._verdict)
        self.middle.body.addStretch(1)
        shut = secondary("Close", "fingerprintClose")
        self.finish_with(shut)
        shut.clicked.connect(self.accept)
        self._other.textChanged.connect(self._look)
        self._other.returnPressed.connect(self._look)  # or Enter would shut the sheet
        self.finished.connect(self.deleteLater)

    @Slot()
    def _look(self) -> None:
        typed = self._other.text().strip()
        if not typed:
            self._verdict.say("")
        elif is_same_fingerprint(self._version, typed):
            self._verdict.say(
                f"✓ The same: it is {self._version.title}, word for word.", Tone.GREEN
            )
        else:
            self._verdict.say("✕ Not the same, or not the whole of it.", Tone.RED)


class VersionSheet(LongSheet):
    """One version as it was issued."""

    def __init__(self, desk: Desk, seen: VersionSeen, parent: QWidget) -> None:
        version = seen.version
        super().__init__(version.title, about(seen), "version", parent)
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


def about(seen: VersionSeen) -> str:
    """Its day, who issued or signed it, what it follows, when it is to be reviewed."""
    version, signature = seen.version, seen.version.signature
    verb = "Kept" if version.kind is VersionKind.KEPT else "Issued"
    parts = [f"{verb} on {day_in_words(version.issued_on)}"]
    if signature is not None:
        parts.append(f"signed by {signature.name}, {signature.role}")
    elif seen.author:
        parts[0] += f" by {seen.author}"
    if seen.origin:
        parts.append(seen.origin[:1].lower() + seen.origin[1:])
    if version.left_out:
        parts.append(f"without {', '.join(version.left_out)}, which did not come along")
    if seen.follows:
        parts.append(f"follows {seen.follows}")
    if seen.taken_from:
        parts.append(f"written anew from {seen.taken_from}")
    if version.review_by is not None:
        parts.append(f"to be reviewed by {version.review_by:%d/%m/%Y}")
    return ", ".join(parts) + "."


def _seal(version: Version) -> Words:
    signature = version.signature
    if signature is None:
        return Words("A draft bears no seal: nobody signs it.", "soft", wrap=True, name="seal")
    if is_as_signed(version):
        said = f"✓ The seal holds: it says what {signature.name} signed on "
        return Words(
            f"{said}{day_in_words(signature.day)}.",
            "strong",
            tone=Tone.GREEN,
            wrap=True,
            name="seal",
        )
    said = "✕ The seal does not hold: it no longer says what was signed. Tell an administrator."
    return Words(said, "strong", tone=Tone.RED, wrap=True, name="seal")
