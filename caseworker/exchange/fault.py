"""Why a pack is refused: every reason has a code and its words, and there are no others."""

from __future__ import annotations

from typing import Final

_AGAIN: Final = "Ask who sent it to send it again."
_SHUT: Final = "It was not opened."
_PACK_SHUT: Final = "The pack was not opened."
_HARM: Final = "as files made to do harm do. It was not opened."

WORDS: Final = {
    # The file, before anything is unsealed.
    "empty": f"This file is empty: it may have been copied only in part. {_AGAIN}",
    "too_large": f"This file is larger than any pack may be (300 MB of contents). {_SHUT}",
    "not_a_pack": "This file is not a pack of Caseworker, nor sealed with age.",
    "armoured": (
        "This file is sealed in text form. Packs are not: ask who sent it for the file itself."
    ),
    "header": f"The beginning of this file is damaged or made up. {_AGAIN}",
    "header_size": f"The beginning of this file is far longer than that of any pack. {_SHUT}",
    "stanzas": "This file claims more receivers than any pack may have. It was not opened.",
    "passphrase": (
        "This file is locked with a passphrase. A pack is sealed to an office’s own key, "
        "so this is not one."
    ),
    "work": (f"This file asks for so much work to open that it would stop the computer. {_SHUT}"),
    # Unsealing.
    "foreign": (
        "This pack was sealed for another office’s key: it can’t be opened here. "
        "Ask who sent it to use the card that your office gives out now."
    ),
    "unsealing": (f"This pack was changed, or copied only in part, since it was sealed. {_AGAIN}"),
    # The parcel: body, signature, padding.
    "parcel": "What was sealed in this file is not laid out as a pack is. It was not opened.",
    "padding": "This pack holds something where there should be nothing. It was not opened.",
    "zip": "The files in this pack are not laid out as a pack’s are. It was not opened.",
    "zip_ends": "This pack holds bytes that belong to none of its files. It was not opened.",
    "zip_packed": f"A file in this pack is compressed, which those of a pack never are. {_SHUT}",
    "zip_locked": "A file in this pack is locked once more. It was not opened.",
    "zip_large": "This pack holds more, or larger, files than a pack may. It was not opened.",
    "zip_names": f"A file in this pack has a name that files of a pack never have. {_SHUT}",
    "zip_twins": "Two files in this pack have the same name. It was not opened.",
    "zip_sizes": "A file in this pack is not as long as it claims to be. It was not opened.",
    "zip_sum": "A file in this pack is not the one that was put in. It was not opened.",
    # Who made it, and for whom.
    "newer": (
        "This pack was made by a newer Caseworker. Update this program to open it, "
        "or ask who sent it for a copy on paper."
    ),
    "signature_form": f"The signature of this pack is not written as signatures are. {_SHUT}",
    "rebound": (
        "This pack was made for another receiver, and was passed on to you by somebody else. "
        "It was not opened: ask who made it whether you should have it."
    ),
    "signature": (
        "The signature of this pack is wrong: it was changed, or was not made by who it says. "
        "It was not opened."
    ),
    "signer": f"This pack was signed by somebody else than the sender that it names. {_SHUT}",
    "receiver": f"This pack names another receiver than the one it was sealed for. {_SHUT}",
    # What it says of itself.
    "json": "The list of contents can’t be read. The pack was not opened.",
    "json_twice": "The list of contents says one thing twice. The pack was not opened.",
    "json_number": f"The list of contents holds a number of a kind it never has. {_PACK_SHUT}",
    "json_deep": "The list of contents is nested deeper than any is. The pack was not opened.",
    "json_large": "The list of contents is longer than any may be. The pack was not opened.",
    "json_form": f"The list of contents is not written in its one right form. {_PACK_SHUT}",
    "manifest": f"The list of contents lacks something, or says what it can’t. {_PACK_SHUT}",
    "words": (
        "The list of contents holds signs that can’t be shown as they are. The pack was not opened."
    ),
    "missing": f"A file that this pack lists is not in it. {_AGAIN}",
    "unlisted": "This pack holds a file that it does not list. It was not opened.",
    "changed": f"A file in this pack is not the one that its list of contents names. {_AGAIN}",
    # Opening it in a process of its own.
    "too_long": "This file took too long to open, as files made to do harm do. It was not opened.",
    "too_much": f"This file took too much memory to open, {_HARM}",
    "died": (
        f"Something went wrong while this pack was opened, and nothing was taken from it. {_AGAIN}"
    ),
}


class UnfitPack(Exception):
    """A pack, or a part of it, that is refused. ``words`` are fit to show; ``code`` is for tests.

    Neither quotes the pack.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self.words = WORDS[code]
        super().__init__(self.words)
