"""What happened with a customer, day by day, in sentences that need no other page."""
