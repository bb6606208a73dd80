"""What runs in the process that looks at files: it meets the bytes, and nothing else of ours.

May import the domain, and the libraries that read files; never the records.
"""
