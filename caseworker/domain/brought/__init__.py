"""Lists that an office brings in: what its columns are, and what each cell says."""
