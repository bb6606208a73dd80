"""What the field itself does, as tables and sentences."""
