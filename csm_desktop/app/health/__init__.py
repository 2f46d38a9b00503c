"""What the health of an account shows."""
