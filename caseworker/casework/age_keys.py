"""The key of an office that has no Caseworker: made with the public age tool, read by telephone."""

from __future__ import annotations

from dataclasses import dataclass

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.receivers import Compared, ReceiverId, ReceiverKey
from caseworker.exchange.keys import PublicKeys, WrongKey

_BOOK = frozenset({Touched.BOOK})
_GROUP = 4


@dataclass(frozen=True, slots=True)
class EnterAgeKey:
    """The line that begins with “age1”, who read it to us, and on which number."""

    receiver: ReceiverId
    recipient: str
    whom: str
    how: str


def enter_age_key(records: Records, command: EnterAgeKey, sitting: Sitting) -> Done:
    """From now on packs may be sealed to that key. They open it as the printed page says.

    There is no card and nothing is signed, so the line itself is what is compared, all of it.

    Raises:
        Incomplete: what was typed is no such key, or with whom or how is missing.
        NotFound: there is no such office.
        NotAllowed: the office gives out cards, or somebody has that key already.
    """
    whom, how = " ".join(command.whom.split()), " ".join(command.how.split())
    gaps = []
    keys = None
    try:
        keys = PublicKeys.of_recipient("".join(command.recipient.split()).lower())
    except WrongKey:
        gaps.append(Gap("recipient", "This is not a key of the age tool, or a letter is wrong."))
    if not whom:
        gaps.append(Gap("whom", "Who read the line to you? Give their name."))
    if not how:
        gaps.append(Gap("how", "On which number, and where was it from? Not from their message."))
    if keys is None or gaps:
        raise Incomplete(gaps)
    book = records.exchange.book
    office = book.receiver(command.receiver)
    if office.key is not None and office.key.verify:
        raise NotAllowed(
            f"{office.name} has a card, and its key can be told to be theirs.",
            instead="Bring in their new card.",
        )
    compared = Compared(sitting.today, sitting.officer.name, f"By telephone with {whom}: {how}")
    key = ReceiverKey("", keys.seal.hex(), sitting.today, compared=compared)
    book.add_key(office.id, key)
    sentence = (
        f"Packs may go to {office.name} now: its key of the age tool was read by {whom}. It can’t "
        "answer with a receipt, so write down what it says."
    )
    return Done(None, _BOOK, sentence, "age_key_entered", ref=key.seal[:16])


def in_groups(recipient: str) -> str:
    """The line in groups of four, as it is read aloud. Empty where it is none yet."""
    plain = "".join(recipient.split()).lower()
    try:
        PublicKeys.of_recipient(plain)
    except WrongKey:
        return ""
    return " ".join(plain[at : at + _GROUP] for at in range(0, len(plain), _GROUP))
