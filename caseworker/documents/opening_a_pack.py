"""The page for a receiver without Caseworker: how to open a pack with public tools."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Facts, Heading, Piece, Text, Title, plain
from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.days import plain as full_day

ANY_FILE = "TP-xxxxxxxx.pack"
KEY_FILE = "key.txt"
UNSEALED = "pack.zip"
INNER = "body.zip"
INTO = "contents"

_NEEDED = (
    "The pack, in a folder of its own on this computer’s disk, and not on the stick it came on.",
    "Your key file (here: key.txt) in the same folder: the pack was sealed to its public half.",
    "The program “age”: free, from age-encryption.org, for Windows, Mac and Linux.",
)
_AFTERWARDS = (
    f"What you unpacked is no longer locked. Keep it with your records, and delete {UNSEALED} "
    f"and {INNER}. "
    "Then tell us that it arrived: we can’t see that by ourselves."
)


@dataclass(frozen=True, slots=True)
class OpeningAPack:
    """One pack by its neutral file name and the SHA-256 of the file; without them, any pack.

    ``words`` are those of the sender’s key, to be compared by telephone.
    """

    on: date
    file: str = ""
    sha256: str = ""
    words: tuple[str, ...] = ()


def commands(file: str) -> tuple[tuple[str, str], ...]:
    """What is typed, in order: what it does, and the line itself. They are tried in the tests."""
    return (
        ("Open the seal", f"age -d -i {KEY_FILE} -o {UNSEALED} {file}"),
        ("Take the parcel apart", f"unzip {UNSEALED}"),
        ("Take out what is in it", f"unzip {INNER} -d {INTO}"),
    )


MAKE_A_KEY: Final = f"age-keygen -o {KEY_FILE}"


def draw(facts: OpeningAPack, letterhead: Letterhead) -> Paper:
    """One page. It names nobody, and is of no use without the key file."""
    file = facts.file or ANY_FILE
    pieces: list[Piece] = [
        Title(
            "How to open a pack",
            above=letterhead.office,
            below=f"Without Caseworker. {full_day(facts.on)}",
        ),
        Text(plain(_about(facts))),
        Heading("What you need"),
        Text(_listed(_NEEDED)),
        *_how_to_make_a_key(facts),
        *_whether_it_is_ours(facts),
        Heading("Open it"),
        Text(plain("In a command window, in that folder, type these lines one after the other:")),
    ]
    pieces.append(Facts(tuple((what, plain(line, "b")) for what, line in commands(file))))
    pieces += [
        Text(
            plain(
                "Where there is no program “unzip”, as on Windows: open the two zip files with a "
                f"double click, and choose “Extract all”; for {INNER}, into a folder “{INTO}”."
            ),
            "small",
        ),
        Text(
            plain(
                f"Begin with {INTO}/f/0000.pdf: it says which file is which. {INTO}/manifest.json "
                "says the same for computers, who sent it and what was withheld."
            )
        ),
        Heading("Afterwards"),
        Text(plain(_AFTERWARDS)),
    ]
    return Paper(
        name="opening-a-pack",
        title="How to open a pack",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        on=facts.on,
        closer=True,
    )


DOCUMENT = Document("opening_a_pack", "How to open a pack", OpeningAPack, draw, Matter.NOTHING)


def _about(facts: OpeningAPack) -> str:
    if not facts.file:
        return "A pack is a sealed file with records about a child. Only your key file opens it."
    return (
        f"You were sent a file called {facts.file}. It is sealed: only your key file opens it. "
        "In it are records about a child or young person."
    )


def _how_to_make_a_key(facts: OpeningAPack) -> list[Piece]:
    """Said before a pack is made: whoever was sent one has a key."""
    if facts.file:
        return []
    return [
        Heading("If you have no key file yet"),
        Facts((("Make one", plain(MAKE_A_KEY, "b")),)),
        Text(
            plain(
                "It shows one line that begins with “age1”. Send us that line. We ring you, and "
                "you read it to us. Never send the file itself, and keep a copy of it in a safe."
            )
        ),
    ]


def _whether_it_is_ours(facts: OpeningAPack) -> list[Piece]:
    """Anybody who knows the public key can seal something to it; so the file is compared."""
    ours = (
        "Anybody who knows your public key can seal a file to it. So compare before you open it: "
        "with this page if it came another way than the pack, or by telephone on a number that "
        "you know already."
    )
    said: list[Piece] = [Heading("Is it ours?"), Text(plain(ours))]
    sum_of = f"certutil -hashfile {facts.file or ANY_FILE} SHA256"
    if facts.sha256:
        figures = " ".join(facts.sha256[at : at + 8] for at in range(0, len(facts.sha256), 8))
        said.append(Text(plain(f"The SHA-256 of the file ({sum_of}) is:")))
        said.append(Text(plain(figures, "b"), inset=True))
    else:
        said.append(Text(plain(f"Ask for the SHA-256 of the file; yours says: {sum_of}")))
    if facts.words:
        said.append(Text(plain(f"The words of our key: {', '.join(facts.words)}.")))
    return said


def _listed(entries: tuple[str, ...]) -> Blocks:
    return tuple(Block("li", (Run(entry),), ordered=True) for entry in entries)
