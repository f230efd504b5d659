"""What stands around every page: sidebar, top bar, status line, search-and-commands, history, keys, help and start."""
