"""“Community afronden”: a community that stops becomes an archive. It can be undone."""
