"""Reading the audit back: encrypted and on paper alike."""

from __future__ import annotations

from datetime import timedelta

from caseworker.casework.records import OpenRecords
from tests.builders import NOW, OKAFOR


def test_the_audit_tells_the_moments_since_the_last_of_an_act(sitting: OpenRecords) -> None:
    moments = [NOW, NOW + timedelta(days=9), NOW - timedelta(days=1)]
    with sitting() as records:
        for at, act in zip(moments, ("unlocked", "date_confirmed", "unlocked"), strict=True):
            records.write_audit(at, OKAFOR, act, None)

    with sitting() as records:
        assert records.audit_read.moments_since("date_confirmed") == tuple(moments[1:])
        assert records.audit_read.moments_since("never")[-3:] == tuple(moments)
