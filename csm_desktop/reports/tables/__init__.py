"""A list of the window as a page for our own side."""
