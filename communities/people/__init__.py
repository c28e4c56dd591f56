"""Who has which role: the screen “Mensen”, and what it does."""
