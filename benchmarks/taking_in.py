"""How long it takes until the documents of a pack stand in the records of whoever received it.

    python benchmarks/taking_in.py [--sizes 1 10 50 300]

A case with documents of so many MB in all is sealed, opened in the child process, held in
quarantine in an encrypted store with its file on the disk, and accepted as a new case. Beside each
step, how many times as long as writing the same bytes to a plain file and having them on the disk.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import os
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

from stopwatch import timed

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from caseworker.casework.accepting import Accept, accept  # noqa: E402
from caseworker.casework.office import Done, Sitting  # noqa: E402
from caseworker.casework.opening_packs import Packing  # noqa: E402
from caseworker.casework.receiving import BringInPack, InHand, bring_in, open_file  # noqa: E402
from caseworker.casework.records import Records  # noqa: E402
from caseworker.domain.handover import DocumentGiven  # noqa: E402
from caseworker.exchange.limits import MB  # noqa: E402
from caseworker.exchange.pack import Piece  # noqa: E402
from tests.builders import NOW, OKAFOR, a_case  # noqa: E402
from tests.casework.handed import handed, pieces_of  # noqa: E402
from tests.casework.packed import BRYN, sealed, the_key, the_receiver  # noqa: E402
from tests.storage.stores import a_place  # noqa: E402

LARGEST: Final = 30  # MB of one document
_REST: Final = 64 * 1024  # bytes that the rest of the pack may have


def main() -> int:
    """Measure, and print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 50, 300])
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure(size, Path(folder))
    return 0


def measure(size: int, folder: Path) -> None:
    """Hold and accept one pack, in a store of its own."""
    pack = packed(size)
    plain = timed(lambda: _written(folder / "plain", pack))
    with closing(a_place(folder).create()) as store:
        store.office.do(_knows, None)
        took: dict[str, float] = {}
        found: list[InHand] = []
        took["opened"] = timed(lambda: found.append(store.office.see(open_file(pack, Packing()))))
        (in_hand,) = found
        took["held"] = timed(lambda: store.office.do(bring_in, BringInPack(in_hand, pack)))
        took["accepted"] = timed(lambda: store.office.do(accept, Accept(in_hand, None)))
    said = ", ".join(f"{what} {s:.2f} s ({s / plain:.0f} x)" for what, s in took.items())
    print(f"{size} MB: {said}; a plain file {plain:.3f} s", flush=True)


def packed(size: int) -> bytes:
    """A pack with documents of ``size`` MB in all, of letters that can’t be packed smaller."""
    parts = [min(LARGEST, size - start) for start in range(0, size, LARGEST)]
    texts = [base64.b64encode(os.urandom((part * MB - _REST) * 3 // 4)) for part in parts]
    documents = tuple(
        DocumentGiven(
            f"document-{at}", f"Letter {at}.txt", "txt", len(text),
            hashlib.sha256(text).hexdigest(), NOW, OKAFOR,
        )
        for at, text in enumerate(texts)
    )  # fmt: skip
    handover = replace(handed(a_case(), documents=documents), office="Ashdown Council")
    data = [one for one in pieces_of(handover) if one.role != "document"]
    pieces = [Piece(one.role, one.name, one.media, one.content) for one in data]
    pieces += [
        Piece("document", one.name, "text/plain", text)
        for one, text in zip(documents, texts, strict=True)
    ]
    return sealed(handover, pieces=pieces)


def _knows(records: Records, command: None, sitting: Sitting) -> Done:
    del command
    records.exchange.keys.take_up(BRYN.signing, BRYN.sealing, sitting.at)
    records.exchange.book.keep(the_receiver())
    records.exchange.book.add_key(the_receiver().id, the_key())
    return Done(None, frozenset(), "Entered.", "office_entered")


def _written(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


if __name__ == "__main__":
    raise SystemExit(main())
