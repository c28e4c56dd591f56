from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from site_config.blocks import body_field
from site_config.pages import RoutableBasePage
from site_config.share import card

from .. import event_views, listing, occurrences, pattern_check
from ..choices import AttendanceMode, Audience, Region, SignUp
from ..editing import event_panels
from ..feeds.views import EventFeeds
from ..fields import PatternField
from ..forms import EventPageForm


class EventPage(EventFeeds, event_views.EventViews, RoutableBasePage):
    """An activity: what, when, where, for whom and how. One page for a whole series.

    Dates and times are wall-clock in Europe/Amsterdam. What residents see in lists are
    the `Occurrence` rows, written from these fields when the page is published.
    """

    template = "events/event_page.html"
    base_form_class = EventPageForm
    # Set by the form for the time of one request: half an activity may be kept as a draft.
    saving_draft = False
    parent_page_types = ["events.CalendarPage"]
    subpage_types = []
    shown_along = ("venue", "picture")
    reserved_slugs = frozenset({"maand", "week", "dag", "archief", "abonneren", "insluiten"})

    summary = models.CharField(
        _("in one sentence"),
        max_length=200,
        help_text=_("Says what one does there. Stands in lists and below the title."),
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = body_field()

    first_date = models.DateField(_("first date"), null=True)
    last_date = models.DateField(
        _("last date of one time"),
        null=True,
        blank=True,
        help_text=_("Only when it lasts several days, or goes on after midnight."),
    )
    all_day = models.BooleanField(_("all day"), default=False)
    start_time = models.TimeField(_("starts at"), null=True, blank=True)
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    recurrences = PatternField(verbose_name=_("repetition"), null=True, blank=True)
    school_holidays = models.CharField(
        _("not in school holidays"),
        max_length=10,
        choices=Region,
        blank=True,
        help_text=_("Choose the region to leave out the dates in its school holidays."),
    )
    not_on_public_holidays = models.BooleanField(_("not on public holidays"), default=False)

    venue = models.ForeignKey(
        "events.Venue",
        verbose_name=_("venue"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    venue_note = models.CharField(
        _("where exactly"),
        max_length=200,
        blank=True,
        help_text=_("For example: we start at the library. Or: second floor."),
    )
    outdoors = models.BooleanField(_("outdoors"), default=False)
    online = models.BooleanField(_("one can join online"), default=False)
    online_how = models.CharField(
        _("how to join online"),
        max_length=200,
        blank=True,
        help_text=_("Do not put the link to the meeting here: everybody can read this page."),
    )

    audience = models.CharField(
        _("audience"), max_length=20, choices=Audience, default=Audience.EVERYONE
    )
    audience_note = models.CharField(_("for whom, in your own words"), max_length=120, blank=True)

    price = models.DecimalField(
        _("price in euro"),
        max_digits=6,
        decimal_places=2,
        default=0,
        null=True,
        validators=[MinValueValidator(0)],
        help_text=_("0 means free of charge, and the page says so."),
    )
    price_note = models.CharField(_("about the price"), max_length=120, blank=True)
    sign_up = models.CharField(_("signing up"), max_length=20, choices=SignUp, default=SignUp.NONE)
    sign_up_note = models.TextField(
        _("how to sign up"),
        blank=True,
        help_text=_("Also name a way without internet: by phone or at the desk."),
    )
    places = models.PositiveSmallIntegerField(_("number of places"), null=True, blank=True)
    full = models.BooleanField(_("full"), default=False)

    accessibility = models.TextField(
        _("accessibility"),
        blank=True,
        help_text=_("What the page of the venue does not say yet."),
    )
    contact = models.TextField(
        _("contact"),
        blank=True,
        help_text=_("Leave empty to show the contact of the community."),
    )

    content_panels = event_panels.CONTENT

    search_fields = [
        *RoutableBasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.SearchField("audience_note"),
        index.SearchField("venue_note"),
        index.SearchField("online_how"),
        index.SearchField("price_note"),
        index.SearchField("sign_up_note"),
        index.SearchField("accessibility"),
        index.FilterField("first_date"),
    ]

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    def clean(self):
        super().clean()
        if not self.saving_draft:
            pattern_check.check(self)

    def save(self, *args, **kwargs):
        if self.alias_of_id:
            # Wagtail keeps aliases up to date without a signal: their dates would not follow.
            raise ValidationError(_("An activity cannot be mirrored. Copy it instead."))
        is_new = self.pk is None
        with transaction.atomic():
            super().save(*args, **kwargs)
            if is_new and self.live:
                # A live page that code adds or copies sends no page_published.
                occurrences.write(self)

    def publish(self, *args, **kwargs):
        # The receiver writes the dates; both or neither.
        with transaction.atomic():
            return super().publish(*args, **kwargs)

    def unpublish(self, *args, **kwargs):
        with transaction.atomic():
            return super().unpublish(*args, **kwargs)

    @classmethod
    def deletion_blockers(cls, events, request) -> list[str]:
        """An activity that has taken place belongs to the archive."""
        past = events.filter(occurrences__start__lte=timezone.now()).distinct()
        return [
            _("“%(title)s” has had dates already. Take it offline instead: its past is kept.")
            % {"title": event.title}
            for event in past.order_by("title")[:5]
        ]

    def share_card(self):
        community = next(iter(listing.communities_above([self.path]).values()), None)
        return card.of_page(self, community.title if community else "", community)

    def publication_points(self):
        """What the editor's checks ask before it is published."""
        from ..publication_points import points

        return points(self)

    @property
    def mode(self) -> str:
        """How one can attend, from the venue and the online box (schema.org terms)."""
        if self.online:
            return AttendanceMode.HYBRID if self.has_place else AttendanceMode.ONLINE
        return AttendanceMode.ONSITE

    @property
    def has_place(self) -> bool:
        return bool(self.venue_id or (self.venue_note and not self.online))

    @property
    def is_free(self) -> bool:
        return not self.price

    @property
    def days_long(self) -> int:
        """How many days after its first day one time of this activity ends; 0 is the same day."""
        return (self.last_date - self.first_date).days if self.last_date else 0

    @property
    def repeats(self) -> bool:
        return bool(self.recurrences and self.recurrences.rrules)
