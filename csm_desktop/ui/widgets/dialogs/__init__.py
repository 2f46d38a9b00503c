"""Questions in front of the page: confirmations, forms, the crash dialog."""
