"""The map on another day: the track of the school years, its controls, and what they do to the page."""
