"""Every figure counted again, by plain loops that know nothing of how reports count.

``office`` makes an office of many, ``reports``, ``support`` and ``mending`` go through it.
"""
