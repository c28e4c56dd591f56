"""“Heb je hier iets aan gehad?”: a form of its own, so that articles stay without cookies."""
