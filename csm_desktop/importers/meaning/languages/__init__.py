"""What columns are called in languages that have a room of their own."""
