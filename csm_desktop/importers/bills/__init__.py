"""Invoices of a billing system: for which time each line is, what it comes to, which recur."""
