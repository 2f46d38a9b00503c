"""What works behind the window while a book is open: threads, timers, the bridge to changes."""
