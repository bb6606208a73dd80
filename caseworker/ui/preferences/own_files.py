"""Preferences: phrases and kinds of plan of the office's own, each added from a file."""

from __future__ import annotations

from typing import Final

from caseworker.casework import own_kinds, own_snippets
from caseworker.casework.own_kinds import AddPlanKind
from caseworker.casework.own_snippets import AddSnippets, SnippetFile, TakeOutSnippets
from caseworker.domain.kinds import PlanKind
from caseworker.domain.snippets import snippets
from caseworker.ui.desk import Desk
from caseworker.ui.preferences.own import CardWords, FilesCard, OwnCard, OwnFiles, OwnLine

_PHRASES: Final = (
    "A phrase asks for what is only true of one child: “for [how many minutes], [how often]”. "
    "What is left open is found before a plan is sent. The program has {count}; an office may "
    "add files of its own in the same form."
)
_CHECKED: Final = {
    "read": "checked against its source",
    "summary": "checked against a summary",
    "memory": "written from memory, check with the authority",
}


def phrases_card(desk: Desk) -> FilesCard[SnippetFile]:
    """The files of phrases that the office has added, each with what it offers."""
    about = _PHRASES.format(count=len(snippets()))
    return FilesCard(
        desk,
        OwnFiles(
            CardWords("Phrases", "phrasesCard", "phrases", about),
            button="Add a file of phrases…",
            dialog="choosePhrases",
            files="Phrases (*.toml)",
            most=own_snippets.LARGEST,
            there=own_snippets.own_snippets,
            line=_phrases,
            add=_add_phrases,
            take_out=_take_out_phrases,
        ),
    )


def plan_kinds_card(desk: Desk) -> FilesCard[PlanKind]:
    """Each kind with its source and how that was checked. Those of the office are in its store."""
    return FilesCard(
        desk,
        OwnFiles(
            CardWords("Kinds of plan", "planKindsCard", "planKinds"),
            button="Add a kind from a file…",
            dialog="choosePlanKind",
            files="Kinds of plan (*.toml)",
            most=own_kinds.LARGEST,
            there=own_kinds.look_up_kinds,
            line=_kind,
            add=_add_kind,
        ),
    )


def _phrases(file: SnippetFile) -> OwnLine:
    return OwnLine(
        file.name,
        "; ".join(one.title for one in file.snippets),
        tuple(file.faults),
        name=f"phrases_{file.name}",
        out=f"Take out the phrases of {file.name}",
    )


def _add_phrases(card: OwnCard, name: str, text: str) -> None:
    card.send(own_snippets.add_snippets, AddSnippets(name, text))


def _take_out_phrases(card: OwnCard, name: str) -> None:
    card.send(own_snippets.take_out_snippets, TakeOutSnippets(name))


def _kind(kind: PlanKind) -> OwnLine:
    return OwnLine(kind.title, f"{kind.source}: {_CHECKED.get(kind.checked, kind.checked)}.")


def _add_kind(card: OwnCard, _: str, text: str) -> None:
    card.send(own_kinds.add_plan_kind, AddPlanKind(text))
