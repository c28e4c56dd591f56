"""Single dates in the CMS: the list of what is coming, and what is different on one of them."""
