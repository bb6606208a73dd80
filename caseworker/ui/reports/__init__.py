"""What the page of reports is made of: the limits, the chart, the tables, the cases behind."""
