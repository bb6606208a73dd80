"""Looking at the bytes and the name of a file, without opening it. Standard library only."""
