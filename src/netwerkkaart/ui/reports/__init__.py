"""The page of the reports: choose, look at the very pages, print, keep."""
