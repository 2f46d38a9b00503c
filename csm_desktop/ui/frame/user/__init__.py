"""What the frame knows of the user."""
