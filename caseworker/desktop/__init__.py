"""What is asked of the computer itself, and differs from system to system (record 0440)."""
