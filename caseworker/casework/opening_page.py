"""What the page for a receiver without Caseworker needs: which pack, and the words of our key."""

from __future__ import annotations

from datetime import date

from caseworker.casework.exchange_kept import OwnKeys
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted
from caseworker.documents.opening_a_pack import OpeningAPack
from caseworker.domain.packs import PackId
from caseworker.exchange.keys import PrivateKeys
from caseworker.exchange.names import pack_file
from caseworker.exchange.word_code import words_of


def opening_page(records: Records, wanted: Wanted, today: date) -> OpeningAPack:
    """Of the pack with the id ``which``, with the key that signed it; of any where it is empty.

    Raises:
        NotFound: no such pack was made here.
    """
    if not wanted.which:
        return OpeningAPack(today, words=_words(records.exchange.keys.now()))
    sent = records.exchange.sent.pack(PackId(wanted.which))
    signed = [one for one in records.exchange.keys.every() if one.sequence == sent.own_key]
    words = _words(signed[0] if signed else None)
    return OpeningAPack(today, pack_file(sent.pack), sent.sha256, words)


def _words(keys: OwnKeys | None) -> tuple[str, ...]:
    return words_of(PrivateKeys(keys.signing, keys.sealing).public) if keys is not None else ()
