"""What a book keeps: plain values of every kind, and which of them may be shared."""
