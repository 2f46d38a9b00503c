"""Revenue over the whole book."""
