"""The steps from one layout of the records to the next. A released step is never edited."""
