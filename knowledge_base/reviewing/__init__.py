"""When an article has to be looked at again: the report, the note in the editor, the one click."""
