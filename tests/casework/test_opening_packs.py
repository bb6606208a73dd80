"""Packs are opened and sealed in a process of their own, and nothing that it says is believed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from caseworker.casework.opening_packs import Packing, SealingFailed
from caseworker.casework.showing.cage import Limits
from caseworker.casework.viewing import start
from caseworker.exchange.fault import UnfitPack
from caseworker.exchange.pack import open_pack
from tests.exchange.packs_made import ASHDOWN, BRYN, PIECES, STRANGER, outgoing, sealed

KEYS = (BRYN.opening,)
FRAMES = (
    "import sys; from caseworker.casework.showing.frames import Frame, send; "
    "out = sys.stdout.buffer; "
)


def child(code: str) -> Packing:
    """One whose process runs ``code``."""
    return Packing(
        start=lambda: start([sys.executable, "-c", FRAMES + code]), limits=Limits(seconds=2.0)
    )


def test_a_pack_sealed_in_a_process_of_its_own_opens_in_another() -> None:
    pack = Packing().seal(outgoing(), PIECES, ASHDOWN)

    found = Packing().open(pack, KEYS)

    assert found == open_pack(pack, BRYN)
    assert found.pieces == PIECES


def test_a_pack_that_is_refused_is_refused_in_the_same_words() -> None:
    changed = bytearray(sealed())
    changed[-1] ^= 1

    with pytest.raises(UnfitPack, match="changed, or copied only in part"):
        Packing().open(bytes(changed), KEYS)


def test_a_pack_for_somebody_else_is_said_to_be() -> None:
    with pytest.raises(UnfitPack, match="another office’s key"):
        Packing().open(sealed(), (STRANGER.opening,))


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("import time; time.sleep(60)", "took too long"),
        ("sys.stdin.buffer.read(); import time; time.sleep(60)", "took too long"),
        ("sys.exit(3)", "Something went wrong"),
        ("out.write(bytes(range(256)) * 100)", "Something went wrong"),
        ("send(out, Frame({'fault': 'no such code'}))", "Something went wrong"),
        ("send(out, Frame({'fault': 'rebound'}))", "made for another receiver"),
        ("send(out, Frame({'end': True}))", "list of contents"),
        ("send(out, Frame({'piece': 0}, b'x' * 1000)); send(out, Frame({'end': True}))", "list of"),
        ("part = b'x' * (1 << 22)\nwhile True: send(out, Frame({'piece': 0}, part))", "went wrong"),
    ],
    ids=[
        "deaf", "hears and hangs", "dies", "rubbish", "unknown", "says why", "nothing", "a piece",
        "no end",
    ],
)  # fmt: skip
def test_a_process_that_goes_wild_ends_in_words(code: str, says: str) -> None:
    with pytest.raises(UnfitPack, match=says):
        child(code).open(sealed(), KEYS)


def test_pieces_that_were_not_signed_are_not_believed() -> None:
    """Whoever got the better of the process still can't make a sender say anything."""
    found = open_pack(sealed(), BRYN)
    manifest = found.manifest_bytes.hex()
    code = (
        "from tests.exchange.packs_made import sealed, BRYN; from io import BytesIO; "
        "from caseworker.exchange.pack import open_stream; pack = sealed(); "
        "true = open_stream(BytesIO(pack), len(pack), BRYN.opening); "
        "send(out, Frame({'part': 'signature'}, true.signature)); "
        f"send(out, Frame({{'part': 'manifest'}}, bytes.fromhex('{manifest}'))); "
        "send(out, Frame({'piece': 0}, b'%PDF-1.7 forged')); send(out, Frame({'end': True}))"
    )

    with pytest.raises(UnfitPack, match="signature of this pack is wrong"):
        child(code).open(sealed(), KEYS)


def test_a_seal_that_is_not_finished_is_no_pack() -> None:
    with pytest.raises(SealingFailed):
        child("send(out, Frame({'sealed': True}, b'age'))").seal(outgoing(), PIECES, ASHDOWN)


def test_keys_are_nowhere_that_another_program_could_read_them() -> None:
    """Not in the arguments, not in the environment: they come by the pipe."""
    seen: list[str] = []

    def watched() -> subprocess.Popen[bytes]:
        process = Packing().start()
        there = psutil.Process(process.pid)
        told: list[str] = []
        while not told:  # while it is being begun it has none yet
            told = there.cmdline()
        seen.extend([*told, *there.environ().values()])
        return process

    pack = Packing(start=watched).seal(outgoing(), PIECES, ASHDOWN)
    Packing(start=watched).open(pack, KEYS)

    assert seen
    for key in (ASHDOWN, BRYN):
        for form in (key.identity, key.sealing.decode(), key.sealing.hex(), key.signing.decode()):
            assert not any(form in said for said in seen)


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    pack = sealed()

    Packing().open(pack, KEYS)
    with pytest.raises(UnfitPack, match="too long"):
        Packing(limits=Limits(seconds=0.01)).open(pack, KEYS)

    assert not list(tmp_path.iterdir())
