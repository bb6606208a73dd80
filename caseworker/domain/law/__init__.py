"""What the law says, as data with citations. Imports the standard library only."""

from caseworker.domain.law.reader import event_kinds, law_chosen, the_law

__all__ = ["event_kinds", "law_chosen", "the_law"]
