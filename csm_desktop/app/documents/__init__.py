"""Documents and exports: what leaves the book."""
