"""A calendar on the website of a library: `insluiten/`, for an <iframe> there."""
