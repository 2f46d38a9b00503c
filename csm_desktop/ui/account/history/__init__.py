"""What was done with an account, and the way back to before a step."""
