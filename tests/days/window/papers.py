"""Papers that left the window, read back as others would read them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

LETTERS = ["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K"]


def words_of(pdf: Path) -> str:
    reader = shutil.which("pdftotext")
    assert reader, "poppler-utils is needed to read papers back"
    done = subprocess.run([reader, "-layout", pdf, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def letters_in_order(words: str) -> list[str]:
    """The letters that head a line, each where it first does."""
    starts = [line.split()[0] for line in words.splitlines() if line.split()]
    return list(dict.fromkeys(start for start in starts if start in LETTERS))
