"""A letter to a customer on paper, in the words of its user."""
