"""Address cards, read as rows of contacts."""
