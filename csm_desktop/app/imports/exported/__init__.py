"""What this program exported, read again: folders, archives, and sheets that others have saved."""
