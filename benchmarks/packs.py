"""How long it takes to make, look at and take in packs, as ratios of age on the same bytes.

    python benchmarks/packs.py [--sizes 1 10 50 300] [--times 3] [--hostile] [--stalls]

Each pack holds a hundred files (four at 1 MB). “made” and “taken in” are in a process of their
own, as the program does it, with starting that process; “in place” is without, as the small
reader does it. Beside them the program age and the library pyrage seal and open the very bytes
that lie in the pack. The quickest of the times counts, because another program may have had the
machine meanwhile. With ``--hostile``, how long the slowest pack of the hostile set takes to be
refused; with ``--stalls``, how long a window would have stood still. Ends with status 0 if 50 MB
are made within 3 s, taken in within 3 s, and 4 % larger.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter, sleep
from typing import Final

import pyrage
from stopwatch import timed

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from caseworker.casework.opening_packs import Packing  # noqa: E402
from caseworker.exchange.fault import UnfitPack  # noqa: E402
from caseworker.exchange.limits import MB  # noqa: E402
from caseworker.exchange.pack import Piece, open_pack, seal  # noqa: E402
from caseworker.exchange.sealing import unsealed  # noqa: E402
from tests.exchange.packs_made import ASHDOWN, BRYN, outgoing  # noqa: E402
from tests.hostile.packs import hostile_packs  # noqa: E402

FIGURE: Final = 50
MAKE, TAKE, LARGER = 3.0, 3.0, 0.04
FILES: Final = 100
FEW: Final = 4


def main() -> int:
    """Measure, and print a block for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 50, 300])
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--stalls", action="store_true")
    asked = parser.parse_args()
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for size in asked.sizes:
            made, taken, larger = measure(size, asked.times, Path(folder))
            if size == FIGURE:
                good = made <= MAKE and taken <= TAKE and larger <= LARGER
    if asked.stalls:
        print_stalls()
    if asked.hostile:
        print_hostile()
    return 0 if good else 1


def measure(size: int, times: int, folder: Path) -> tuple[float, float, float]:
    """Seconds to make and to take in so many MB, and by what part the pack is larger."""
    many = FILES if size > 1 else FEW
    content = [os.urandom(size * MB // many) for _ in range(many)]
    pieces = [
        Piece("document", f"Document {number}", "application/pdf", one)
        for number, one in enumerate(content)
    ]
    pack = seal(outgoing(), pieces, ASHDOWN)
    plain = bytes(unsealed(BytesIO(pack), len(pack), [BRYN.opening]))
    whom = pyrage.x25519.Recipient.from_str(BRYN.recipient)
    who = pyrage.x25519.Identity.from_str(BRYN.identity)
    ours: dict[str, Callable[[], object]] = {
        "made": lambda: Packing().seal(outgoing(), pieces, ASHDOWN),
        "made, in place": lambda: seal(outgoing(), pieces, ASHDOWN),
        "taken in": lambda: Packing().open(pack, [BRYN.opening]),
        "looked at, in place": lambda: open_pack(pack, BRYN),
    }
    theirs: dict[str, Callable[[], object]] = {
        "pyrage seals": lambda: pyrage.encrypt(plain, [whom]),
        "pyrage opens": lambda: pyrage.decrypt(pack, [who]),
    }
    if shutil.which("age"):
        theirs |= _age(plain, pack, folder)
    took = {what: min(timed(work) for _ in range(times)) for what, work in (ours | theirs).items()}
    held = sum(map(len, content))
    larger = len(pack) / held - 1
    print(f"{size} MB in {many} files: the pack is {larger:.2%} larger")
    for what, seconds in took.items():
        seals = "made" in what or "seals" in what
        beside = [name for name in theirs if ("seals" in name) == seals and what in ours]
        against = [f"{seconds / took[name]:.1f} of what {name}" for name in beside]
        print(f"  {what + ':':22}{seconds:7.3f} s   {', '.join(against)}")
    return took["made"], took["taken in"], larger


def _age(plain: bytes, pack: bytes, folder: Path) -> dict[str, Callable[[], object]]:
    """The program age, by pipes as the library has memory."""
    key = folder / "key.txt"
    key.write_text(BRYN.identity + "\n", "ascii")

    def run(command: list[str], data: bytes) -> None:
        subprocess.run(command, input=data, check=True, capture_output=True)

    return {
        "age seals": lambda: run(["age", "-r", BRYN.recipient], plain),
        "age opens": lambda: run(["age", "-d", "-i", str(key)], pack),
    }


def print_stalls() -> None:
    """How long the window could not have moved while the largest pack is made and taken in."""
    pieces = [Piece("document", "Document", "application/pdf", bytes(FIGURE * MB))] * 6
    packing, gaps = Packing(), {}
    for what, work in (
        ("made", lambda: packing.seal(outgoing(), pieces, ASHDOWN)),
        (
            "taken in",
            lambda: packing.open(packing.seal(outgoing(), pieces, ASHDOWN), [BRYN.opening]),
        ),
    ):
        worker = threading.Thread(target=work)
        worker.start()
        longest, last = 0.0, perf_counter()
        while worker.is_alive():
            sleep(0.001)
            longest, last = max(longest, perf_counter() - last), perf_counter()
        gaps[what] = longest
    said = ", ".join(f"{what} {gap * 1000:.0f} ms" for what, gap in gaps.items())
    print(f"300 MB: the longest that another thread had to wait: {said}")


def print_hostile() -> None:
    """The slowest of the hostile set, in a process of its own."""
    took: dict[str, float] = {}
    for wrong, (code, made) in hostile_packs().items():
        pack = made()
        took[wrong] = timed(lambda pack=pack, code=code: _refuse(pack, code))  # type: ignore[misc]  # bound now
    slowest = max(took, key=lambda wrong: took[wrong])
    print(f"{len(took)} hostile packs refused; the slowest, “{slowest}”, in {took[slowest]:.2f} s")


def _refuse(pack: bytes, code: str) -> None:
    found = ""
    try:
        Packing().open(pack, [BRYN.opening])
    except UnfitPack as refused:
        found = refused.code
    if found != code:
        raise AssertionError(f"{found or 'accepted'} instead of {code}")


if __name__ == "__main__":
    raise SystemExit(main())
