"""The papers of the case, let go on the day that each of them belongs to."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from caseworker.casework import papers
from caseworker.casework.letters import ToWrite, letters_for
from caseworker.casework.office import Office
from caseworker.casework.practice.office import OFFICER, SIGNS_AS
from caseworker.casework.records import Records
from caseworker.casework.strongroom import OpenStore
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.plan import VersionKind, issued

FINAL_PLAN = "final-plan.pdf"
TIME_TO_ANSWER = timedelta(days=14)
WHY = "Demonstration on the practice casebook"
NAMES = {VersionKind.DRAFT: "draft-plan.pdf", VersionKind.FINAL: FINAL_PLAN}


class PapersOfTheCase:
    """Letters, draft, final plan and timeline as files; no name of a child is in a file's name."""

    def __init__(self, number: CaseNumber, folder: Path) -> None:
        self._number = number
        self._folder = folder
        self._made: set[tuple[str, str]] = set()

    def after(self, store: OpenStore) -> tuple[str, ...]:
        """Let go whatever the last entry calls for. The names of the files."""
        office = store.office
        made = [self._letter(office, letter) for letter in self._new_letters(office)]
        for version in office.see(lambda records, _: issued(records.versions(self._number))):
            if ("version", version.title) not in self._made:
                self._made.add(("version", version.title))
                wanted = Wanted("ehc_plan", self._number, version.title)
                made.append(self._file(office, wanted, NAMES[version.kind]))
                if version.kind is VersionKind.FINAL:
                    timeline = Wanted("timeline", self._number)
                    made.append(self._file(office, timeline, "timeline.pdf"))
        return tuple(made)

    def _new_letters(self, office: Office) -> list[ToWrite]:
        """Those that belong to today and that can be written without anything but days."""
        return [
            letter
            for letter in office.see(letters_for(self._number))
            if letter.recipients
            and letter.day == office.today
            and all(fact.is_day for fact in letter.asked)
            and (letter.letter, letter.about) not in self._made
        ]

    def _letter(self, office: Office, letter: ToWrite) -> str:
        self._made.add((letter.letter, letter.about))
        wanted = Wanted(
            "letter",
            self._number,
            letter.letter,
            about=letter.about,
            to=letter.recipients[0],
            officer=OFFICER,
            role=SIGNS_AS,
            days=tuple((fact.name, office.today + TIME_TO_ANSWER) for fact in letter.asked),
        )
        return self._file(office, wanted, f"letter-{len(self._made):02d}-{letter.letter}.pdf")

    def _file(self, office: Office, wanted: Wanted, name: str) -> str:
        to = wanted.to or self._parents(office)
        done = office.do(papers.let_go, papers.LetGo(wanted, "clear_copy", to, WHY))
        drawn = office.see(papers.copy(wanted, int(done.made)))
        (self._folder / name).write_bytes(drawn.content)
        return name

    def _parents(self, office: Office) -> str:
        def ask(records: Records, _: object) -> str:
            return " and ".join(each.shown for each in records.case(self._number).person.parents)

        return office.see(ask)
