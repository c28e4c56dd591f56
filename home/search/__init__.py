"""Search for visitors: one engine of our own, the same on SQLite and PostgreSQL.

`analysis` turns words into forms, `entries` keeps the index, `question` and `results`
answer; `store` is the only module that knows the database.
"""
