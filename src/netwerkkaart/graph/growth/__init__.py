"""The growth chart: one picture of places and meanings, laid out once and drawn with any pen."""
