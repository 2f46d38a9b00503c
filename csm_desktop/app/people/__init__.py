"""What can be done with people on both sides."""
