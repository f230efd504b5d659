"""Visits: the panel to log them, the list and the calendar."""
