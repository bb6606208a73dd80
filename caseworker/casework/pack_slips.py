"""The cover slip of a pack that was made here, gathered from what is kept of it."""

from __future__ import annotations

from datetime import date

from caseworker.casework.hand_over_entries import label_of
from caseworker.casework.ledger_pages import line_called
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted
from caseworker.documents.cover_slip import SlipToPrint
from caseworker.domain.moments import day_of
from caseworker.domain.packs import PackId
from caseworker.exchange.keys import PrivateKeys
from caseworker.exchange.names import pack_file
from caseworker.exchange.word_code import words_of

SLIP = "cover_slip"


def slip_to_print(records: Records, wanted: Wanted, today: date) -> SlipToPrint:
    """The slip of the pack ``which``. Raises NotFound: no such pack was made here."""
    del today
    exchange = records.exchange
    pack = exchange.sent.pack(PackId(wanted.which))
    handling = line_called(records, pack.number).release.handling
    ours = next((one for one in exchange.keys.every() if one.sequence == pack.own_key), None)
    keys = PrivateKeys(ours.signing, ours.sealing).public if ours is not None else None
    moves = exchange.media.moves(handling.medium_number) if handling.medium_number else ()
    return SlipToPrint(
        label=label_of(pack.pack),
        pack=pack.pack,
        file=pack_file(pack.pack),
        to=exchange.book.receiver(pack.receiver).name,
        made=day_of(pack.at),
        sequence=pack.sequence,
        sha256=pack.sha256,
        size=pack.size,
        words=words_of(keys) if keys is not None else (),
        medium=handling.medium_number,
        taken_by=next((one.who for one in moves if one.pack == pack.pack and one.who), ""),
        destroy_by=handling.destroy_by,
    )
