"""Why a file could not be shown, as a code: the words are the program's, not the child's."""

from __future__ import annotations


class CannotShow(Exception):
    """The looking came to an end. ``code`` is one of those that ``viewing`` has words for."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
