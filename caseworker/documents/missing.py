"""Letters that no font of this program has."""

from __future__ import annotations

from caseworker.domain.errors import NotAllowed


class LettersMissing(NotAllowed):
    """Some letters in a paper are in no font of this program.

    ``letters`` are shown to the officer beside the preview; they are no part of the
    sentence, which may be kept.
    """

    def __init__(self, letters: frozenset[str]) -> None:
        self.letters = letters
        super().__init__(
            "Some letters or signs in this paper are in no font of this program.",
            instead="Write those words in other letters, then try again.",
        )
