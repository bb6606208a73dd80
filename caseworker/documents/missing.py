"""Letters that no font of this program has."""

from __future__ import annotations

from caseworker.domain.errors import NotAllowed


class LettersMissing(NotAllowed):
    """Some letters in a paper are in no font of this program.

    ``letters`` are shown to the officer where they were typed; they are no part of the
    sentence, which may be kept.
    """

    def __init__(self, letters: frozenset[str]) -> None:
        self.letters = letters
        super().__init__(
            f"This paper holds {len(letters)} letters or signs that this program can't print.",
            instead="Write those words in other letters as well, then try again.",
        )
