"""The slip of a receipt, gathered from the receipt itself: it says what was signed."""

from __future__ import annotations

from datetime import date

from caseworker.casework.answering_packs import receipt_file
from caseworker.casework.receiving import label_of
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted
from caseworker.documents.receipt_slip import ReceiptToPrint
from caseworker.domain.errors import NotFound
from caseworker.domain.moments import day_of
from caseworker.domain.packs import PackId, Reply
from caseworker.exchange.receipt import read_receipt

SLIP = "receipt_slip"


def receipt_to_print(records: Records, wanted: Wanted, today: date) -> ReceiptToPrint:
    """The slip of the answer to the pack ``which``.

    Raises:
        NotFound: there is no such pack, or it was not answered yet.
    """
    del today
    kept = records.exchange.received.pack(PackId(wanted.which))
    if not kept.answered_with:
        raise NotFound("There is no receipt for this pack yet.")
    receipt = read_receipt(kept.answered_with)
    return ReceiptToPrint(
        label=label_of(kept.pack),
        file=receipt_file(kept.pack, kept.answered_with).name,
        sender=str(kept.manifest["sender"]["name"]),
        made=date.fromisoformat(str(kept.manifest["made_at"])[:10]),
        came=day_of(kept.at),
        answered=day_of(receipt.at),
        answer=Reply[receipt.answer.name].value,
        sha256=receipt.sha256,
        words=receipt.words,
        missing=receipt.missing,
        by=wanted.officer,
    )
