"""The Health tab: the score on its way, what it is made of, what moved it, what would lift it."""
