"""How large a pack and each part of it may be, in bytes and in numbers."""

from __future__ import annotations

from typing import Final

MB: Final = 1024 * 1024

LARGEST_PIECE: Final = 50 * MB
MOST_PIECES: Final = 2_000
LARGEST_CONTENTS: Final = 300 * MB
"""All the pieces of one pack together."""
LARGEST_MANIFEST: Final = 4 * MB
LARGEST_BODY: Final = LARGEST_CONTENTS + LARGEST_MANIFEST + MB
LARGEST_PLAIN: Final = 320 * MB
"""What is sealed: the body, its signature, and padding (3 % at the most at this size)."""
LARGEST_PACK: Final = 321 * MB
"""A sealed file: each 64 KiB of what is sealed has 16 bytes of its own to prove it."""

LONGEST_HEADER: Final = 16 * 1024
MOST_STANZAS: Final = 8
STRONGEST_WORK: Final = 20
"""The work factor of a passphrase, a power of two: past it, opening takes minutes and gigabytes."""

DEEPEST: Final = 16
LONGEST_INTEGER: Final = 2**53 - 1
LONGEST_WORDS: Final = 4_000
"""Characters of one string of a manifest. A pack that needs more has it in a piece."""
