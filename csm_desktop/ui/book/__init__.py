"""The Book workspace: every account in one table, the book's key figures, and the trash."""
