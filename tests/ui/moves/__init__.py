"""What goes out, in the window."""
