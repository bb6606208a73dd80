"""What the test of a third setting puts into its copy of the program."""
