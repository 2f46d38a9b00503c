"""What works behind the window while a book is open: threads, timers, and the bridge to its changes."""
