"""What can be done in the window, declared once; menus, keys, palette and help derive from it."""
