"""Question banks for other systems: one file a format, and the table of them; knows the neutral bank and deck only."""
