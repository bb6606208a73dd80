"""Cards of other offices: read, brought in, compared by telephone, or found to be false.

Nothing that a card says of how to reach the office takes the place of what we had: whoever makes
a false card puts their own telephone number on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final
from uuid import uuid4

from caseworker.casework.office import Done, Question, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.days import day_words
from caseworker.domain.errors import Gap, Incomplete, NotAllowed, NotFound, UnfitFile
from caseworker.domain.receiver_kinds import kind_called
from caseworker.domain.receivers import Compared, Receiver, ReceiverId, ReceiverKey, found
from caseworker.exchange.card import Card, read_card
from caseworker.exchange.keys import PrivateKeys, PublicKeys
from caseworker.exchange.slip import LARGEST, UnfitSlip
from caseworker.exchange.word_code import BITS, words_of

LARGEST_CARD: Final = LARGEST
_BOOK: Final = frozenset({Touched.BOOK})


class Comes(Enum):
    """What a card is to us. The values are said above it."""

    NEW = "An office that we had no card of"
    SAME = "The card that we have already"
    VOUCHED = "Its key has changed, and its former key says so"
    UNVOUCHED = "Its key has changed, and its former key does not say so"
    ENDED = "An old card: another has taken its place"
    OURS = "Our own card"

    @property
    def is_change(self) -> bool:
        return self in {Comes.VOUCHED, Comes.UNVOUCHED}


@dataclass(frozen=True, slots=True)
class CardSeen:
    """What a card says, whose it seems to be, and what else in the book has such a name.

    ``named`` is the office that it must be, by its keys, or may be, by its name. ``alike`` are
    others of like names.
    """

    name: str
    organisation: str
    kind: str
    address: str
    telephone: str
    email: str
    made_on: date
    words: tuple[str, ...]
    comes: Comes
    named: Receiver | None = None
    by_key: bool = False
    alike: tuple[Receiver, ...] = ()
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class BringInCard:
    """A card file, and of which office it is; without one, it is a new office."""

    data: bytes = field(repr=False)
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class WordsSame:
    """Somebody at the other office read the words of ``seal``, and they were the same.

    ``whom`` is who read them, ``how`` how they were reached: on which number, had from where.
    """

    receiver: ReceiverId
    seal: str
    whom: str
    how: str


@dataclass(frozen=True, slots=True)
class WordsDiffer:
    """They were not the same, or that office knows nothing of a new key."""

    receiver: ReceiverId
    seal: str
    whom: str = ""


@dataclass(frozen=True, slots=True)
class ToCompare:
    """What is read to each other: the words of both keys, and the number that we had before."""

    receiver: Receiver
    theirs: tuple[str, ...]
    ours: tuple[str, ...]
    bits: int = BITS


def what_card_says(data: bytes) -> Question[CardSeen]:
    """A question: whose card this is, read strictly.

    Raises:
        UnfitFile: it is none, or was changed; with words fit to show.
    """

    def ask(records: Records, today: date) -> CardSeen:
        del today
        card = _read(data)
        comes, named, by_key = _whose(records, card)
        receivers = records.exchange.book.receivers()
        names = filter(None, (card.name, _name_on(card), card.organisation))
        alike = {one.id: one for name in names for one in found(receivers, name)}
        keyless = [one for one in alike.values() if one.key is None]
        if named is None and len(alike) == len(keyless) == 1:
            (named,) = keyless
        return CardSeen(
            name=_name_on(card),
            organisation=card.organisation,
            kind=kind_called(card.kind).id,
            address=card.address,
            telephone=card.telephone,
            email=card.email,
            made_on=card.made_on,
            words=words_of(card.keys),
            comes=comes,
            named=named,
            by_key=by_key,
            alike=tuple(alike.values()),
            data=data,
        )

    return ask


def bring_in_card(records: Records, command: BringInCard, sitting: Sitting) -> Done:
    """Keep the key of a card. Nothing is sealed to it before it was compared.

    Raises:
        UnfitFile: it is no card, or was changed.
        NotAllowed: it is our own, an old one, the one we have, or another office's.
        NotFound: there is no such office.
    """
    card = _read(command.data)
    comes, named, by_key = _whose(records, card)
    if comes in {Comes.OURS, Comes.SAME, Comes.ENDED}:
        raise NotAllowed(f"Nothing is changed. {comes.value}.")
    book = records.exchange.book
    if named is not None and by_key and command.receiver != named.id:
        raise NotAllowed(f"A key of {named.name} vouches for this card: it can only be theirs.")
    if command.receiver:
        office = book.receiver(ReceiverId(command.receiver))
    else:
        office = _office_on(card, practice=records.office().practice)
        book.keep(office)
    before = office.key
    vouched = _is_vouched(card, office)
    book.add_key(
        office.id,
        ReceiverKey(card.keys.verify.hex(), card.keys.seal.hex(), sitting.today, vouched=vouched),
    )
    if before is None:
        sentence = (
            f"The card of {office.name} is in the address book. Compare the words by telephone: "
            "nothing is sent there before."
        )
        return _done(sentence, "card_brought_in", card, office)
    how = "Its former key vouches for it" if vouched else "Its former key does not vouch for it"
    sentence = (
        f"The key of {office.name} has changed. {how}. Nothing is sent there until the words were "
        "compared."
    )
    return _done(
        sentence, "key_changed:vouched" if vouched else "key_changed:unvouched", card, office
    )


def words_same(records: Records, command: WordsSame, sitting: Sitting) -> Done:
    """From now on packs may be sealed to that key.

    Raises:
        Incomplete: with whom, or how, is missing.
        NotFound: it has no such key in force: somebody brought in another card meanwhile.
        NotAllowed: it was compared before.
    """
    whom, how = " ".join(command.whom.split()), " ".join(command.how.split())
    gaps = []
    if not whom:
        gaps.append(Gap("whom", "Who read the words to you? Give their name."))
    if not how:
        gaps.append(Gap("how", "On which number, and where was it from? Not from the card."))
    if gaps:
        raise Incomplete(gaps)
    book = records.exchange.book
    office = book.receiver(command.receiver)
    if office.key is not None and office.key.seal == command.seal and office.key.compared:
        raise NotAllowed(f"{office.state_words}.")
    said = f"By telephone with {whom}: {how}"
    book.note_compared(office.id, command.seal, Compared(sitting.today, sitting.officer.name, said))
    sentence = f"The words of {office.name} were compared with {whom}. Packs may go there now."
    return Done(None, _BOOK, sentence, "key_compared", ref=command.seal[:16])


def words_differ(records: Records, command: WordsDiffer, sitting: Sitting) -> Done:
    """The key is not theirs: it is never used, and the one that was compared before is again.

    Raises:
        NotFound: it has no such key in force.
        NotAllowed: it was compared, and found to be theirs.
    """
    book = records.exchange.book
    office = book.receiver(command.receiver)
    key = office.key
    if key is None or key.seal != command.seal:
        raise NotFound("That office has no such key.")
    if key.compared is not None:
        raise NotAllowed("That key was compared. If it is theirs no more, bring in their new card.")
    before = office.key_before
    book.end_key(office.id, key.seal, sitting.today)
    if before is None:
        sentence = f"The card of {office.name} was false, and is not used. Ask them for another."
    else:
        book.take_key_up_again(office.id, before.seal)
        sentence = (
            f"The changed key of {office.name} was not theirs, and is not used. The one that was "
            f"compared on {_day(before)} is in force again."
        )
    return Done(None, _BOOK, sentence, "key_false", ref=key.seal[:16])


def to_compare(receiver: ReceiverId) -> Question[ToCompare]:
    """A question: the words to read to each other.

    Raises:
        NotFound: there is no such office, or it has no card.
        NotAllowed: we have no keys of our own yet.
    """

    def ask(records: Records, today: date) -> ToCompare:
        del today
        office = records.exchange.book.receiver(receiver)
        own = records.exchange.keys.now()
        if office.key is None:
            raise NotFound("There is no card of that office yet.")
        if own is None:
            raise NotAllowed("Our office has no keys yet.", instead="Make our card first.")
        ours = PrivateKeys(own.signing, own.sealing).public
        return ToCompare(office, words_of(public_of(office.key)), words_of(ours))

    return ask


def public_of(key: ReceiverKey) -> PublicKeys:
    """The keys as the exchange has them."""
    return PublicKeys(bytes.fromhex(key.verify), bytes.fromhex(key.seal))


def _read(data: bytes) -> Card:
    try:
        return read_card(data)
    except UnfitSlip as error:
        raise UnfitFile(error.words) from error


def _whose(records: Records, card: Card) -> tuple[Comes, Receiver | None, bool]:
    """What it is to us, whose it is, and whether its keys say so."""
    verify, seal = card.keys.verify.hex(), card.keys.seal.hex()
    own = records.exchange.keys.every()
    if any(_signs(each.signing) == card.keys.verify for each in own):
        return Comes.OURS, None, True
    for office in records.exchange.book.receivers():
        for key in office.keys:
            if key.verify == verify or key.seal == seal:
                comes = Comes.SAME if key.ended is None else Comes.ENDED
                return comes, office, True
    for office in records.exchange.book.receivers():
        if _is_vouched(card, office):
            return Comes.VOUCHED, office, True
    called = _called(records, card)
    if called is None or called.key is None:
        return Comes.NEW, called, False
    return Comes.UNVOUCHED, called, False


def _called(records: Records, card: Card) -> Receiver | None:
    named = {_name_on(card).casefold(), card.name.casefold()}
    for office in records.exchange.book.receivers():
        if {name.casefold() for name in (office.name, *office.former)} & named:
            return office
    return None


def _is_vouched(card: Card, office: Receiver) -> bool:
    """Whether a key of theirs that was compared says that this one follows it."""
    trusted = [key.verify for key in office.keys if key.compared is not None and key.verify]
    return any(card.is_vouched_by(bytes.fromhex(verify)) for verify in trusted)


def _signs(signing: bytes) -> bytes:
    return PrivateKeys(signing, signing).public.verify


def _name_on(card: Card) -> str:
    """The office under one name: “Ashdown Council, SEND team”."""
    if not card.organisation or card.organisation.casefold() in card.name.casefold():
        return card.name
    return f"{card.organisation}, {card.name}"


def _office_on(card: Card, *, practice: bool) -> Receiver:
    return Receiver(
        id=ReceiverId(uuid4().hex),
        name=_name_on(card),
        kind=kind_called(card.kind).id,
        address=card.address,
        telephone=card.telephone,
        email=card.email,
        invented=practice,
    )


def _day(key: ReceiverKey) -> str:
    return day_words(key.compared.on if key.compared else key.since)


def _done(sentence: str, act: str, card: Card, office: Receiver) -> Done:
    return Done(None, _BOOK, sentence, act, made=office.id, ref=card.keys.fingerprint[:16])
