"""What goes from one book into another, in the window."""
