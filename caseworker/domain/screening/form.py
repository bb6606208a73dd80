"""What a screening form asks, read from its file.

A form is a list of parts that are done one at a time. ``code`` is the letter by which a sheet on
paper is known again (``sheet_codes``). A part with a ``result`` asks for the tool, the level and
the score, for the subject ``area`` of the learning plan. A question ``suggests`` an area of need
where its answer is among ``with``; after ``enough`` such answers the area is shown as one to look
into. ``[plan]`` names the kind of plan that is begun from the results, and its sections.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.limits import Checked

AFTER: Final = ": "
"""Stands between a question and its answer where both are kept on one line."""


class Ask(Enum):
    """How a question is answered."""

    TEXT = "text"
    LONG = "long"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``telling`` are the answers that suggest the area of need ``suggests``."""

    name: str
    words: str
    ask: Ask
    why: str
    choices: tuple[str, ...] = ()
    suggests: str = ""
    telling: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Some questions that belong together, and about how many minutes they take."""

    name: str
    title: str
    minutes: int
    why: str
    questions: tuple[Question, ...]
    own_words: bool = False
    """It holds what the learner says: the learning plan begins with it."""
    result: bool = False
    """It is measured: with which tool, to which level or score."""
    area: str = ""
    score: str = ""
    tools: tuple[str, ...] = ()

    def question(self, words: str) -> Question | None:
        return next((one for one in self.questions if one.words == words), None)


@dataclass(frozen=True, slots=True)
class IntoPlan:
    """The kind of plan that is begun from the results, and the letters of its sections."""

    kind: str
    own_words: str
    results: str
    goals: str
    arrangements: str


@dataclass(frozen=True, slots=True)
class ScreeningForm:
    """A form: its parts in the order in which they are offered."""

    name: str
    title: str
    code: str
    about: str
    by_hand: str
    settings: tuple[str, ...]
    levels: tuple[str, ...]
    enough: int
    source: str
    checked: Checked
    into: IntoPlan
    parts: tuple[Part, ...]

    @property
    def minutes(self) -> int:
        return sum(part.minutes for part in self.parts)

    def part(self, name: str) -> Part | None:
        return next((one for one in self.parts if one.name == name), None)


def form_for(setting: str) -> ScreeningForm | None:
    """The form that is offered in this setting; none where nobody is screened."""
    return next((one for one in screening_forms().values() if setting in one.settings), None)


@cache
def screening_forms() -> Mapping[str, ScreeningForm]:
    """Every form by its name: each TOML file of this folder."""
    files = (one for one in resources.files(__package__).iterdir() if one.name.endswith(".toml"))
    read = [read_form(one.name, one.read_text("utf-8")) for one in files]
    return MappingProxyType({form.name: form for form in sorted(read, key=lambda one: one.title)})


def read_form(file: str, text: str) -> ScreeningForm:
    """One form from the text of its file. Raises BrokenLaw: with what is wrong in it."""
    whole = read_toml(file, text)
    into = whole.only_table("plan")
    form = ScreeningForm(
        name=whole.text("name"),
        title=whole.text("title"),
        code=whole.text("code"),
        about=whole.text("about"),
        by_hand=whole.text("by_hand"),
        settings=whole.texts("settings"),
        levels=whole.texts("levels"),
        enough=whole.whole("enough"),
        source=whole.text("source"),
        checked=whole.choice("checked", Checked),
        into=IntoPlan(
            *(into.text(one) for one in ("kind", "own_words", "results", "goals", "arrangements"))
        ),
        parts=tuple(
            _part(Entry(f"{file}: part {at}", table))
            for at, table in enumerate(whole.dicts("part"), start=1)
        ),
    )
    into.done()
    whole.done()
    _refuse_broken(form, whole)
    return form


def _part(entry: Entry) -> Part:
    part = Part(
        name=entry.text("name"),
        title=entry.text("title"),
        minutes=entry.whole("minutes"),
        why=entry.text("why"),
        own_words=entry.truth("own_words"),
        result=entry.truth("result"),
        area=entry.text("area", ""),
        score=entry.text("score", ""),
        tools=entry.texts("tools"),
        questions=tuple(
            _question(Entry(f"{entry.where}, question {at}", table))
            for at, table in enumerate(entry.dicts("question"), start=1)
        ),
    )
    entry.done()
    if not part.questions:
        raise entry.broken("a part asks something")
    if part.result != bool(part.area):
        raise entry.broken("a part with a result has its area, and no other has")
    return part


def _question(entry: Entry) -> Question:
    question = Question(
        name=entry.text("name"),
        words=entry.text("words"),
        ask=entry.choice("kind", Ask),
        why=entry.text("why"),
        choices=entry.texts("choices"),
        suggests=entry.text("suggests", ""),
        telling=entry.texts("with"),
    )
    entry.done()
    if bool(question.choices) != (question.ask is Ask.CHOICE):
        raise entry.broken("a choice has choices, and nothing else has")
    if bool(question.suggests) != bool(question.telling):
        raise entry.broken("what suggests an area says with which answers, and the reverse")
    if not set(question.telling) <= set(question.choices):
        raise entry.broken("an answer that suggests something is one of the choices")
    if AFTER in question.words:
        raise entry.broken(f"the words of a question hold no “{AFTER}”")
    return question


def _refuse_broken(form: ScreeningForm, entry: Entry) -> None:
    names = [part.name for part in form.parts]
    words = [one.words for part in form.parts for one in part.questions]
    if not names or len(set(names)) < len(names) or len(set(words)) < len(words):
        raise entry.broken("each part and each question is there once")
    if not re.fullmatch(r"[A-HJ-NPQRT-Z]|S", form.code):
        raise entry.broken("the code is one capital letter")
