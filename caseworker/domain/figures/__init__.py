"""Figures over many cases: what is counted, put into tables, and cut before it leaves.

``rows`` reads what each figure is from ``domain/figures.toml``; the modules named for a report
count; ``all`` knows them. ``table`` lays out what was counted, ``small`` leaves out what would
point to a child.
"""
