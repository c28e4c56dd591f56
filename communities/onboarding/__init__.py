"""A new library in one go: from a form, or from a file with many."""
