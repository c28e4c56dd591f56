"""The words of the search entries, in the way of each database.

SQLite: an FTS5 table with the keys of the entries, emptied along with them. PostgreSQL: a
column of type tsvector that Django's model does not name, with a GIN index.
"""

from django.db import migrations

FORWARD = {
    "sqlite": [
        "CREATE VIRTUAL TABLE home_searchindex USING fts5("
        "title, lead, body, parts, tokenize='unicode61', prefix='2 3 4')",
        "CREATE TRIGGER home_searchentry_gone AFTER DELETE ON home_searchentry "
        "BEGIN DELETE FROM home_searchindex WHERE rowid = old.id; END",
    ],
    "postgresql": [
        "ALTER TABLE home_searchentry ADD COLUMN vector tsvector",
        "CREATE INDEX home_searchentry_vector ON home_searchentry USING gin (vector)",
    ],
}
BACKWARD = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS home_searchentry_gone",
        "DROP TABLE IF EXISTS home_searchindex",
    ],
    "postgresql": ["ALTER TABLE home_searchentry DROP COLUMN IF EXISTS vector"],
}


def run(statements):
    def operation(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return operation


class Migration(migrations.Migration):

    dependencies = [("home", "0004_search_entries")]

    operations = [migrations.RunPython(run(FORWARD), run(BACKWARD))]
