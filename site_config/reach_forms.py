"""Forms of the CMS that offer, and take, only what their user may refer to.

Narrowing a field is not enough: a form that comes back with an error would show the title and
the thumbnail of whatever number was posted. So a posted number from outside is refused at once.
"""

from collections import defaultdict

from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError
from django.db.models import Q
from django.forms import ModelChoiceField
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.models import ReferenceIndex

from . import described
from .reach import out_of_reach, within_reach


class WithinReach:
    """Mixin for a form of Wagtail's admin. Raises PermissionDenied for what lies outside.

    What the page or row refers to already may stay: somebody else may have put it there.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.for_user is None or self.for_user.is_superuser:
            return
        forms = [self, *_rows_of_formsets(self)]
        for form in forms:
            _narrow(form, self.for_user)
        if self.is_bound:
            self._refuse_what_lies_outside(forms)

    def _refuse_what_lies_outside(self, forms):
        asked = defaultdict(set)
        kept = defaultdict(set)
        for form in forms:
            for model, key in _posted(form):
                asked[model].add(key)
            for model, key in _stored(form):
                kept[model].add(key)
        for model, keys in asked.items():
            if out_of_reach(model, keys - kept[model], self.for_user):
                raise PermissionDenied


class PageForm(WithinReach, WagtailAdminPageForm):
    """The form of every page type (`site_config.E004` sees to that)."""

    def _post_clean(self):
        super()._post_clean()
        if not self.is_deferred_validation:
            for name, missing in described.undescribed(self.instance).items():
                self.add_error(name if name in self.fields else None, missing)


class RegisterForm(WithinReach, WagtailAdminModelForm):
    """The form of every register."""

    # Set by the register, which knows who may change what.
    scope = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.scope and self.for_user:
            self.scope.narrow(self, self.for_user)

    def clean(self):
        cleaned = super().clean()
        if self.scope and self.for_user:
            self.scope.check_form(self, self.for_user)
        return cleaned


def _rows_of_formsets(form):
    return [row for formset in getattr(form, "formsets", {}).values() for row in formset.forms]


def _narrow(form, user) -> None:
    """Leave the choices within reach, and the one that is there already."""
    for name, field in form.fields.items():
        if not isinstance(field, ModelChoiceField):
            continue
        rows = within_reach(field.queryset.model, user)
        if rows is None:
            continue
        current = form.initial.get(name)
        current = getattr(current, "pk", current)
        kept = Q(pk=current) if current and not isinstance(current, list) else Q(pk__in=[])
        field.queryset = field.queryset.filter(Q(pk__in=rows.values("pk")) | kept)


def _posted(form):
    """(model, key) of everything that the posted data of one form refers to."""
    for name, field in form.fields.items():
        if isinstance(field, ModelChoiceField):
            value = form[name].value()
            for one in value if isinstance(value, (list, tuple)) else [value]:
                yield from _key(field.queryset.model, one)
        elif model_field := _with_references(form, name):
            yield from _references(model_field, form[name].value())


def _stored(form):
    """The same of what was there before."""
    for name, field in form.fields.items():
        if isinstance(field, ModelChoiceField):
            value = form.initial.get(name)
            for one in value if isinstance(value, (list, tuple)) else [value]:
                yield from _key(field.queryset.model, getattr(one, "pk", one))
        elif model_field := _with_references(form, name):
            yield from _references(model_field, model_field.value_from_object(form.instance))


def _with_references(form, name):
    try:
        model_field = form._meta.model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return model_field if hasattr(model_field, "extract_references") else None


def _references(model_field, value):
    """What rich text and blocks refer to; Wagtail's fields list it for its reference index."""
    if value:
        for model, key, _model_path, _content_path in model_field.extract_references(value):
            yield from _key(model, key)


def _key(model, value):
    """Numbers that are no number refer to nothing; the field itself says so."""
    if value in (None, ""):
        return
    try:
        yield _base(model), model._meta.pk.to_python(value)
    except (ValidationError, OverflowError):
        return


def _base(model):
    """A page can be referred to by its own type and as a plain page: count it once."""
    return ReferenceIndex._get_base_content_type(model).model_class()
