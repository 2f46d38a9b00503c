"""How far our own practice is, on one page for our own side."""
