"""What was answered to a pack, as its slip tells of it, for the walks over every paper."""

from __future__ import annotations

from datetime import date

from caseworker.documents.receipt_slip import ReceiptToPrint


def a_receipt() -> ReceiptToPrint:
    """A pack that was refused, with the reason."""
    return ReceiptToPrint(
        label="TP-01234567",
        file="TR-01234567.receipt",
        sender="Ashdown Council",
        made=date(2026, 11, 20),
        came=date(2026, 11, 23),
        answered=date(2026, 11, 26),
        answer="Refused",
        sha256="0123456789abcdef" * 4,
        words="He is not coming to us.",
        by="J. Okafor",
    )


def asked_for_more() -> ReceiptToPrint:
    """A pack about which more was asked for."""
    return ReceiptToPrint(
        label="TP-89abcdef",
        file="TR-89abcdef.receipt",
        sender="Šárka & Żółć Council",
        made=date(2026, 11, 20),
        came=date(2026, 11, 23),
        answered=date(2026, 11, 26),
        answer="Asked for more",
        sha256="89abcdef01234567" * 4,
        missing=("Section G of the plan", "The therapist’s advice"),
    )
