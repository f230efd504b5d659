"""From network rows to a picture: layout, labels, and drawings that need no window."""
