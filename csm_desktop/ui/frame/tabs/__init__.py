"""What tabs of an account share, whichever page they stand on."""
