"""Paper: reportlab, a file per report, and the house style they share."""
