"""What the window does with joint impact plans wherever they come in."""
