"""What several workspaces do with alerts: rest, close, call again, open, answer by a playbook."""
