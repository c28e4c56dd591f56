"""“Terugkomdagen”: which communities come back, how far they are prepared, what came out of it."""
