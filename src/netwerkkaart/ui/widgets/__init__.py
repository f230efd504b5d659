"""Widgets that every page uses; import them from their own module."""
