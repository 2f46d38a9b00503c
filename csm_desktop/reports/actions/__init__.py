"""What one of ours owes, as a page to hand to a colleague."""
