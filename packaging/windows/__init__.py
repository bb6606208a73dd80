"""Makes the program for Windows, on Linux and on Windows alike."""
