"""Onto paper: every page, sharp, in the size that it is, and nothing is left beside it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QRadioButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from caseworker.documents.pictures import page_count
from caseworker.ui.papers.printing import Progress, a_printer, open_dialog, paint
from tests.documents.every_paper import every_paper
from tests.documents.examples import PRINT

DOTS = 300
A4_WIDE, A4_TALL = 8.27 * DOTS, 11.69 * DOTS


def test_each_page_is_a4_at_three_hundred_dots_and_nothing_else_is_written(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    nowhere, out = tmp_path / "temporary", tmp_path / "printed.pdf"
    nowhere.mkdir()
    for name in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(nowhere))
    monkeypatch.setattr(tempfile, "tempdir", None)
    pdf = every_paper()["L-04-community"].bytes_for(PRINT)
    count = page_count(pdf)
    printer = a_printer(count)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))

    paint(printer, pdf, range(1, count + 1), Progress())

    with pikepdf.open(out) as printed:
        assert len(printed.pages) == count == 2
        for page in printed.pages:
            assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, 595, 842], abs=1)
            bands = list(page.obj.Resources.XObject.as_dict().values())
            assert all(int(band.Width) == pytest.approx(A4_WIDE, abs=2) for band in bands)
            assert sum(int(band.Height) for band in bands) == pytest.approx(A4_TALL, abs=3)
    assert sorted(tmp_path.iterdir()) == sorted([nowhere, out])
    assert not list(nowhere.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows shows its own, which offers both")
def test_copies_and_both_sides_are_asked_for_in_the_dialog(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    printer = a_printer(3)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)

    dialog = open_dialog(owner, printer, lambda _: None)

    copies = dialog.findChild(QSpinBox, "copies")
    sides = {button.objectName() for button in dialog.findChildren(QRadioButton)}
    assert isinstance(copies, QSpinBox)
    assert copies.isEnabled()
    assert {"noDuplex", "duplexLong", "duplexShort"} <= sides
    dialog.reject()
