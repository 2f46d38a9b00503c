"""What is asked of an opportunity, from wherever it is listed."""
