"""The places in the rail. Each gets the desk and nothing else, and none sees another."""
