"""The passphrase of every practice store. By itself: the prompt shows it before all else."""

# Published on purpose: there is nothing in a practice store to keep.
PASSPHRASE = "otters read maps slowly"  # noqa: S105 - it guards nothing
