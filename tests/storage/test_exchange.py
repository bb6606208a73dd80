"""What the records keep of packs: the same on paper and encrypted, and written once."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from caseworker.casework.records import OpenRecords, Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import DamagedStore, NotAllowed, NotFound
from caseworker.domain.packs import (
    CameFrom,
    MediumMove,
    Merge,
    MergeId,
    Moved,
    PackAnswer,
    PackId,
    ReceivedPack,
    ReceivedState,
    Reply,
    SentPack,
    SentState,
)
from caseworker.domain.receivers import Compared, KeyState, Receiver, ReceiverId, ReceiverKey
from caseworker.storage.store import EncryptedStore
from caseworker.storage.vault import Vault
from tests.builders import NOW, OKAFOR, TODAY
from tests.storage.stores import PASSPHRASE, Place, vault_of, write_opened

NUMBER = CaseNumber("2026-0113")
LATER = NOW + timedelta(days=40)
ASHDOWN = Receiver(
    ReceiverId("ashdown"),
    "Ashdown Council",
    "authority",
    "Town Hall\nAshdown",
    "01632 960101",
    "send@ashdown.example",
    former=("Ashdown District Council",),
    invented=True,
    opened=TODAY - timedelta(days=900),
)
FIRST_KEY = ReceiverKey("a1" * 32, "b1" * 32, TODAY)
CONTENT = b"sealed" * 200_000
PACK = SentPack(
    PackId("TP-00000001"), 1, ASHDOWN.id, NUMBER, "2026-0001", NOW, OKAFOR, 1,
    FIRST_KEY.verify, "ab" * 32, 90_000, {"purpose": "move"},
)  # fmt: skip
CAME = ReceivedPack(
    PackId("TP-00000009"), FIRST_KEY.verify, ASHDOWN.id, 7, NOW, OKAFOR,
    hashlib.sha256(CONTENT).hexdigest(), len(CONTENT), {"purpose": "move"},
)  # fmt: skip
MERGE = Merge(MergeId("merge-1"), NUMBER, None, CAME.pack, NOW, OKAFOR, {"person": {"given": "T"}})
PIECE = CameFrom(NUMBER, "event", "event-a", CAME.pack, "Ashdown", TODAY, OKAFOR, MERGE.id)
MOVE = MediumMove("USB-07", Moved.TAKEN, NOW, OKAFOR, "Sam Lewis", PACK.pack, "2026-0001")


def write_all(records: Records) -> None:
    """One of everything."""
    write_opened(records)
    kept = records.exchange
    kept.keys.take_up(b"s" * 32, b"x" * 32, NOW)
    kept.book.keep(ASHDOWN)
    kept.book.add_key(ASHDOWN.id, FIRST_KEY)
    kept.sent.keep(PACK)
    kept.sent.keep_answer(PackAnswer(PACK.pack, NOW, OKAFOR, Reply.RECEIVED, "", b"receipt"))
    kept.received.keep(CAME, CONTENT)
    kept.provenance.keep_merge(MERGE)
    kept.provenance.keep(PIECE)
    kept.media.keep(MOVE)


def test_our_newest_pair_is_in_force_and_those_before_it_still_open(sitting: OpenRecords) -> None:
    with sitting() as records:
        assert records.exchange.keys.now() is None
        records.exchange.keys.take_up(b"1" * 32, b"2" * 32, NOW)
        records.exchange.keys.take_up(b"3" * 32, b"4" * 32, LATER, "A laptop was lost")

    with sitting() as records:
        newest, before = records.exchange.keys.every()
        assert records.exchange.keys.now() == newest
    assert (newest.signing, newest.since, newest.ended) == (b"3" * 32, LATER, None)
    assert (before.sealing, before.ended, before.reason) == (b"2" * 32, LATER, "A laptop was lost")


def test_a_private_key_is_not_shown(sitting: OpenRecords) -> None:
    with sitting() as records:
        made = records.exchange.keys.take_up(b"SECRETSIGN", b"SECRETSEAL", NOW)

    assert "SECRET" not in repr(made)


def test_an_office_comes_back_with_everything_that_is_said_of_it(sitting: OpenRecords) -> None:
    with sitting() as records:
        records.exchange.book.keep(ASHDOWN)
        records.exchange.book.add_key(ASHDOWN.id, FIRST_KEY)
        records.exchange.book.keep(replace(ASHDOWN, id=ReceiverId("second"), name="aston"))

    with sitting() as records:
        first, second = records.exchange.book.receivers()
        assert (first, second.name) == (replace(ASHDOWN, keys=(FIRST_KEY,)), "aston")
        assert records.exchange.book.receiver(ASHDOWN.id) == first
        assert records.exchange.book.whose(FIRST_KEY.verify) == first
        assert records.exchange.book.whose("00" * 32) is None
        with pytest.raises(NotFound):
            records.exchange.book.receiver(ReceiverId("nobody"))


def test_what_is_said_of_an_office_changes_and_its_keys_stay(sitting: OpenRecords) -> None:
    with sitting() as records:
        records.exchange.book.keep(ASHDOWN)
        records.exchange.book.add_key(ASHDOWN.id, FIRST_KEY)
        records.exchange.book.keep(replace(ASHDOWN, name="Ashdown", closed=TODAY))

    with sitting() as records:
        (now,) = records.exchange.book.receivers()
        assert (now.name, now.closed, now.keys) == ("Ashdown", TODAY, (FIRST_KEY,))


def test_a_new_key_ends_the_one_before_it_and_has_to_be_compared(sitting: OpenRecords) -> None:
    compared = Compared(TODAY, "Dana Okafor", "By telephone, with Priya Nair")
    second = ReceiverKey("a2" * 32, "b2" * 32, TODAY + timedelta(days=9), vouched=True)
    with sitting() as records:
        book = records.exchange.book
        book.keep(ASHDOWN)
        book.add_key(ASHDOWN.id, FIRST_KEY)
        book.note_compared(ASHDOWN.id, FIRST_KEY.seal, compared)
        assert book.receiver(ASHDOWN.id).state is KeyState.COMPARED
        book.add_key(ASHDOWN.id, second)

    with sitting() as records:
        book = records.exchange.book
        now = book.receiver(ASHDOWN.id)
        assert now.key == second
        assert now.key_before == replace(FIRST_KEY, ended=second.since, compared=compared)
        assert now.state is KeyState.CHANGED
        with pytest.raises(NotFound):
            book.note_compared(ASHDOWN.id, FIRST_KEY.seal, compared)
        with pytest.raises(NotFound):
            book.take_key_up_again(ASHDOWN.id, second.seal)
        for known in (FIRST_KEY, replace(FIRST_KEY, seal="c3" * 32)):
            with pytest.raises(NotAllowed):
                book.add_key(ASHDOWN.id, known)


def test_a_key_that_was_not_theirs_gives_way_to_the_one_before_it(sitting: OpenRecords) -> None:
    false = replace(FIRST_KEY, verify="f2" * 32, seal="f3" * 32)
    with sitting() as records:
        book = records.exchange.book
        book.keep(ASHDOWN)
        book.add_key(ASHDOWN.id, FIRST_KEY)
        book.note_compared(ASHDOWN.id, FIRST_KEY.seal, Compared(TODAY, "Dana Okafor"))
        book.add_key(ASHDOWN.id, false)
        book.end_key(ASHDOWN.id, false.seal, TODAY)
        book.take_key_up_again(ASHDOWN.id, FIRST_KEY.seal)

    with sitting() as records:
        now = records.exchange.book.receiver(ASHDOWN.id)
        assert (now.state, now.key and now.key.seal) == (KeyState.COMPARED, FIRST_KEY.seal)
        assert now.is_signed_by(FIRST_KEY.verify)
        assert not now.is_signed_by(false.verify)


def test_offices_that_have_the_age_tool_alone_sign_nothing(sitting: OpenRecords) -> None:
    alone = ReceiverKey("", "e1" * 32, TODAY)
    with sitting() as records:
        book = records.exchange.book
        for name in ("one", "other"):
            book.keep(replace(ASHDOWN, id=ReceiverId(name)))
        book.add_key(ReceiverId("one"), alone)
        book.add_key(ReceiverId("other"), replace(alone, seal="e2" * 32))

    with sitting() as records:
        assert records.exchange.book.whose("") is None


def test_packs_to_one_office_are_counted_and_stand_once(sitting: OpenRecords) -> None:
    with sitting() as records:
        write_all(records)
        sent = records.exchange.sent
        assert sent.next_sequence(ASHDOWN.id) == 2
        sent.keep(replace(PACK, pack=PackId("TP-00000002"), sequence=2, at=LATER))
        for wrong in (PACK, replace(PACK, pack=PackId("TP-00000003"), sequence=9)):
            with pytest.raises(NotAllowed):
                sent.keep(wrong)

    with sitting() as records:
        sent = records.exchange.sent
        assert [each.sequence for each in sent.packs(NUMBER)] == [2, 1]
        assert sent.packs(CaseNumber("2026-0999")) == ()
        assert sent.pack(PACK.pack) == PACK


def test_an_answer_is_added_and_the_state_follows(sitting: OpenRecords) -> None:
    more = PackAnswer(PACK.pack, LATER, OKAFOR, Reply.MORE, "Section F, please", b"signed")
    with sitting() as records:
        write_all(records)
        records.exchange.sent.keep_answer(more)
        records.exchange.sent.set_state(PACK.pack, SentState.MORE)

    with sitting() as records:
        sent = records.exchange.sent
        assert sent.pack(PACK.pack).state is SentState.MORE
        first, second = sent.answers(PACK.pack)
        assert (first.answer, second) == (Reply.RECEIVED, more)
        with pytest.raises(NotFound):
            sent.keep_answer(replace(more, pack=PackId("TP-99999999")))
        with pytest.raises(NotFound):
            sent.set_state(PackId("TP-99999999"), SentState.SENT)


def test_a_pack_that_came_in_is_held_until_it_is_answered(sitting: OpenRecords) -> None:
    with sitting() as records:
        write_all(records)
        with pytest.raises(NotAllowed):
            records.exchange.received.keep(CAME, CONTENT)

    with sitting() as records:
        received = records.exchange.received
        assert received.packs(ReceivedState.HELD) == (CAME,)
        assert received.content(CAME.pack) == CONTENT
        accepted = replace(CAME, state=ReceivedState.ACCEPTED, case=NUMBER, answered_with=b"yes")
        received.change(accepted)
        received.let_content_go(CAME.pack)

    with sitting() as records:
        received = records.exchange.received
        assert received.find(CAME.pack) == accepted
        assert received.packs(ReceivedState.HELD) == ()
        assert received.find(PackId("TP-99999999")) is None
        with pytest.raises(NotFound):
            received.content(CAME.pack)
        with pytest.raises(NotFound):
            received.change(replace(CAME, pack=PackId("TP-99999999")))


def test_where_each_piece_came_from_is_known_and_a_merge_is_undone_once(
    sitting: OpenRecords,
) -> None:
    with sitting() as records:
        write_all(records)
        other = records.next_number(2026)
        write_opened(records, number=other)
        provenance = records.exchange.provenance
        assert provenance.of_case(NUMBER) == provenance.of_merge(MERGE.id) == (PIECE,)
        provenance.move(MERGE.id, other)
        provenance.note_undone(MERGE.id, LATER, OKAFOR)

    with sitting() as records:
        provenance = records.exchange.provenance
        assert provenance.of_case(NUMBER) == ()
        assert provenance.of_case(other) == (replace(PIECE, case=other),)
        (undone,) = provenance.merges(NUMBER)
        assert (undone.undone_at, undone.before) == (LATER, MERGE.before)
        with pytest.raises(NotAllowed):
            provenance.note_undone(MERGE.id, LATER, OKAFOR)
        with pytest.raises(NotFound):
            provenance.merge(MergeId("merge-9"))


def test_what_became_of_a_medium_is_added_to(sitting: OpenRecords) -> None:
    back = replace(MOVE, what=Moved.BACK, at=LATER, pack="", number="")
    with sitting() as records:
        write_all(records)
        records.exchange.media.keep(back)
        records.exchange.media.keep(replace(back, medium="USB-08"))

    with sitting() as records:
        assert records.exchange.media.moves("USB-07") == (MOVE, back)
        assert len(records.exchange.media.moves()) == 3


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE exchange_key SET signing = x'00'",
        "DELETE FROM exchange_key",
        "DELETE FROM receiver",
        "UPDATE receiver_key SET verify = 'x'",
        "UPDATE receiver_key SET vouched = 1",
        "DELETE FROM receiver_key",
        "UPDATE pack_sent SET sha256 = 'x'",
        "UPDATE pack_sent SET manifest = '{}'",
        "DELETE FROM pack_sent",
        "UPDATE pack_answer SET words = 'x'",
        "DELETE FROM pack_answer",
        "INSERT OR REPLACE INTO pack_answer SELECT * FROM pack_answer",
        "UPDATE pack_received SET verify = 'x'",
        "DELETE FROM pack_received",
        "UPDATE pack_held SET content = x'00'",
        "UPDATE came_from SET whose = 'x'",
        "DELETE FROM came_from",
        "UPDATE merge SET before = '{}'",
        "DELETE FROM merge",
        "UPDATE medium_move SET who = 'x'",
        "DELETE FROM medium_move",
    ],
)
def test_what_is_written_once_can_be_neither_changed_nor_taken_out(
    store: EncryptedStore, statement: str
) -> None:
    vault = _kept(store)

    with pytest.raises(IntegrityError, match="only"), vault.transaction() as connection:
        connection.exec_driver_sql(statement)


def test_a_key_that_has_ended_does_not_come_back(store: EncryptedStore) -> None:
    vault = _kept(store)
    with vault.sitting() as records:
        records.exchange.keys.take_up(b"3" * 32, b"4" * 32, LATER, "Each year")

    with pytest.raises(IntegrityError, match="once"), vault.transaction() as connection:
        connection.exec_driver_sql("UPDATE exchange_key SET ended = NULL WHERE sequence = 1")


def test_what_is_of_a_case_goes_with_it_and_the_offices_stay(store: EncryptedStore) -> None:
    vault = _kept(store)
    going = ("medium_move", "pack_answer", "pack_sent", "came_from", "merge", "pack_held")

    with vault.sitting() as records:
        records.exchange.received.change(replace(CAME, case=NUMBER))
    with vault.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO erasing VALUES ('2026-0113')")
        for table in (*going, "pack_received"):
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - names above

    with vault.sitting() as records:
        assert records.exchange.sent.packs() == ()
        assert records.exchange.received.packs() == ()
        assert [one.name for one in records.exchange.book.receivers()] == ["Ashdown Council"]


def test_a_held_pack_that_was_changed_behind_the_programs_back_is_not_given_out(
    store: EncryptedStore,
) -> None:
    vault = _kept(store)
    with vault.transaction() as connection:
        connection.exec_driver_sql("DROP TRIGGER pack_held_no_update")
        connection.exec_driver_sql("UPDATE pack_held SET content = x'00' WHERE position = 1")

    with vault.sitting() as records, pytest.raises(DamagedStore):
        records.exchange.received.content(CAME.pack)


def test_all_of_it_is_in_a_backup_and_stays_when_the_store_is_rekeyed(
    place: Place, store: EncryptedStore, tmp_path: Path
) -> None:
    _kept(store)
    proof = store.back_up()
    store.add_officer("Lewis Hart", "officer", "seven copper bells at noon")
    store.remove_officer(store.officers()[-1].id)
    restored = tmp_path / "restored.caseworker"
    shutil.copytree(proof.path, restored)
    shutil.rmtree(tmp_path / "seen")
    again = place.room.unlock(restored, store.officer.id, PASSPHRASE)

    for one in (store, again):
        with one.reading()() as records:
            kept = records.exchange
            assert kept.keys.every()[0].signing == b"s" * 32
            assert kept.book.receivers() == (replace(ASHDOWN, keys=(FIRST_KEY,)),)
            assert kept.received.content(CAME.pack) == CONTENT
            assert kept.provenance.of_case(NUMBER) == (PIECE,)
    again.close()


def _kept(store: EncryptedStore) -> Vault:
    vault = vault_of(store)
    with vault.sitting() as records:
        write_all(records)
    return vault
