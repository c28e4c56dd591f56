"""What a community did in a period, and what its library learned from it."""
