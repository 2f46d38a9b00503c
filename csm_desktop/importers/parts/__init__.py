"""Tables that hold two lists in one: companies and their people, row by row or side by side."""
