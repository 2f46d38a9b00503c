"""What is asked of a renewal, from wherever it is listed."""
