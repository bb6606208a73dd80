"""Our own exchange keys and card: made, given out, changed for a reason, and when that is due.

The private keys are read here and in what seals, opens and signs; they leave in nothing that
these answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import OfficeFacts, Records
from caseworker.casework.wanted import Wanted
from caseworker.documents.card_slip import CardToPrint
from caseworker.domain.errors import Gap, Incomplete, NotAllowed, NotFound
from caseworker.domain.moments import day_of
from caseworker.domain.receiver_kinds import OTHER, key_rules, kind_called, kind_of_office
from caseworker.exchange.card import LONGEST_ADDRESS, LONGEST_NAME, Card, file_name, make_card
from caseworker.exchange.keys import PrivateKeys
from caseworker.exchange.word_code import words_of

_BOOK: Final = frozenset({Touched.BOOK})


@dataclass(frozen=True, slots=True)
class MakeKeys:
    """The first pair of this office."""


@dataclass(frozen=True, slots=True)
class ChangeKeys:
    """Another pair in place of the present one: a reason of ``receiver_kinds.toml``, and words."""

    reason: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class OwnCard:
    """Our card as it can be given out today, and how its keys stand.

    ``former`` counts the pairs that ended and still open what was sealed to them.
    """

    data: bytes = field(repr=False)
    file: str
    words: tuple[str, ...]
    office: str
    kind: str
    since: date
    due_on: date
    is_due: bool
    former: int


@dataclass(frozen=True, slots=True)
class OwnCardSeen:
    """Our card; None while there are no keys. ``reasons`` are those to change them for."""

    card: OwnCard | None
    reasons: tuple[tuple[str, str], ...]
    source: str


def own_card(records: Records, today: date) -> OwnCardSeen:
    """A question: our card, signed by the present keys and by those before them."""
    rules = key_rules()
    kept = records.exchange.keys.every()
    card = None
    if kept and kept[0].ended is None:
        now, *before = [PrivateKeys(each.signing, each.sealing) for each in kept]
        office = records.office()
        made = _card_of(office, now, today)
        since = day_of(kept[0].since)
        due = rules.due_on(since)
        card = OwnCard(
            data=make_card(made, now, before),
            file=file_name(made),
            words=words_of(now.public),
            office=office.name,
            kind=kind_called(made.kind).words,
            since=since,
            due_on=due,
            is_due=today >= due,
            former=len(before),
        )
    return OwnCardSeen(card, tuple(rules.reasons.items()), rules.source)


def card_to_print(records: Records, wanted: Wanted, today: date) -> CardToPrint:
    """What is on paper of our card. Raises NotFound: we have no keys yet."""
    del wanted
    card, office = own_card(records, today).card, records.office()
    if card is None:
        raise NotFound("Our office has no card yet.")
    return CardToPrint(
        kind=card.kind,
        address=tuple(office.address.splitlines()),
        telephone=office.telephone,
        email=office.email,
        words=card.words,
        file=card.file,
        since=card.since,
        on=today,
    )


def make_keys(records: Records, command: MakeKeys, sitting: Sitting) -> Done:
    """Make the first pair. Raises NotAllowed: there is one."""
    del command
    if records.exchange.keys.now() is not None:
        raise NotAllowed("Our office has keys already.", instead="Change them, for a reason.")
    made = PrivateKeys.made()
    records.exchange.keys.take_up(made.signing, made.sealing, sitting.at)
    sentence = "Our office has keys. Give its card to those who send us packs."
    return Done(None, _BOOK, sentence, "own_keys_made", ref=made.fingerprint[:16])


def change_keys(records: Records, command: ChangeKeys, sitting: Sitting) -> Done:
    """Put a new pair in force. What was sealed to the one before can still be opened.

    Raises:
        Incomplete: no reason is given.
        NotAllowed: there are none to change.
    """
    reason = key_rules().reasons.get(command.reason)
    words = " ".join(command.words.split())
    if reason is None:
        raise Incomplete([Gap("reason", "Choose why the keys are changed.")])
    if command.reason == OTHER and not words:
        raise Incomplete([Gap("words", "Say which reason.")])
    if records.exchange.keys.now() is None:
        raise NotAllowed("There are no keys to change.", instead="Make our card first.")
    made = PrivateKeys.made()
    why = ". ".join(filter(None, (reason, words)))
    records.exchange.keys.take_up(made.signing, made.sealing, sitting.at, why)
    sentence = (
        "Our keys are changed. Give the new card to every office that sends us packs: until they "
        "compare it, they can’t send any."
    )
    act = f"own_keys_changed:{command.reason}"
    return Done(None, _BOOK, sentence, act, ref=made.fingerprint[:16])


def _card_of(office: OfficeFacts, keys: PrivateKeys, today: date) -> Card:
    return Card(
        name=_seen(office.name, LONGEST_NAME) or "An office",
        kind=kind_of_office(office.kinds).id,
        keys=keys.public,
        made_on=today,
        address="\n".join(_seen(line, LONGEST_NAME) for line in office.address.splitlines())[
            :LONGEST_ADDRESS
        ],
        telephone=_seen(office.telephone, LONGEST_NAME),
        email=_seen(office.email, LONGEST_NAME),
    )


def _seen(words: str, most: int) -> str:
    """Only what can be seen, and what a card has room for."""
    return "".join(sign for sign in words if sign.isprintable())[:most].strip()
