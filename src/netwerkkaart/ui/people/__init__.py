"""Small dialogs about people: the tie, who brought us to them, and what they are where."""
