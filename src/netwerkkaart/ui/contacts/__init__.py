"""The page Contacten: everybody we know, one person at a time, and the dialog to add or change them."""
