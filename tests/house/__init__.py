"""Every rule of the house that a machine can check."""
