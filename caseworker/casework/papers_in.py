"""Papers that come in: kept as they came, filed by what can be told of them, and filed again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from caseworker.casework.attachments import keep_document, not_binned, said
from caseworker.casework.filings_kept import WordsRead
from caseworker.casework.office import Done, Question, Sitting, Touched
from caseworker.casework.papers_held import held_by
from caseworker.casework.records import Document, Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Gap, Incomplete, NotAllowed, NotFound
from caseworker.domain.filing import (
    Filing,
    changes,
    guess_day,
    guess_sort,
    newest_first,
    replaced,
)
from caseworker.domain.filing import said as filed_as
from caseworker.domain.moments import day_of

NAMED: Final = 3
"""So many papers the history names one by one; of more it says how many."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A file that came in. ``came_with`` is the place in the list of the message that brought it.

    The kind and the day that are left empty are guessed from its name.
    """

    name: str
    content: bytes
    sort: str = ""
    day: date | None = None
    from_whom: str = ""
    came_with: int | None = None


@dataclass(frozen=True, slots=True)
class TakeInPapers:
    """Files to keep with a case: all of them, or none."""

    case: CaseNumber
    papers: tuple[Coming, ...]


@dataclass(frozen=True, slots=True)
class FilePapers:
    """What is said of papers that are kept already."""

    case: CaseNumber
    filings: tuple[Filing, ...]


@dataclass(frozen=True, slots=True)
class PutInBin:
    """Papers that are not wanted: out of every list and search, and back on a word."""

    case: CaseNumber
    documents: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class TakeFromBin:
    """Papers that are wanted after all."""

    case: CaseNumber
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PapersSeen:
    """The papers of a case, how each is filed, and how reading it for the search went."""

    documents: tuple[Document, ...] = ()
    filings: Mapping[str, Filing] = field(default_factory=dict)
    read: Mapping[str, WordsRead] = field(default_factory=dict)

    def filing(self, document: str) -> Filing:
        """What is said of this one; all of it empty where nobody has said anything."""
        return self.filings.get(document) or Filing(document)

    @property
    def here(self) -> tuple[Document, ...]:
        """Those that stand in the list: not in the bin, and not replaced by another."""
        gone = replaced(self.filings.values())
        return tuple(
            one for one in self.documents if one.id not in gone and not self.filing(one.id).is_out
        )

    @property
    def binned(self) -> tuple[Document, ...]:
        return tuple(one for one in self.documents if self.filing(one.id).is_out)

    def earlier(self, document: str) -> tuple[Document, ...]:
        """What this one replaces, and what that replaced: newest first."""
        by_id = {str(one.id): one for one in self.documents}
        chain = newest_first(self.filings, document)[1:]
        return tuple(by_id[one] for one in chain if one in by_id)


def papers_of(number: CaseNumber) -> Question[PapersSeen]:
    """Asks for the papers of a case and how they are filed."""

    def ask(records: Records, today: date) -> PapersSeen:
        del today
        filings = {one.document: one for one in records.filings.of(number)}
        return PapersSeen(records.documents(number), filings, records.filings.words_read(number))

    return ask


def take_in_papers(records: Records, command: TakeInPapers, sitting: Sitting) -> Done:
    """Keep files with a case, each filed by what it says of itself. ``made`` are their ids.

    Raises:
        NotFound: there is no such case.
        UnfitFile: one of them may not be kept; none was.
    """
    case = records.case(command.case)
    before = {one.sha256: one for one in not_binned(records, case.number)}
    kept: list[Document] = []
    for one in command.papers:
        document = keep_document(records, case.number, one.name, one.content, sitting)
        came_with = str(kept[one.came_with].id) if one.came_with is not None else ""
        filing = Filing(
            str(document.id),
            one.sort or guess_sort(document.name),
            one.day or guess_day(document.name, sitting.today),
            one.from_whom,
            came_with=came_with,
        )
        if filing != Filing(str(document.id)):
            records.filings.keep(case.number, filing)
        kept.append(document)
    return Done(
        case=case.number,
        touched=frozenset({Touched.DOCUMENTS}),
        sentence=f"Attached {_listed([said(one) for one in kept])}.{_here_already(kept, before)}",
        act="document_attached",
        made="\n".join(str(one.id) for one in kept),
        ref=str(kept[0].id),
    )


def file_papers(records: Records, command: FilePapers, sitting: Sitting) -> Done:
    """Say what papers are; the history keeps what was said before.

    Raises:
        NotFound: there is no such paper in this case.
        Incomplete: a day is still to come; a paper would replace itself, by others or at once.
    """
    names = _names(records, command.case)
    before = {one.document: one for one in records.filings.of(command.case)}
    told = []
    for one in command.filings:
        _refuse_unfit(one, names, before, sitting)
        was = before.get(one.document) or Filing(one.document)
        now = replace(one, came_with=was.came_with, out_since=was.out_since, out_by=was.out_by,
                      out_why=was.out_why)  # fmt: skip
        if now == was:
            continue
        before[one.document] = now
        records.filings.keep(command.case, now)
        words = changes(was, now) if was.is_filed else filed_as(now)
        told.append(f"“{names[one.document]}”: {words}{_replacing(was, now, names)}")
    return Done(
        case=command.case,
        touched=frozenset({Touched.DOCUMENTS}),
        sentence=f"Filed {_listed(told)}." if told else "The papers are filed as they were.",
        act="document_filed",
        ref=command.filings[0].document if command.filings else "",
    )


def put_in_bin(records: Records, command: PutInBin, sitting: Sitting) -> Done:
    """Put papers in the bin, unless something stands on them.

    Raises:
        NotFound: there is no such paper in this case.
        Incomplete: no reason was given.
        NotAllowed: an entry, a plan, a text that left or a newer paper names it: which, it says.
    """
    names = _names(records, command.case)
    if not command.why.strip():
        raise Incomplete([Gap("why", "Say why they are not wanted.")])
    filings = {one.document: one for one in records.filings.of(command.case)}
    for document in command.documents:
        _refuse_unknown(document, names)
        if held := held_by(records, command.case, document):
            raise NotAllowed(
                f"“{names[document]}” can’t go in the bin: {'; '.join(held)}.",
                instead="Nothing was changed. Put that right first, or leave the paper there.",
            )
        filing = filings.get(document) or Filing(document)
        out = replace(
            filing,
            out_since=sitting.at,
            out_by=sitting.officer.id,
            out_why=command.why.strip(),
        )
        records.filings.keep(command.case, out)
    told = _listed([f"“{names[one]}”" for one in command.documents])
    return _moved(command.case, f"Put {told} in the bin: {command.why.strip()}", "document_binned",
                  command.documents)  # fmt: skip


def take_from_bin(records: Records, command: TakeFromBin, sitting: Sitting) -> Done:
    """Put papers back where they were. Raises NotFound: it is not in the bin of this case."""
    del sitting
    names = _names(records, command.case)
    filings = {one.document: one for one in records.filings.of(command.case)}
    for document in command.documents:
        filing = filings.get(document)
        if document not in names or filing is None or not filing.is_out:
            raise NotFound("There is no such paper in the bin of this case.")
        records.filings.keep(command.case, filing.back())
    told = _listed([f"“{names[one]}”" for one in command.documents])
    return _moved(command.case, f"Took {told} out of the bin", "document_unbinned",
                  command.documents)  # fmt: skip


def binned_documents() -> Question[tuple[tuple[Document, Filing], ...]]:
    """Asks for everything that is in the bin, of every case, longest there first."""

    def ask(records: Records, today: date) -> tuple[tuple[Document, Filing], ...]:
        del today
        found = []
        for number, filing in records.filings.binned():
            documents = {str(one.id): one for one in records.documents(number)}
            found.append((documents[filing.document], filing))
        return tuple(found)

    return ask


def _refuse_unfit(
    of: Filing, names: Mapping[str, str], filings: Mapping[str, Filing], sitting: Sitting
) -> None:
    _refuse_unknown(of.document, names)
    gaps = []
    if of.day is not None and of.day > sitting.today:
        gaps.append(Gap("day", "This day is still to come."))
    if of.supersedes:
        if of.supersedes not in names:
            gaps.append(Gap("supersedes", "The paper that it replaces is not in this case."))
        elif of.document in newest_first(filings, of.supersedes):
            gaps.append(Gap("supersedes", "A paper can’t replace one that replaces it."))
        elif replaced(filings.values()).get(of.supersedes, of.document) != of.document:
            gaps.append(Gap("supersedes", "Another paper replaces this one already."))
    if gaps:
        raise Incomplete(gaps)


def _refuse_unknown(document: str, names: Mapping[str, str]) -> None:
    if document not in names:
        raise NotFound("There is no such paper in this case.")


def _names(records: Records, number: CaseNumber) -> dict[str, str]:
    return {str(one.id): one.name for one in records.documents(number)}


def _replacing(was: Filing, now: Filing, names: Mapping[str, str]) -> str:
    if was.supersedes == now.supersedes:
        return ""
    if not now.supersedes:
        return "; replaces none"
    return f"; replaces “{names[now.supersedes]}”"


def _moved(number: CaseNumber, words: str, act: str, documents: tuple[str, ...]) -> Done:
    touched = frozenset({Touched.DOCUMENTS})
    return Done(number, touched, f"{words.rstrip('.')}.", act, ref=documents[0])


def _here_already(kept: list[Document], before: Mapping[str, Document]) -> str:
    """Which of them are in this case already, letter for letter; kept all the same."""
    told = [
        f"“{one.name}” (as “{same.name}”, {day_of(same.added_on):%d/%m/%Y})"
        for one in kept
        if (same := before.get(one.sha256)) is not None
    ]
    return f" Here already, and kept once more: {_listed(told)}." if told else ""


def _listed(told: list[str]) -> str:
    """Three by what is said of each, and how many more there are."""
    more = len(told) - NAMED
    rest = [f"{more} more"] if more > 0 else []
    return "; ".join([*told[:NAMED], *rest])
