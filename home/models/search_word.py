from django.db import models


class SearchWord(models.Model):
    """A word that occurs on the site, to correct typing errors with.

    It may come from a page that has gone since: a correction counts only when it finds
    something that the visitor may see.
    """

    word = models.CharField(max_length=40, primary_key=True)
    # As it is written, with accents.
    shown = models.CharField(max_length=60)
    # How it sounds, roughly: see home.search.spelling.
    sound = models.CharField(max_length=40, db_index=True)

    class Meta:
        verbose_name = "search word"
        verbose_name_plural = "search words"

    def __str__(self):
        return self.shown
