"""Independent readers of our PDFs: poppler's programs, pikepdf and PDFium."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf


def pdftotext(pdf: bytes, *options: str) -> str:
    """What poppler reads."""
    return _poppler("pdftotext", *options, "-", "-", pdf=pdf)


def pdfinfo(pdf: bytes, folder: Path) -> dict[str, str]:
    """What poppler says of the file; it wants one with a name."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    lines = _poppler("pdfinfo", str(file)).splitlines()
    parted = (line.partition(":") for line in lines)
    return {name: value.strip() for name, _, value in parted}


def struct_text(pdf: bytes, folder: Path) -> str:
    """What poppler finds in the structure tree, in its order: what a reader would say."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    return _poppler("pdfinfo", "-struct-text", str(file))


def pdfdetached(pdf: bytes, folder: Path) -> bytes:
    """The first file attached, as poppler takes it out."""
    file, out = folder / "paper.pdf", folder / "attached"
    file.write_bytes(pdf)
    _poppler("pdfdetach", "-save", "1", "-o", str(out), str(file))
    return out.read_bytes()


def elements(tree: Any) -> Iterator[Any]:
    """Every structure element under ``tree``, in reading order."""
    if isinstance(tree, pikepdf.Array):
        for kid in tree:
            yield from elements(kid)
    elif isinstance(tree, pikepdf.Dictionary):
        if "/S" in tree:
            yield tree
        if "/K" in tree:
            yield from elements(tree.K)


def structure(pdf: pikepdf.Pdf) -> list[Any]:
    """Every structure element of the file, in reading order."""
    return list(elements(pdf.Root.StructTreeRoot.K))


def _poppler(program: str, *arguments: str, pdf: bytes = b"") -> str:
    done = subprocess.run([program, *arguments], input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8")
