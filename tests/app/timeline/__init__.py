"""The time line of a book of its own."""
