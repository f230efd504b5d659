"""Rules as plain Python: standard library only, no session, no clock (pass ``today``)."""
