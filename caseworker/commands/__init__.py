"""The command line. Stands beside app on the top floor and may import everything."""
