"""What goes from one book into another: rows, what was done with them, and the files between."""
