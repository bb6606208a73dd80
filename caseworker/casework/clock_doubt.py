"""Whether the clock can be believed, before anything goes because time has passed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from caseworker.casework.records import Records
from caseworker.domain.days import plain
from caseworker.domain.errors import NotAllowed
from caseworker.domain.moments import day_of

_SILENCE: Final = timedelta(days=60)
_EARLIER: Final = timedelta(days=1)
_BEGIN: Final = datetime(2000, 1, 1, tzinfo=UTC)
_END: Final = datetime(9999, 1, 1, tzinfo=UTC)
_KEPT: Final = "Nothing was destroyed."


def refuse_doubtful_clock(records: Records, at: datetime) -> None:
    """Nothing goes by a clock that was set back, or that has jumped ahead.

    Raises:
        NotAllowed: the audit holds something later than now; or on no other day of the last sixty
            was anything done here, though it was before.
    """
    later = records.audit_read.lines(at + timedelta(seconds=1), _END)
    if later:
        raise NotAllowed(
            f"By this computer’s clock it is {plain(day_of(at))}, and these records were used on "
            f"{plain(day_of(later[-1].at))}. {_KEPT}",
            instead="Put the clock right first.",
        )
    if records.audit_read.lines(at - _SILENCE, at - _EARLIER):
        return
    before = records.audit_read.lines(_BEGIN, at - _SILENCE)
    if before:
        raise NotAllowed(
            f"These records were last used on {plain(day_of(before[-1].at))}, by their own "
            f"account. {_KEPT}",
            instead="If the date of this computer is right, work with them and do this tomorrow.",
        )
