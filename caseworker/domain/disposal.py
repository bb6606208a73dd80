"""A list for disposal: which files may go, what was decided, who agreed, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NewType

from caseworker.domain.case import CaseNumber
from caseworker.domain.officer import OfficerId

DisposalId = NewType("DisposalId", str)


@dataclass(frozen=True, slots=True)
class DisposalLine:
    """One file: by which rule it may go since when, or why it is kept, and what became of it.

    No name stands here: the list outlives what it was about.
    """

    case: CaseNumber
    rule: str
    due: date
    keeps: bool = False
    until: date | None = None
    reason: str = ""
    decided_by: str = ""
    became: str = ""
    """Empty until the list is carried out."""

    @property
    def decided(self) -> str:
        """What was decided, in words."""
        if not self.keeps:
            return "Destroy"
        until = f" until {self.until:%d/%m/%Y}" if self.until else ""
        return f"Keep{until}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who agreed; ``evidence`` where it was somebody from outside, in an office of one."""

    by: str
    name: str
    at: datetime
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class DisposalList:
    """Made by somebody on a day, agreed to by somebody else, carried out, and kept for ever."""

    id: DisposalId
    made_at: datetime
    made_by: OfficerId
    made_name: str
    lines: tuple[DisposalLine, ...]
    agreed: Agreement | None = None
    done_at: datetime | None = None
    done_by: str = ""
    done_name: str = ""
    certificate: str = ""
    backups_until: date | None = None
    from_bin: bool = False
    """Of cases that were opened by mistake, before their days are over."""

    @property
    def is_open(self) -> bool:
        return self.done_at is None

    @property
    def to_go(self) -> tuple[DisposalLine, ...]:
        return tuple(line for line in self.lines if not line.keeps)

    @property
    def gone(self) -> tuple[DisposalLine, ...]:
        return tuple(line for line in self.lines if line.became == GONE)

    @property
    def stands(self) -> str:
        """How far it has come, in words."""
        if self.done_at is not None:
            return (
                f"Carried out, certificate {self.certificate}" if self.certificate else "Given up"
            )
        if self.agreed is not None:
            return f"Agreed by {self.agreed.name}"
        return "Waits for a second person"


GONE = "Destroyed"


@dataclass(frozen=True, slots=True)
class Destroyed:
    """That a case was destroyed: its number, never whose it was. Of a paper, the id it had."""

    number: CaseNumber
    at: datetime
    by: OfficerId
    agreed_by: str
    rule: str
    certificate: str
    backups_until: date
    counts: Mapping[str, int] = field(default_factory=dict)


def to_data(one: DisposalList) -> dict[str, Any]:
    """What a store keeps of it beside its columns."""
    return {
        "made_name": one.made_name,
        "agreed_name": one.agreed.name if one.agreed else "",
        "evidence": one.agreed.evidence if one.agreed else "",
        "done_name": one.done_name,
        "backups_until": one.backups_until.isoformat() if one.backups_until else "",
        "from_bin": one.from_bin,
        "lines": [
            {
                "case": line.case,
                "rule": line.rule,
                "due": line.due.isoformat(),
                "keeps": line.keeps,
                "until": line.until.isoformat() if line.until else "",
                "reason": line.reason,
                "decided_by": line.decided_by,
                "became": line.became,
            }
            for line in one.lines
        ],
    }


def lines_from(data: Mapping[str, Any]) -> tuple[DisposalLine, ...]:
    """The lines, as ``to_data`` wrote them."""
    return tuple(
        DisposalLine(
            CaseNumber(line["case"]),
            line["rule"],
            date.fromisoformat(line["due"]),
            line["keeps"],
            date.fromisoformat(line["until"]) if line["until"] else None,
            line["reason"],
            line["decided_by"],
            line["became"],
        )
        for line in data["lines"]
    )
