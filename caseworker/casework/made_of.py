"""What a pack is made of, as one print: whatever changes it makes a sealed pack an old one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent import Pieces
from caseworker.domain.ledger_data import pieces_to_data


def print_of(records: Records, number: CaseNumber, covered: Pieces) -> str:
    """SHA-256 over the case as it stands, and over what of it may go today."""
    case = records.case(number)
    said: list[Any] = [
        asdict(case.person),
        case.setting,
        sorted(case.facts.items()),
        sorted(event.id for event in case.events),
        sorted(version.fingerprint.hex() for version in records.every_version(number)),
        sorted((document.id, document.sha256) for document in records.documents(number)),
        pieces_to_data(covered),
    ]
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
