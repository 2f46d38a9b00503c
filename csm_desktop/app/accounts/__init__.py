"""What can be done with accounts, and everything that is known of one."""
