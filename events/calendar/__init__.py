"""The views of a calendar: list, month, week, day and archive, with their filters."""
