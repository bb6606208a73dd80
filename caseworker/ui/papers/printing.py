"""Prints a paper from memory: the printer asked for, the pages painted away from the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from caseworker.casework.paper_pages import pages_for_printer
from caseworker.domain.errors import CaseworkerError

JOB: Final = "Caseworker"  # what the spooler shows to everybody: never a name
BANDS: Final = 16
NO_PRINTER: Final = (
    "This computer has no printer. Connect one, or ask whoever looks after the computer; "
    "then try again."
)


class NotPrinted(CaseworkerError):
    """The printer took less than the whole paper."""


class Progress(QObject):
    """Tells the window how far the printer has come.

    Signals:
        painted: so many pages of so many are with the printer.
    """

    painted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.stop = Event()


AskPrinter = Callable[
    [QWidget, int, Callable[[QPrinter], None], Callable[[str], None]], QPrintDialog | None
]


def a_printer(count: int) -> QPrinter:
    """A printer set for a paper of ``count`` A4 pages, printed to the paper's very edge."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(JOB)
    printer.setCreator(JOB)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setFromTo(1, count)
    return printer


def ask_printer(
    owner: QWidget, count: int, then: Callable[[QPrinter], None], refused: Callable[[str], None]
) -> QPrintDialog | None:
    """Ask which printer, which pages and how many copies, without stopping the program."""
    if not QPrinterInfo.availablePrinterNames():
        refused(NO_PRINTER)
        return None
    return open_dialog(owner, a_printer(count), then)


def open_dialog(
    owner: QWidget, printer: QPrinter, then: Callable[[QPrinter], None]
) -> QPrintDialog:
    """Open the computer's own dialog for ``printer``."""
    dialog = QPrintDialog(printer, owner)
    dialog.setObjectName("printDialog")
    dialog.setWindowTitle(JOB)
    option = QAbstractPrintDialog.PrintDialogOption
    dialog.setOption(option.PrintPageRange, on=True)
    dialog.setOption(option.PrintCollateCopies, on=True)
    dialog.setOption(option.PrintToFile, on=False)  # a file is a clear copy: asked for as one
    dialog.accepted.connect(lambda: then(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own way of opening wants a receiver
    return dialog


def pages_wanted(printer: QPrinter, count: int) -> tuple[int, ...]:
    """The pages that were asked for, in the order in which they are to come out."""
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        pages = [page for page in range(1, count + 1) if ranges.contains(page)]
    elif printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        last = min(printer.toPage() or count, count)
        pages = list(range(printer.fromPage(), last + 1))
    else:
        pages = list(range(1, count + 1))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return tuple(pages)


def paint(
    printer: QPrinter,
    pdf: bytes,
    numbers: Sequence[int],
    progress: Progress,
    *,
    holds_others: bool = False,
) -> None:
    """Send these pages to the printer. Takes long: never on the window's thread.

    Raises:
        NotPrinted: the printer refused, or it was stopped on the way.
    """
    if not numbers:
        raise NotPrinted("None of the pages asked for is in this paper. Nothing was printed.")
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted("The printer could not be started. Look whether it is on and ready.")
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # letters, not photographs
    try:
        for at, page in enumerate(pages_for_printer(pdf, numbers, holds_others=holds_others)):
            if progress.stop.is_set():
                printer.abort()
                raise NotPrinted(
                    "It was stopped while it was printing. Destroy any pages that came out."
                )
            if at and not printer.newPage():
                raise NotPrinted(
                    "The printer stopped before the end. Destroy any pages that came out."
                )
            image = QImage(
                page.rgba, page.width, page.height, page.width * 4, QImage.Format.Format_RGBX8888
            )
            _draw(painter, _place(printer, image), image)
            progress.painted.emit(at + 1, len(numbers))
    finally:
        painter.end()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise NotPrinted("The printer reports a fault. Look whether all the pages came out.")


def _draw(painter: QPainter, place: QRectF, image: QImage) -> None:
    """Draw the page in bands: one large picture would hold up the window while it is packed."""
    left, wide = round(place.left()), round(place.width())
    edges = [image.height() * band // BANDS for band in range(BANDS + 1)]
    scale = place.height() / image.height()
    for top, bottom in pairwise(edges):
        # Whole dots, and each band ends where the next begins: no seam can show.
        first, last = (round(place.top() + edge * scale) for edge in (top, bottom))
        source = QRect(0, top, image.width(), bottom - top)
        painter.drawImage(QRect(left, first, wide, last - first), image, source)


def _place(printer: QPrinter, image: QImage) -> QRectF:
    """The whole sheet, in the page's own proportions; paper of another shape has a border."""
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel).size()
    size = QSizeF(image.size()).scaled(sheet, Qt.AspectRatioMode.KeepAspectRatio)
    left = (sheet.width() - size.width()) / 2
    top = (sheet.height() - size.height()) / 2
    return QRectF(left, top, size.width(), size.height())
