"""The schema's history: one script a revision, run by Alembic for a book that is older."""
