"""What a pack says of itself, in lines: who sent it, to whom, what is in it and what isn't."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from caseworker.exchange.manifest import Manifest, Party

_WIDE: Final = 11
_KB: Final = 1024


def told(manifest: Manifest) -> Iterator[str]:
    """Line by line. Nothing in them steers a screen: see ``manifest.read_manifest``."""
    yield _line("From", _who(manifest.sender))
    yield _line("To", _who(manifest.receiver))
    yield _line("Made", f"{manifest.made_at.day} {manifest.made_at:%B %Y, %H:%M} UTC")
    yield _line("For", manifest.purpose)
    yield _line("Pack", f"{manifest.pack}, number {manifest.sequence} from this sender to this key")
    if manifest.answers:
        yield _line("Answers", manifest.answers)
    yield ""
    yield f"In it ({len(manifest.pieces)}):"
    for number, piece in enumerate(manifest.pieces):
        yield f"  {number:04d}  {_flat(piece.name)}  ({piece.media}, {_size(piece.size)})"
    yield ""
    yield f"Withheld, so not in it ({len(manifest.withheld)}):"
    for one in manifest.withheld:
        yield f"  {_flat(one.what)}: {_flat(one.why)}"


def _who(party: Party) -> str:
    return f"{_flat(party.name)} ({party.kind}), key {party.keys.fingerprint[:16]}…"


def _line(title: str, text: str) -> str:
    return f"{title + ':':{_WIDE}}{_flat(text)}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _size(size: int) -> str:
    if size < _KB:
        return f"{size} bytes"
    return f"{size / _KB:,.0f} KB" if size < _KB * _KB else f"{size / _KB / _KB:,.1f} MB"
