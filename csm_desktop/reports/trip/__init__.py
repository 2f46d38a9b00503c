"""The meetings of a trip, a brief each, for our own side."""
