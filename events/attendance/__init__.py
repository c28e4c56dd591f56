"""How many people came: noted date by date, without names, and kept with its date."""
