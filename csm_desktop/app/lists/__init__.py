"""What the lists of a book show, and the figures that are kept for them."""
