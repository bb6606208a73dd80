"""The practice casebook: invented children, a clock of its own, and as many cases as wanted."""
