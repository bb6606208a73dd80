"""Papers that leave together: bound into one file, or each shut with a passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from secrets import token_urlsafe
from typing import Final

TITLE: Final = "Letters"
EVEN: Final = 2
_AES_256: Final = 6  # the revision of PDF 2.0; older readers know nothing weaker than it either


def bound(papers: Sequence[bytes]) -> bytes:
    """One PDF of all these, in their order: PDF/UA-1, as each of them is.

    Each begins on a sheet of its own even if it is printed on both sides: on the back of one
    family's letter there is never another's.
    """
    # Most sittings bind nothing (decision 24).
    import pikepdf  # noqa: PLC0415

    from caseworker.documents.press.tagging.joined import Joined  # noqa: PLC0415

    with pikepdf.new() as whole:
        tree = Joined(whole, TITLE)
        for paper in papers:
            with pikepdf.open(BytesIO(paper)) as part:
                tree.add(part)
                if len(part.pages) % EVEN:
                    box = part.pages[0].mediabox
                    whole.add_blank_page(page_size=(float(box[2]), float(box[3])))
        tree.finish()
        written = BytesIO()
        whole.save(written, deterministic_id=True, min_version="1.7")
    return written.getvalue()


def page_count(paper: bytes) -> int:
    """How many pages a paper of ours has."""
    import pikepdf  # noqa: PLC0415 - as above

    with pikepdf.open(BytesIO(paper)) as whole:
        return len(whole.pages)


def locked(paper: bytes, passphrase: str) -> bytes:
    """The same PDF, which nobody opens without the passphrase (AES-256).

    What it is about can't be read from outside either: title and properties are locked in.
    Screen readers may read it, and its words may be taken out; it may not be changed. The
    owner's password is another, by chance, and nobody has it.
    """
    import pikepdf  # noqa: PLC0415 - as above

    with pikepdf.open(BytesIO(paper)) as part:
        written = BytesIO()
        part.save(
            written,
            encryption=pikepdf.Encryption(
                owner=token_urlsafe(32),
                user=passphrase,
                R=_AES_256,
                allow=pikepdf.Permissions(
                    modify_annotation=False,
                    modify_assembly=False,
                    modify_form=False,
                    modify_other=False,
                ),
                metadata=True,
            ),
        )
    return written.getvalue()
