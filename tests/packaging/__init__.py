"""What makes the program for Windows and for Linux."""
