"""Bring activities from an iCalendar file (RFC 5545) into a calendar.

In order: `reading` turns bytes into VEVENTs, `zones` and `values` give times a meaning,
`rules` and `expanding` say on which moments each series really takes place, `series`
turns that into what an activity can express, `comparing` says what is new, `writing`
brings it in. `plan` leads the way through all of them.
"""
