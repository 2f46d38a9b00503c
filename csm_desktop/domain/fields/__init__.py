"""What the passports of fields come to: what a customer sees, and what two things made one hold."""
