"""A community goes to another library, with what is its own. For administrators."""
