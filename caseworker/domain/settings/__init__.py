"""Where the child is, and what that changes: one file for each setting."""
