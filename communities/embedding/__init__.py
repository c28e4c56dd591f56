"""“Agenda op je website”: where librarians make the HTML for their own website."""
