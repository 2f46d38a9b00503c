"""What goes from one book into another, on the command line."""
