"""What a month brought an account, measured against its plan: for the customer, and for us."""
