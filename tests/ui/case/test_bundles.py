"""A bundle in the window: chosen, ordered, kept as typed, put together, put into the tray."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt

from caseworker.casework.records import Document, DocumentId
from caseworker.casework.tray import in_tray
from caseworker.domain.bundle import from_data
from caseworker.domain.case import CaseNumber
from caseworker.ui.case.bundle_sheets import BundleSheet, SendBundleSheet
from caseworker.ui.papers import PaperView
from tests.builders import OKAFOR
from tests.hostile.files import a_pdf
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.store import CaseStore
from tests.ui.case.test_disagreement import disagreement_tab
from tests.ui.case.year import in_force
from tests.ui.conftest import Settle
from tests.ui.hands import fill, press


def with_two_documents(store: CaseStore) -> CaseNumber:
    number = in_force(store)
    with store.kept.sitting() as records:
        for name in ("One.pdf", "Two.pdf"):
            at = datetime(2026, 11, 23, tzinfo=UTC)
            document = Document(DocumentId(name), number, name, "pdf", 900, name, at, OKAFOR)
            records.add_document(document, a_pdf(pages=2))
    return number


def test_a_bundle_is_ordered_put_together_and_put_into_the_tray(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = with_two_documents(store)
    tab = disagreement_tab(opened(number), settle)
    press(tab, "bundleMake")
    settle()
    made = sheet(BundleSheet)
    order = made.order
    titles = [order.list.item(at).text() for at in range(order.list.count())]
    two = next(at for at, said in enumerate(titles) if "Two.pdf" in said)
    order.list.setCurrentRow(two)
    press(made, "bundleUp")
    for at in range(order.list.count()):
        item = order.list.item(at)
        if item.text().startswith(("B", "C")):
            item.setCheckState(Qt.CheckState.Unchecked)

    press(made, "bundleSave")
    settle()

    event = store.case(number).last("bundle_made")
    assert event is not None
    parts = from_data(event.facts["what"])
    assert [(one.key, one.labels) for one in parts] == [
        ("document/Two.pdf", ("1", "2")),
        ("document/One.pdf", ("3", "4")),
    ]
    sheet(PaperView).close()
    press(tab, "bundle0Tray")
    settle()
    sending = sheet(SendBundleSheet)
    fill(sending, "appeal", "EH800/26/1")
    press(sending, "sendBundleSave")
    settle()
    (waiting,) = store.office.see(in_tray)
    assert waiting.verdict.basis == "17b"


def test_the_order_is_there_again_after_the_sheet_was_closed(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = with_two_documents(store)
    tab = disagreement_tab(opened(number), settle)
    press(tab, "bundleMake")
    settle()
    first = sheet(BundleSheet)
    first.order.list.setCurrentRow(0)
    press(first, "bundleDown")
    typed = first.order.typed()
    first.desk.drafts.flush()  # what the clock of the drafts does
    settle()
    first.reject()
    settle()

    press(tab, "bundleMake")
    settle()

    assert sheet(BundleSheet).order.typed() == typed
    sheet(BundleSheet).reject()
