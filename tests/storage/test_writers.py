"""Several threads at once (figure 20): each waits its turn, none is refused, nothing is lost."""

from __future__ import annotations

import threading
import time

import pytest

from caseworker.storage.store import EncryptedStore
from tests.builders import NOW, OKAFOR
from tests.conftest import Often
from tests.storage.stores import vault_of

WRITERS = 4


def test_four_writers_lose_no_update_and_none_is_refused(
    store: EncryptedStore, often: Often
) -> None:
    each = often(100, 500)
    vault = vault_of(store)
    waits: list[float] = []
    with vault.sitting() as records:
        records.keep_draft("count", OKAFOR, "0", NOW)

    def add_up() -> None:
        for _ in range(each):
            began = time.perf_counter()
            with vault.sitting() as records:
                before = records.draft("count", OKAFOR)
                assert before is not None
                records.keep_draft("count", OKAFOR, str(int(before) + 1), NOW)
            waits.append(time.perf_counter() - began)

    threads = [threading.Thread(target=add_up) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with vault.sitting() as records:
        assert records.draft("count", OKAFOR) == str(WRITERS * each)
    assert sorted(waits)[int(len(waits) * 0.95)] < 0.25


def test_a_reader_sees_what_was_kept_and_not_what_is_being_written(store: EncryptedStore) -> None:
    vault = vault_of(store)
    with vault.sitting() as records:
        records.keep_draft("form", OKAFOR, "before", NOW)

    with vault.sitting() as writing:
        writing.keep_draft("form", OKAFOR, "after", NOW)
        with store.reading()() as reading:
            assert reading.draft("form", OKAFOR) == "before"

    with store.reading()() as reading:
        assert reading.draft("form", OKAFOR) == "after"


def test_a_sitting_inside_a_sitting_is_a_fault_of_ours(store: EncryptedStore) -> None:
    vault = vault_of(store)

    with vault.sitting(), pytest.raises(RuntimeError, match="already open"):
        vault.sitting().__enter__()
