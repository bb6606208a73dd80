"""One kind of list for the whole program: columns as data, sorted, filtered, chosen, kept."""
