"""``caseworker may-disclose``: the answer of the one gate to a request in a file; no store."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from caseworker.commands.deadlines import FINE, UNREADABLE, WRONG, harmless, print_json, some_day
from caseworker.commands.deadlines_file import UnreadableFile, WrongFile, schema
from caseworker.commands.may_disclose_file import Asked, read
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Answer, Because
from caseworker.domain.disclosure_rules import Need, Rule, Rules, the_rules
from caseworker.domain.may_disclose import footing_of
from caseworker.domain.verdict import grounds_for, verdict_on

if TYPE_CHECKING:
    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name

SCHEMAS = ("may-disclose-file", "may-disclose")
EPILOG = """
The file holds what happened, as for “caseworker deadlines”, and who asks for what and why:

  {"born": "2009-03-02",
   "events": [{"kind": "final_plan_sent", "day": "2026-06-01", "sent": "2026-06-01"}],
   "request": {
     "recipient": {"name": "Registrar", "role": "tribunal"},
     "sections": ["B", "F", "I"],
     "purpose": "appeal",
     "ground": "17b", "facts": {"appeal": "SE926/26/00114"},
     "by": "okafor"}}

--rules lists the roles, the purposes and every row with its source.

Exit status: 0 printed, whatever the answer; 1 something in the file can't be so; 2 it can't
be read, or the command was not understood.
"""


def add_parser(subparsers: Parsers) -> None:
    """Make ``may-disclose`` one of the program's commands."""
    parser = subparsers.add_parser(
        "may-disclose",
        help="print whether a plan may be disclosed, to whom, why and which part, as JSON",
        description="Print whether what somebody asks for may be disclosed, and which part of "
        "it: by consent, because the law requires it, on a ground, not yet, or no; with sources.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", type=Path, metavar="FILE.json", help="who asks for what")
    what.add_argument("--rules", action="store_true", help="list the rules instead")
    what.add_argument("--schema", choices=SCHEMAS, help="print one of the JSON schemas instead")
    parser.add_argument(
        "--on",
        type=some_day,
        metavar="DATE",
        help="the answer of this day, as 2026-11-23 (left out: today)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what was asked for; the answer is the exit status."""
    if args.rules:
        print_json(rules_as_json(the_rules()))
        return FINE
    if args.schema:
        print_json(schema(args.schema))
        return FINE
    try:
        asked = read(args.file)
    except UnreadableFile as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    except WrongFile as error:
        for fault in error.faults:
            print(harmless(f"{args.file}: {fault}"), file=sys.stderr)
        return WRONG
    print_json(answer(asked, args.on or datetime.now(UTC).astimezone().date()))
    return FINE


def answer(asked: Asked, on: date) -> dict[str, Any]:
    """The verdict, as the schema ``may-disclose`` has it."""
    rules = the_rules()
    footing = footing_of(asked.case, on, stricter=asked.stricter)
    verdict = verdict_on(asked.request, footing, rules)
    whose = footing.whose
    return {
        "on": on.isoformat(),
        "regime": footing.regime,
        "stage": footing.stage.value,
        "whose": {
            "giver": whose.giver.value if whose.giver else None,
            "who": whose.who,
            "why": whose.why,
            "source": whose.source,
            "ask": whose.ask,
        },
        "answer": verdict.answer.name.lower(),
        "lets_go": verdict.answer.lets_go,
        "headline": verdict.headline,
        "basis": verdict.basis,
        "consents": list(verdict.consents),
        "refused": verdict.refused,
        "covered": _pieces(verdict.covered),
        "left_out": _pieces(verdict.left_out),
        "because": [_because(one) for one in verdict.because],
        "needs": [_because(one) for one in verdict.needs],
        "grounds": [
            {
                "id": row.id,
                "words": row.words,
                "source": rules.source_of(row, footing.regime),
                "needs": [_need(need) for need in row.needs],
            }
            for row in grounds_for(asked.request, footing, rules)
        ],
    }


def rules_as_json(rules: Rules) -> dict[str, Any]:
    """Everything that a request can name, and every row."""
    return {
        "roles": [
            {"role": role.id, "words": role.words, "source": role.source, "checked": role.checked}
            for role in rules.roles.values()
        ],
        "purposes": [
            {"purpose": each.id, "words": each.words, "source": each.source}
            for each in rules.purposes.values()
        ],
        "needs": [_need(need) for need in rules.needs.values()],
        "rows": [_row(row) for row in rules.rows],
    }


def _row(row: Rule) -> dict[str, Any]:
    return {
        "id": row.id,
        "what": "free" if row.answer is Answer.NOT_OF_THE_PLAN else row.answer.name[3:].lower(),
        "words": row.words,
        "roles": sorted(row.roles),
        "purposes": sorted(row.purposes),
        "regimes": sorted(row.regimes),
        "stages": sorted(stage.value for stage in row.stages),
        "needs": [need.id for need in row.needs],
        "source": row.source,
        "in_custody": row.custody or row.source,
        "checked": row.checked,
    }


def _need(need: Need) -> dict[str, str]:
    return {"name": need.id, "words": need.words, "kind": need.kind.value, "source": need.source}


def _because(one: Because) -> dict[str, str]:
    return {"words": one.words, "source": one.source, "checked": one.checked}


def _pieces(pieces: Pieces) -> dict[str, list[str]]:
    return {
        "sections": sorted(pieces.sections),
        "documents": sorted(pieces.documents),
        "others": sorted(pieces.others),
    }
