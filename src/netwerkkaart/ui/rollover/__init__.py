"""*Zit deze persoon er nog?*: a school gone through once a year, one key per person."""
