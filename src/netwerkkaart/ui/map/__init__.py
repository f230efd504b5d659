"""The map in the window: one widget that paints a picture, and its legend."""
