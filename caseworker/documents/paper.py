"""A paper that has been drawn, and is closed until somebody lets it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from caseworker.documents.laying import Laid, Lay
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.numbers import Cell, csv_file, xlsx_file
from caseworker.documents.passages import Passage, of_data, of_rows, passages
from caseworker.documents.pieces import Piece
from caseworker.documents.words import all_text, readable
from caseworker.domain.basis import NOTHING
from caseworker.domain.blocks import clean
from caseworker.domain.consent import Pieces
from caseworker.domain.days import day_words
from caseworker.domain.errors import NotFound
from caseworker.domain.moments import day_of
from caseworker.domain.prints import ORDINARY, Print
from caseworker.domain.release import Release


@dataclass(frozen=True, slots=True)
class Paper:
    """Opaque: what it says can be had only by releasing it (decision 32).

    ``name`` is fit for a file name: it never holds a person's. ``running`` stands at the
    head of every page, so that a loose one finds its way home.
    """

    name: str
    title: str
    letterhead: Letterhead
    _pieces: tuple[Piece, ...] = field(repr=False)
    _running: str = field(default="", repr=False)
    on: date | None = None
    watermark: str = ""
    fits: int = 0
    """How many pages it is meant to fit; 0 where it may have as many as it needs."""
    closer: bool = False
    """It may be set with less white, where that saves a second sheet."""
    _numbers: tuple[tuple[Cell, ...], ...] = field(default=(), repr=False)
    _data: bytes = field(default=b"", repr=False)
    """What it says as JSON, for another program."""
    _laid: tuple[Laid, ...] = field(default=(), repr=False)
    """Pages of others that are laid into it, by ``_lay``."""
    _lay: Lay | None = field(default=None, repr=False)
    _numbered: Callable[[Mapping[str, int]], Sequence[Piece]] | None = field(
        default=None, repr=False
    )
    """Its pieces again, once it is known on which page each of its keys is."""
    _paged: str = "Page {page} of {pages}"
    _labels: Callable[[Mapping[str, int], int], Sequence[str]] | None = field(
        default=None, repr=False
    )
    """What each page is called, once it is known on which page each of its keys is."""
    carries: Pieces = NOTHING
    """What of a plan of law is in it: it becomes bytes only by a release that lets that go."""

    @property
    def has_numbers(self) -> bool:
        """Whether it can be had as a file of numbers, too."""
        return bool(self._numbers)

    def csv_for(self, release: Release) -> bytes:
        """Its numbers for a spreadsheet, each row with the marking. The release is the same.

        Raises:
            NotFound: it has none.
        """
        release.refuse_more(self.carries)
        if not self._numbers:
            raise NotFound("This paper has no numbers to save.")
        return csv_file(self._marked(practice=release.practice))

    def xlsx_for(self, release: Release) -> bytes:
        """The same as a spreadsheet. Raises NotFound: it has none."""
        release.refuse_more(self.carries)
        if not self._numbers:
            raise NotFound("This paper has no numbers to save.")
        return xlsx_file(self._marked(practice=release.practice))

    def _marked(self, *, practice: bool) -> list[tuple[Cell, ...]]:
        """Its numbers, each row with the marking."""
        marking = " · ".join(filter(None, (self.letterhead.marking, self.letterhead.caution)))
        if practice:
            marking = " · ".join(filter(None, ("PRACTICE", marking)))
        head, *rows = self._numbers
        return [(*head, "Marking"), *((*row, marking) for row in rows)]

    def bytes_for(self, release: Release, print: Print = ORDINARY) -> bytes:  # noqa: A002 - the officer's word
        """The paper as PDF/UA-1, set in this print. The same of all three give the same bytes.

        Raises:
            NotAllowed: the release does not let go what it carries.
            LettersMissing: it can be previewed, where what is missing shows as
                ``[U+14C4]``, but not let out with a name spoilt.
        """
        release.refuse_more(self.carries)
        # Slow to import, and most sittings print nothing (decision 24).
        from caseworker.documents.press.page import drawn  # noqa: PLC0415

        def draw(pieces: Sequence[Piece], keys: dict[str, int] | None = None) -> bytes:
            return drawn(
                title=self.title,
                running=self._running,
                letterhead=self.letterhead,
                pieces=pieces,
                watermark=self.watermark,
                release=release,
                print=print,
                closer=self.closer,
                paged=self._paged,
                keys=keys,
                labels=self._labels,
            )

        if self._numbered is None:
            return draw(self._pieces)
        from caseworker.documents.press.appendix import bound  # noqa: PLC0415 - as above

        return bound(draw, self._numbered, self._laid, self._lay, print)

    @property
    def holds_others(self) -> bool:
        """Pages of files from outside are in it: only a process with limits may draw them."""
        return bool(self._laid)

    @property
    def own_pages(self) -> Paper:
        """The same without the pages of others: whatever is ours can be read back whole in it."""
        return replace(self, _laid=())

    @property
    def unheard(self) -> int:
        """How many pages of others in it are pictures without text."""
        return sum(len(part.pictures) for part in self._laid)

    def docx_for(self, release: Release, print: Print = ORDINARY) -> bytes:  # noqa: A002 - the officer's word
        """The paper as a Word document, to be written in. The same of all three, the same bytes.

        Where it holds texts of a plan they are tagged, and changes made in it are tracked.

        Raises:
            NotFound: pages of others are laid into it, which Word can't hold.
        """
        release.refuse_more(self.carries)
        if self.holds_others:
            raise NotFound("Pages of others are laid into this paper: it can't be had in Word.")
        from caseworker.documents.word.file import Around, word_file  # noqa: PLC0415 - as above

        marking, style = self.letterhead.marking, self.letterhead.style
        by = style.destroy_by(release, day_of(release.at))
        around = Around(
            title=self.title,
            running=self._running,
            marking=" · ".join(filter(None, ("PRACTICE" if release.practice else "", marking))),
            watermark="PRACTICE" if release.practice else self.watermark,
            whose=release.words,
            day=day_words(day_of(release.at)),
            handling=style.handling,
            destroy=f"Destroy by {day_words(by)}" if by is not None else "",
            logo=style.logo,
            caution=self.letterhead.caution,
        )
        return word_file(self._pieces, around, release.at, print)

    @property
    def is_for_the_record(self) -> bool:
        """Whether it can be had with what it says attached as data, too."""
        return bool(self._data)

    def record_for(self, release: Release, print: Print = ORDINARY) -> bytes:  # noqa: A002 - the officer's word
        """The paper as PDF/A-3A, to be kept for good, with its data attached.

        Raises:
            NotFound: no data stands behind it.
            LettersMissing: as ``bytes_for``.
        """
        from caseworker.documents.press.record import for_the_record  # noqa: PLC0415 - as above

        release.refuse_more(self.carries)
        if not self._data:
            raise NotFound("No data stands behind this paper.")
        return for_the_record(self.bytes_for(release, print), self._data, self.title)

    @property
    def lacking(self) -> frozenset[str]:
        """The letters in it that can't be printed, since no font here has them."""
        from caseworker.documents.press import fonts  # noqa: PLC0415 - as above

        said = " ".join([self.title, self._running, *all_text(self._pieces)])
        return fonts.lacking(clean(said))

    def passages_for(self, release: Release, form: str = "pdf") -> Iterator[Passage]:
        """Everything that would leave in this form, with where it stands: to be looked through.

        It needs a release as well, since what it says can be read in it. What stands at the
        foot of its pages comes from that, not from the paper.
        """
        del release
        yield Passage("the title", self.title)
        if form in {"csv", "xlsx"}:
            yield from of_rows(self._numbers, "the numbers")
            return
        yield from passages(self._pieces)
        for at, part in enumerate(self._laid, start=1):
            for number, said in enumerate(part.said, start=1):
                yield Passage(f"page {number} of document {at} that is laid in", said)
        yield Passage("the head of each page", self._running)
        if form == "record" and self._data:
            yield from of_data(self._data, "the data kept with it")

    def words_for(self, release: Release) -> str:
        """What it says as plain text, for the text view beside a preview.

        It needs a release as well: text can be copied. Its letters stand in the order in
        which they are read, which no PDF viewer promises for Arabic or Hebrew.
        """
        release.refuse_more(self.carries)
        style = self.letterhead.style
        day = style.destroy_by(release, day_of(release.at))
        around = (release.words, style.handling, f"Destroy by {day_words(day)}." if day else "")
        caution = self.letterhead.caution
        first = [f"{caution}."] if caution else []
        return "\n".join([*first, readable(self._pieces), *filter(None, around)]) + "\n"
