"""Revenue over the whole book: what moved in a window, and what is to be renewed."""
