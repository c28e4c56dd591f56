"""The living style guide: tokens and components, with what the site itself holds."""
