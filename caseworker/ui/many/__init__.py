"""One act on many cases: seen before it is done, and taken back with one press."""
