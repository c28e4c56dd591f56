"""The map of communities: an outline of the provinces, with a link at each place."""
