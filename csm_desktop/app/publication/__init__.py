"""A team's picture on a database of its own: what of a book is published there, and when."""
