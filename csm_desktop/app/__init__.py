"""What the program can do, one function each; the only floor that the window asks."""
