"""The page that goes into the sealed envelope: the recovery key on paper, and nowhere else."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPageSize, QPaintDevice, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

_WORDS = """\
Whoever holds this page can open every record in the store that it belongs to.
Put it into an envelope, seal it, sign across the flap, and lock it away from the computer.
To use it: start Caseworker, choose “Use the recovery key”, and type the key. It works once.
Which office, and since when (write by hand):""".splitlines()


def print_key(asker: QWidget, key: str) -> None:
    """Ask which printer, then print the page. Nothing is written to the disk by us."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName("Caseworker")  # the spooler shows it to everybody
    dialog = QPrintDialog(printer, asker.window())
    dialog.setObjectName("keyPrinter")

    def go() -> None:
        painter = QPainter(printer)
        draw_key_page(painter, printer, key)
        painter.end()

    dialog.accepted.connect(go)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # the printer dialog's own wants a receiver


def draw_key_page(painter: QPainter, paper: QPaintDevice, key: str) -> None:
    """Draw the page: black on white, large enough to be typed from."""
    unit = paper.logicalDpiY() / 72  # a point
    wide = painter.viewport().width()
    top = 40 * unit

    def write(text: str, size: float, *, bold: bool = False, gap: float = 14) -> None:
        nonlocal top
        font = QFont(QApplication.font())
        font.setPixelSize(round(size * unit))
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.black)
        place = QRectF(0, top, wide, 10_000)
        drawn = painter.drawText(place, Qt.TextFlag.TextWordWrap, text)
        top += drawn.height() + gap * unit

    write("Caseworker: recovery key", 22, bold=True, gap=24)
    write(key, 20, bold=True, gap=28)
    for line in _WORDS:
        write(line, 12)
    painter.drawLine(0, round(top + 30 * unit), round(wide * 0.7), round(top + 30 * unit))
