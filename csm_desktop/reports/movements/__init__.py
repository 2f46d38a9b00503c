"""What became of recurring revenue in a window, as a page for our own side."""
