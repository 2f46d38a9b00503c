"""What can be done with reviews, and what their studio shows."""
