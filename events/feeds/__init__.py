"""What other calendars and programs read: iCalendar, JSON and Atom.

All three say the same as the pages, from the same occurrence rows and the same filters.
"""
