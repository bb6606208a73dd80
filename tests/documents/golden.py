"""The words of every paper, as saved in ``tests/papers``.

After a change that was meant: ``python -m tests.documents.golden``, then read the
difference as carefully as code.
"""

from __future__ import annotations

from pathlib import Path

from tests.documents.every_paper import every_paper
from tests.documents.examples import PRINT

SAVED = Path(__file__).parent.parent / "papers"


def saved(name: str) -> str:
    return (SAVED / f"{name}.txt").read_text(encoding="utf-8")


def save() -> None:
    """Write the words of every paper, and nothing else, into the folder."""
    for old in SAVED.glob("*.txt"):
        old.unlink()
    for name, paper in every_paper().items():
        (SAVED / f"{name}.txt").write_text(paper.words_for(PRINT), encoding="utf-8")


if __name__ == "__main__":
    save()
