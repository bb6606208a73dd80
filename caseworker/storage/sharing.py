"""A folder that every account of this computer may work in, on Windows.

The records in it are encrypted, and open only to who has a passphrase of theirs. Without the
list of who may use it, a file that one officer's account makes can't be changed by another's.
"""

from __future__ import annotations

from pathlib import Path

from caseworker.desktop.here import this_computer
from caseworker.domain.errors import UnfitPlace


def let_everyone_in(folder: Path) -> None:
    """Raises UnfitPlace: the folder could not be opened to the other accounts."""
    done = this_computer().open_to_everyone(folder)
    if done is None:
        raise UnfitPlace("Records for every account are kept on Windows computers only.")
    if not done:
        raise UnfitPlace(
            "This folder could not be opened to the other accounts of this computer.",
            "Ask whoever looks after the computer, or keep the records in this account.",
        )
