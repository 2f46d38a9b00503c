"""The window: Qt, and nothing that the floors beneath could not do without it."""
