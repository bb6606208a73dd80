"""A school’s common transfer file: looked at beside ours, and ticked item by item."""
