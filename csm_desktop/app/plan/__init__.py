"""What can be done with the joint impact plan and its actions."""
