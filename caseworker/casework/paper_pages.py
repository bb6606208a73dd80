"""A paper's pages as dots and words: for the preview in the window, and for the printer.

Drawn and pictured in memory, on the papers lane: nothing of it is ever a file. What is drawn
anew at every pause in typing is drawn by a process of its own (``drawer``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from caseworker.casework.addressees import Addressees, addressees
from caseworker.casework.drawer import LivePages, PaperDrawer
from caseworker.casework.found_names import Found, on_pages
from caseworker.casework.name_guard import looked_over
from caseworker.casework.office import Officer
from caseworker.casework.page_pictures import packed
from caseworker.casework.pages_of_others import for_printer, shown_from, words_on_pages
from caseworker.casework.papers import drawn_up, gathered
from caseworker.casework.records import Records
from caseworker.casework.viewing import PagePicture
from caseworker.casework.wanted import Wanted, settled
from caseworker.documents.letter import CAUTION
from caseworker.documents.paper import Paper
from caseworker.documents.pictures import PRINTER, SCREEN, Picture, page_words, picture
from caseworker.domain.basis import NOTHING
from caseworker.domain.consent import Pieces
from caseworker.domain.prints import print_called
from caseworker.domain.reading_order import apart
from caseworker.domain.release import Release

AT_ONCE = 12  # pages pictured before the first is shown
NOT_HEARD_NOTE = (
    "Pages in it that are pictures without text: {}. Whoever can’t see them can’t have them read "
    "aloud: offer such a document in another form, too."
)
CAUTION_NOTE = (
    "Some dates here say “check with the authority”: they come from rules that nobody has "
    "compared with their source yet. Check them before this leaves."
)

TOO_LONG_NOTE = (
    "This is meant for {fits} page and takes {pages}. Nothing is left out: shorten what is "
    "written, or let it run on."
)
LACKING_NOTE = (
    "No font here has these letters: {}. Their numbers stand in their place, and the paper "
    "can’t leave until those words are written in other letters."
)


@dataclass(frozen=True, slots=True)
class PaperSeen:
    """A paper as an officer looks at it before it leaves, and what may be done with it.

    ``about`` says whose it is. ``to`` is whom it is for where that is known already.
    ``print`` is what it is set in, and ``needs`` says what whoever it is for needs.
    ``words`` are the whole of it in reading order; ``name`` is fit for a file name.
    """

    title: str
    name: str
    about: str
    to: str
    print: str
    needs: str
    marking: str
    count: int
    pages: tuple[PagePicture, ...]
    words: str = field(repr=False)
    notes: tuple[str, ...]
    people: Addressees
    clear_copies: bool
    practice: bool
    has_numbers: bool
    is_for_the_record: bool
    pdf: bytes = field(repr=False)
    holds_others: bool = False
    """Pages of files that came from outside are in it: they are drawn in a process with limits."""
    found: tuple[Found, ...] = field(default=(), repr=False)
    """What in it belongs to another case, or may: what stops it first."""
    carries: Pieces = NOTHING
    """What of a plan is in it."""

    @property
    def in_word(self) -> bool:
        """Whether it can be had in Word: not where pages of others would be missing from it."""
        return self.clear_copies and not self.holds_others

    def pages_from(self, first: int) -> tuple[PagePicture, ...]:
        """Its pages from ``first`` on; as the function of that name."""
        return pages_from(self.pdf, first, holds_others=self.holds_others)


def see_paper(wanted: Wanted, officer: Officer) -> Callable[[Records, date], PaperSeen]:
    """A question: the paper as it would be printed, marked as a preview on every page.

    Raises:
        NotFound: there is no such paper, case or version.
        NotAllowed: nothing may be sent to whom it is for.
        Incomplete: the facts leave out something that the paper must say.
    """

    def ask(records: Records, today: date) -> PaperSeen:
        moment = datetime(today.year, today.month, today.day, tzinfo=UTC)
        office = records.office()
        facts, paper = drawn_up(records, wanted, today)
        release = Release("preview", officer.name, officer.name, moment, practice=office.practice)
        set_in = print_called(settled(records, wanted).print)
        pdf, words = paper.bytes_for(release, set_in), paper.words_for(release)
        people = addressees(records, wanted.case, today)
        to = (wanted.to.splitlines() or [""])[0]
        said = words_on_pages(pdf, holds_others=paper.holds_others)
        found = on_pages(looked_over(records, wanted, facts, paper, release), said)
        about = ""
        if wanted.case is not None:
            about = f"{apart(records.case(wanted.case).person.name)} · {wanted.case}"
        return PaperSeen(
            title=paper.title,
            name=paper.name,
            about=about,
            to=to,
            print=set_in.name,
            needs=people.needs(to),
            marking=paper.letterhead.marking,
            count=len(said),
            pages=pages_from(pdf, 1, holds_others=paper.holds_others),
            words=words,
            notes=tuple(_notes(words, paper, len(said))),
            people=people,
            clear_copies=office.clear_copies or office.practice,
            practice=office.practice,
            has_numbers=paper.has_numbers,
            is_for_the_record=paper.is_for_the_record,
            pdf=pdf,
            holds_others=paper.holds_others,
            found=found,
            carries=paper.carries,
        )

    return ask


def _notes(words: str, paper: Paper, pages: int) -> Iterator[str]:
    if paper.lacking:
        yield LACKING_NOTE.format(" ".join(sorted(paper.lacking)))
    if paper.unheard:
        yield NOT_HEARD_NOTE.format(paper.unheard)
    if 0 < paper.fits < pages:
        yield TOO_LONG_NOTE.format(fits=paper.fits, pages=pages)
    if CAUTION in words:
        yield CAUTION_NOTE


def pages_from(pdf: bytes, first: int, *, holds_others: bool = False) -> tuple[PagePicture, ...]:
    """The pages from ``first`` on (from 1), as many as are shown at once.

    Raises:
        UnfitFile: pages of others among them can't be drawn.
    """
    if holds_others:
        return shown_from(pdf, first, AT_ONCE).pages
    said = page_words(pdf)
    last = min(len(said), first + AT_ONCE - 1)
    return tuple(
        packed(picture(pdf, number, SCREEN), said[number - 1], SCREEN)
        for number in range(first, last + 1)
    )


def live_pages(
    drawer: PaperDrawer, wanted: Wanted, officer: Officer, near: int, fineness: int
) -> Callable[[Records, date], LivePages]:
    """A question: the paper while it is being written, without what ``see_paper`` says of it.

    ``near`` is the page that is looked at; ``fineness`` is in dots to the inch.

    Raises:
        NotFound, NotAllowed, Incomplete: as ``see_paper`` does.
        NotDrawn: the process that draws it ended.
    """

    def ask(records: Records, today: date) -> LivePages:
        moment = datetime(today.year, today.month, today.day, tzinfo=UTC)
        practice = records.office().practice
        release = Release("preview", officer.name, officer.name, moment, practice=practice)
        paper = gathered(records, wanted, today)
        return drawer.draw(paper, release, print_called(wanted.print), near, fineness)

    return ask


def pages_for_printer(
    pdf: bytes, numbers: Iterable[int], *, holds_others: bool = False
) -> Iterator[Picture]:
    """These pages at the printer's own fineness, one in memory at a time.

    Pages of others are drawn a little coarser, in a process with limits.

    Raises:
        UnfitFile: such a page can't be drawn.
    """
    for number in numbers:
        if holds_others:
            yield for_printer(pdf, number)
        else:
            yield picture(pdf, number, PRINTER)
