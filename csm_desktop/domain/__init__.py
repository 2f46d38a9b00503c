"""What a customer success manager knows, as values and pure functions: standard library only."""
