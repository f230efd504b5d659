"""Instellingen: the organisation, colleagues, own words, wijken, backups and the look of the window."""
