"""What happened with a customer, the account as it was, and both on paper."""
