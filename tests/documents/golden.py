"""The words of every paper, as saved in ``tests/papers``: our own, and those that poppler reads.

After a change that was meant: ``python -m tests.documents.golden``, then read the
difference as carefully as code.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

from tests.documents.every_paper import every_paper
from tests.documents.examples import PRINT
from tests.documents.readers import pdftotext

SAVED = Path(__file__).parent.parent / "papers"
READ = SAVED / "as-read"


def saved(name: str) -> str:
    return (SAVED / f"{name}.txt").read_text(encoding="utf-8")


def saved_as_read(name: str) -> str:
    return (READ / f"{name}.txt").read_text(encoding="utf-8")


def as_read(pdf: bytes) -> str:
    """What poppler reads on each page, in the order in which it was drawn.

    Where its lines end is not ours to say, so they are laid out anew.
    """
    pages = pdftotext(pdf, "-raw").split("\f")
    return "\n\n".join(textwrap.fill(" ".join(page.split()), 96) for page in pages).strip() + "\n"


def save() -> None:
    """Write the words of every paper, and nothing else, into the folders."""
    READ.mkdir(exist_ok=True)
    for old in (*SAVED.glob("*.txt"), *READ.glob("*.txt")):
        old.unlink()
    for name, paper in every_paper().items():
        (SAVED / f"{name}.txt").write_text(paper.words_for(PRINT), encoding="utf-8")
        read = as_read(paper.bytes_for(PRINT))
        (READ / f"{name}.txt").write_text(read, encoding="utf-8")


if __name__ == "__main__":
    save()
