"""What a caseworker does: the same names as caseworker/casework."""
