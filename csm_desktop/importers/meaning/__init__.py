"""What a list and its columns mean: headers and values as evidence, one column one field."""
