"""Preferences: how the office’s papers look, and what stands on each of their pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from caseworker.casework.house_style import (
    ChangeHouseStyle,
    change_house_style,
    house_style_now,
    logo_of,
)
from caseworker.domain.errors import CaseworkerError, UnfitFile
from caseworker.domain.house_style import LARGEST_LOGO, LONGEST_KEPT, HouseStyle, Logo
from caseworker.ui import theme
from caseworker.ui.changes import Changes, keep_changes
from caseworker.ui.choose_file import bytes_of, choose_file
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.parts import (
    Flow,
    Form,
    Words,
    column,
    named,
    primary,
    quiet,
    secondary,
)
from caseworker.ui.preferences.own import CardWords, OwnCard
from caseworker.ui.reading import VIEWING

_ABOUT = "It stands on plans, letters and every other paper, in every size of print."
_NO_LOGO = "No logo yet."
_PREVIEW = (220, 84)  # px at 100% text
_ALT = "For those who can’t see it: “Northmere Council: a white sun on green”."
_SIGNATURE = "A line for each: the team, when it can be reached."
_HANDLING = "Under the marking of every page: “Keep locked away.”"
_DESTROY = "Each page then says the day. 0 for no such rule."


class HouseStyleCard(OwnCard):
    """The logo, the lines under a signature, how to handle papers, when to destroy copies."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, CardWords("House style of papers", "houseStyleCard", "style", _ABOUT)
        )
        self._logo: Logo | None = None
        self._kept: Changes | None = None
        self._fields = form = Form("houseStylePreferences")
        form.add("logo", "Logo", self._logo_part(), hint="A PNG or JPEG picture, up to 1 MB.")
        self._alt = named(QLineEdit(), "styleAlt")
        form.add("alt", "What the logo shows, in words", self._alt, hint=_ALT)
        self._signature = named(QPlainTextEdit(), "styleSignature")
        self._signature.setTabChangesFocus(True)
        self._signature.setFixedHeight(theme.px(84))
        form.add("signature", "Under every signature", self._signature, hint=_SIGNATURE)
        self._handling = named(QLineEdit(), "styleHandling")
        form.add("handling", "How to handle papers", self._handling, hint=_HANDLING)
        self._months = named(QSpinBox(), "styleDestroy")
        self._months.setRange(0, LONGEST_KEPT)
        self._months.setMaximumWidth(theme.px(150))
        self._months.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
        form.add(
            "destroy_after", "Destroy copies after so many months", self._months, hint=_DESTROY
        )
        self.form = form
        self.body.addWidget(form)
        form.setEnabled(self.may)
        save = primary("Save", "styleSave")
        save.clicked.connect(self._on_save)
        self.end_with(save, at_right=True)
        desk.see(self, house_style_now, self._on_style)

    @property
    def style_typed(self) -> HouseStyle:
        """The style as the form has it now."""
        logo = self._logo
        return HouseStyle(
            logo and replace(logo, alt=self._alt.text()),
            tuple(self._signature.toPlainText().splitlines()),
            self._handling.text(),
            self._months.value(),
        )

    def take(self, path: Path) -> None:
        """Use the picture at ``path`` as the logo; it is kept once Save is pressed."""
        self.said.hide()
        self.desk.upkeep(
            self,
            lambda _: logo_of(bytes_of(path, LARGEST_LOGO), path.name, VIEWING),
            self._on_logo,
            refused=self._on_unfit,
        )

    def _logo_part(self) -> QWidget:
        part = QWidget()
        body: QVBoxLayout = column(part, 0, 8)
        self._picture = named(QLabel(), "styleLogo", _NO_LOGO)
        self._none = Words(_NO_LOGO, "soft", name="styleNoLogo", wrap=True)
        self._choose = secondary("Choose a picture…", "styleChoose", icon=Icon.FOLDER)
        self._drop = quiet("Take it off", "styleDrop")
        buttons = Flow(across=8, down=6)
        for button in (self._choose, self._drop):
            buttons.addWidget(button)
        for widget in (self._picture, self._none, buttons):
            body.addWidget(widget)
        self._choose.clicked.connect(self._on_choose)
        self._drop.clicked.connect(self._on_drop)
        self._show_logo()
        return part

    def _show_logo(self) -> None:
        logo = self._logo
        for widget in (self._picture, self._drop):
            widget.setVisible(logo is not None)
        self._none.setVisible(logo is None)
        if logo is None:
            return
        picture = QPixmap()
        picture.loadFromData(logo.png, "PNG")
        wide, tall = (theme.px(side) for side in _PREVIEW)
        shown = picture.scaled(
            wide,
            tall,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._picture.setPixmap(shown)
        self._picture.setAccessibleName(f"The logo: {logo.alt or 'not described yet'}")

    def _on_style(self, style: HouseStyle) -> None:
        self._logo = style.logo
        self._alt.setText(style.logo.alt if style.logo else "")
        self._signature.setPlainText("\n".join(style.signature))
        self._handling.setText(style.handling)
        self._months.setValue(style.destroy_after)
        for line in (self._alt, self._handling):
            line.setCursorPosition(0)
        self._show_logo()
        # A picture that was chosen is still where it was chosen from: only words are kept.
        self._kept = keep_changes(self.desk, "house style", self._fields, self.tell)

    @Slot()
    def _on_choose(self) -> None:
        pictures = ["Pictures (*.png *.jpg *.jpeg)", "All files (*)"]
        choose_file(self, "chooseLogo", pictures, self.take)

    def _on_logo(self, logo: Logo) -> None:
        self._fields.clear()
        self._logo = logo
        self._show_logo()
        if not self._alt.text():
            self._alt.setFocus()

    @Slot()
    def _on_drop(self) -> None:
        self._logo = None
        self._alt.clear()
        self._show_logo()
        self._choose.setFocus()

    @Slot()
    def _on_save(self) -> None:
        command = ChangeHouseStyle(self.style_typed)
        self.send(change_house_style, command, self._kept.saved() if self._kept else None)

    def _on_unfit(self, error: CaseworkerError) -> None:
        if isinstance(error, UnfitFile):
            self._fields.fields["logo"].refuse(str(error))
        else:
            self.on_refused(error)
