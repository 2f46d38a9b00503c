"""The window around the workspaces: where they stand, what they are told, and what holds always."""
