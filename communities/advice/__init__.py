"""What advisers read of the libraries that they guide. They change nothing here."""
