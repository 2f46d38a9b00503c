"""What a damaged book still holds: found, shown in part, taken into a sound new one."""
