"""“Netwerk in beeld”: all communities that somebody may see, counted and side by side."""
