"""The one gate: may this leave, to whom, and why. A pure function of request, case and day.

A plan does not leave without consent, except where the law has it sent or lists a ground
(SEND Regs 2014 reg 17; Detained Persons Regs 2015 reg 17; ``disclosure_rules.toml``). Whatever
the answer rests on covers a part of what was asked, and never more than was asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.domain.consent import Pieces
from caseworker.domain.consent_cover import Cover, cover
from caseworker.domain.disclosure import Answer, Because, Footing, Request, Verdict
from caseworker.domain.disclosure_rules import Asked, Need, Role, Rule, Rules
from caseworker.domain.pieces_words import in_words, joined

CONSENT: Final = "consent"
YES: Final = "yes"
_NOTHING: Final = Pieces()
_ORDER: Final = (Answer.BY_DUTY, Answer.NOT_OF_THE_PLAN, Answer.BY_CONSENT, Answer.BY_GROUND)


def verdict_on(request: Request, footing: Footing, rules: Rules) -> Verdict:
    """May it leave? The answer, what it covers of the request, and why."""
    if unknown := tuple(_unknown(request, rules)):
        return _no("No. The rules know nothing of this.", request, because=unknown)
    if not request.wanted:
        needs = (Because("Say what of the plan they need."),)
        return Verdict(Answer.NOT_YET, _NOTHING, _NOTHING, (), needs=needs, headline=_ASK)
    gate = _Gate(request, footing, rules)
    bases = [basis for basis in gate.bases() if basis.covered]
    if not bases:
        return gate.refusal()
    return gate.yes(max(bases, key=gate.rank))


def grounds_for(request: Request, footing: Footing, rules: Rules) -> tuple[Rule, ...]:
    """The grounds that could apply, those made for such a recipient first."""
    fitting = [
        row for row in rules.of(Answer.BY_GROUND) if not any(_misfits(row, request, footing, rules))
    ]
    return tuple(sorted(fitting, key=lambda row: not row.roles))


def asks(request: Request, footing: Footing, rules: Rules) -> tuple[Need, ...]:
    """All that the chosen ground, or a duty that is for this request, asks for: given or not."""
    if any(_unknown(request, rules)):
        return ()
    gate = _Gate(request, footing, rules)
    return tuple(dict.fromkeys(gate.asks()))


def missing(needs: Iterable[Need], request: Request, on: date) -> tuple[Because, ...]:
    """What a row asks for that the request does not give yet."""
    return tuple(
        Because(_why_missing(need, request), need.source, need.checked)
        for need in needs
        if not _is_given(need, request, on)
    )


_ASK: Final = "Not yet. Nothing is asked for."


@dataclass(frozen=True, slots=True)
class _Basis:
    answer: Answer
    covered: Pieces
    name: str
    because: tuple[Because, ...]


class _Gate:
    """One request held against the consents, the duties and the ground that was chosen."""

    def __init__(self, request: Request, footing: Footing, rules: Rules) -> None:
        self._request = request
        self._footing = footing
        self._rules = rules
        self._cover: Cover = cover(request, footing, rules)
        self._chosen = rules.row(request.ground) if request.ground else None

    def bases(self) -> Iterator[_Basis]:
        """Everything that lets something of it go."""
        granted = self._cover.granted
        yield _Basis(Answer.BY_CONSENT, granted, CONSENT, self._cover.because)
        for row in self._rules.rows:
            is_used = row.answer is not Answer.BY_GROUND or row is self._chosen
            if is_used and not self._misfits(row) and not self._lacks(row):
                yield _Basis(row.answer, self._covered(row), row.id, self._said(row))

    def rank(self, basis: _Basis) -> tuple[bool, int, int]:
        """What covers all comes first, then what covers most; then the order of the law."""
        is_all = not (self._request.wanted - basis.covered)
        return is_all, 0 if is_all else _size(basis.covered), -_ORDER.index(basis.answer)

    def yes(self, basis: _Basis) -> Verdict:
        left_out = self._request.wanted - basis.covered
        is_consent = basis.answer is Answer.BY_CONSENT
        because = (*basis.because, *(() if is_consent else self._cover.refusals))
        if is_consent:
            because = (*self._whose(), *because, *self._cover.refusals)
        part = f", for {in_words(basis.covered)} only" if left_out else ""
        if left_out:
            because = (*because, Because(f"Nothing covers {in_words(left_out)}: left out."))
        return Verdict(
            basis.answer,
            basis.covered,
            left_out,
            because,
            basis.name,
            self._cover.relied_on if is_consent else (),
            headline=f"{basis.answer.value}{part}.",
            refused=bool(self._cover.refused),
        )

    def asks(self) -> Iterator[Need]:
        """What the ground and the duties that are for this request ask for."""
        if self._chosen is not None and not self._misfits(self._chosen):
            yield from self._needs(self._chosen)
        for row in self._rules.of(Answer.BY_DUTY):
            if self._nearly(row):
                yield from self._needs(row)

    def refusal(self) -> Verdict:
        """Not yet, with what would make it so; or no."""
        refused, wanted = self._cover.refused, self._request.wanted
        because = (*self._whose(), *self._cover.refusals, *self._cover.because)
        needs = tuple(self._would_do())
        found = Verdict(Answer.NOT_YET, _NOTHING, wanted, because, needs=needs)
        found = replace(found, refused=bool(refused))
        if self._chosen is not None:
            misfits = self._misfits(self._chosen)
            if misfits:
                head = "No. This ground is not for this request."
                return replace(found, answer=Answer.NO, because=(*misfits, *because), headline=head)
            return replace(found, headline="Not yet. This ground needs more.")
        if refused and not wanted - refused:
            head = f"No. {self._footing.whose.who} refused this."
            return replace(found, answer=Answer.NO, headline=head)
        if any(self._nearly(row) for row in self._rules.of(Answer.BY_DUTY)):
            return replace(found, headline="Not yet. The duty to send it needs more.")
        return replace(found, headline="Not yet. There is no consent that covers this.")

    def _would_do(self) -> Iterator[Because]:
        """What would make it so, the nearest first."""
        if self._chosen is not None and not self._misfits(self._chosen):
            yield from self._lacks(self._chosen)
        for row in self._rules.of(Answer.BY_DUTY):
            if self._nearly(row):
                yield from self._still(row)
                yield from self._lacks(row)
        whose = self._footing.whose
        if whose.ask:
            yield Because(whose.ask, whose.source)
        if self._footing.asked_of and whose.giver is not None:
            to = self._request.recipient
            purpose = self._rules.purposes[self._request.purpose].words
            what = in_words(self._request.wanted - self._cover.granted)
            yield Because(
                f"The consent of {whose.who} for {to.organisation or to.name}, "
                f"for “{purpose}”: {what}.",
                whose.source,
            )
        if self._chosen is None:
            found = grounds_for(self._request, self._footing, self._rules)
            sources = [self._source(row) for row in found]
            yield Because(f"Or a legal ground: {len(found)} could apply.", "; ".join(sources))

    def _whose(self) -> tuple[Because, ...]:
        whose = self._footing.whose
        return (Because(whose.why, whose.source),)

    def _source(self, row: Rule) -> str:
        return self._rules.source_of(row, self._footing.regime)

    def _misfits(self, row: Rule) -> tuple[Because, ...]:
        return tuple(_misfits(row, self._request, self._footing, self._rules))

    def _nearly(self, row: Rule) -> bool:
        """The duty is for this recipient and purpose, under these rules; something is missing."""
        request, footing = self._request, self._footing
        role = self._rules.roles[request.recipient.role]
        return (
            request.purpose in row.purposes
            and _is_for(row, role, footing)
            and (not row.regimes or footing.regime in row.regimes)
            and bool(self._covered(row))
        )

    def _still(self, row: Rule) -> Iterator[Because]:
        if not _is_at_stage(row, self._footing):
            stages = joined(tuple(sorted((*(stage.value for stage in row.stages), *row.along))))
            yield Because(f"{row.words} That is while the case is at: {stages}.", self._source(row))

    def _covered(self, row: Rule) -> Pieces:
        return row.covers.of(self._request.wanted, self._footing.appendices)

    def _needs(self, row: Rule) -> tuple[Need, ...]:
        against = self._cover.refused & self._covered(row)
        return (*row.needs, *(row.despite if against else ()))

    def _lacks(self, row: Rule) -> tuple[Because, ...]:
        return missing(self._needs(row), self._request, self._footing.on)

    def _said(self, row: Rule) -> tuple[Because, ...]:
        said = [Because(row.words, self._source(row), row.checked)]
        if row.within:
            said.append(Because(f"{row.within[0].upper()}{row.within[1:]}.", self._source(row)))
        needs = (*row.needs, *row.despite)
        given = ((need.words, _given(need, self._request)) for need in needs)
        return (*said, *(Because(f"{words}: {value}") for words, value in given if value))


def _no(headline: str, request: Request, because: tuple[Because, ...]) -> Verdict:
    return Verdict(Answer.NO, _NOTHING, request.wanted, because, headline=headline)


def _unknown(request: Request, rules: Rules) -> Iterator[Because]:
    if request.recipient.role not in rules.roles:
        yield Because(f"There is no role “{request.recipient.role}”.")
    if request.purpose not in rules.purposes:
        yield Because(f"There is no purpose “{request.purpose}”.")
    if request.ground and rules.row(request.ground) not in rules.of(Answer.BY_GROUND):
        yield Because(f"There is no ground “{request.ground}”.")


def _misfits(row: Rule, request: Request, footing: Footing, rules: Rules) -> Iterator[Because]:
    """Why a row is not for this request, whatever else is given."""
    source = rules.source_of(row, footing.regime)
    role = rules.roles[request.recipient.role]
    if not row.is_in_force(footing.on):
        yield Because("This is not the law on that day.", source, row.checked)
    if not _is_for(row, role, footing):
        known = joined(sorted(rules.roles[each].words for each in row.roles))
        yield Because(f"It is for: {known or 'whoever consents'}.", source, row.checked)
    if row.purposes and request.purpose not in row.purposes:
        known = joined(sorted(f"“{rules.purposes[each].words}”" for each in row.purposes))
        yield Because(f"It is for the purpose {known}.", source, row.checked)
    if row.regimes and footing.regime not in row.regimes:
        yield Because(f"It does not hold under the rules of: {footing.regime}.", source)
    if not _is_at_stage(row, footing):
        yield Because("It does not hold at this stage of the case.", source, row.checked)


def _is_for(row: Rule, role: Role, footing: Footing) -> bool:
    giver = footing.whose.giver
    if row.givers and giver not in row.givers:
        return False
    if row.to_giver:
        return role.is_giver(giver)
    if row.appropriate and role.is_appropriate(giver):
        return True
    return role.id in row.roles if row.roles else not row.appropriate


def _is_at_stage(row: Rule, footing: Footing) -> bool:
    if not row.stages:
        return True
    if footing.closed_by:
        return footing.closed_by in row.closed_by
    return footing.stage in row.stages or not footing.goes_on.isdisjoint(row.along)


def _given(need: Need, request: Request) -> str:
    if need.kind is Asked.IDENTITY:
        return request.identity.strip()
    if need.kind is Asked.AUTHORITY:
        authority = request.authority
        if authority is None:
            return ""
        evidence = f" ({authority.evidence.strip()})" if authority.evidence.strip() else ""
        return f"{authority.name}{evidence}"
    return request.fact(need.id)


def _is_given(need: Need, request: Request, on: date) -> bool:
    if need.kind is Asked.AUTHORITY:
        return _is_authorised(request)
    given = _given(need, request)
    if need.kind is Asked.TICK:
        return given == YES
    if need.kind is Asked.DAY:
        return _has_been(given, on)
    return bool(given)


def _is_authorised(request: Request) -> bool:
    """By another person: in their own sign-in, or outside the office, with evidence."""
    authority = request.authority
    if authority is None or not authority.name.strip():
        return False
    is_shown = bool(authority.officer.strip() or authority.evidence.strip())
    return is_shown and not _is_own(request)


def _is_own(request: Request) -> bool:
    authority = request.authority
    if authority is None:
        return False
    theirs = {_same(authority.name), _same(authority.officer)} - {""}
    return bool(theirs & {_same(request.by), _same(request.by_name)})


def _why_missing(need: Need, request: Request) -> str:
    if need.kind is Asked.AUTHORITY and _is_own(request):
        return "Nobody authorises their own request: it needs another person."
    if need.kind is Asked.AUTHORITY and request.authority and request.authority.name.strip():
        return "An authority from outside the office needs its evidence."
    return need.missing


def _has_been(text: str, on: date) -> bool:
    try:
        return date.fromisoformat(text) <= on
    except ValueError:
        return False


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()


def _size(pieces: Pieces) -> int:
    return len(pieces.sections) + len(pieces.documents) + len(pieces.others)
