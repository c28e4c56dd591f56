"""What may stand in running text, with what an editor sees of it before choosing it.

Migrations know these blocks by Wagtail's own names: examples and advice for editors are no
matter for the database.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul", "document-link"]


class HeadingBlock(blocks.CharBlock):
    canonical_module_path = "wagtail.blocks.CharBlock"

    class Meta:
        description = gettext_lazy("Above every new subject. Readers scan these first.")

    def get_preview_value(self):
        return self.normalize(_("What you can bring along"))


class ParagraphBlock(blocks.RichTextBlock):
    canonical_module_path = "wagtail.blocks.RichTextBlock"

    class Meta:
        description = gettext_lazy("Ordinary text, with lists and links where they help.")

    def get_preview_value(self):
        text = _("You need not register. Come in, have a cup of coffee and look around.")
        items = [_("Your broken lamp."), _("A question about it."), _("Time: half an hour.")]
        return self.normalize(
            f"<p>{text}</p><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
        )


class PictureBlock(ImageBlock):
    class Meta:
        description = gettext_lazy("A picture that adds something to the words.")
        help_text = gettext_lazy(
            "Say in the description what there is to see. Is it only there for the looks? "
            "Then tick that."
        )
        preview_template = "blocks/previews/picture.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=gettext_lazy("what was said"))
    who = blocks.CharBlock(label=gettext_lazy("by whom"), required=False)

    class Meta:
        description = gettext_lazy("What somebody said, in their own words.")
        help_text = gettext_lazy("Two sentences at most. A name only with permission.")

    def get_preview_value(self):
        return self.normalize(
            {"text": _("I came for the seeds and stayed for the people."), "who": _("A visitor")}
        )


class MindBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=gettext_lazy("heading"), required=False)
    text = blocks.TextBlock(label=gettext_lazy("text"))

    class Meta:
        description = gettext_lazy("What nobody may miss: at most one on a page.")
        help_text = gettext_lazy("Without a heading of your own it says “Mind”.")

    def get_preview_value(self):
        return self.normalize(
            {"heading": "", "text": _("The door at the front closes at eight. Ring the bell.")}
        )


class FoldBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=gettext_lazy("heading"))
    text = blocks.RichTextBlock(label=gettext_lazy("text"), features=TEXT_FEATURES)

    class Meta:
        description = gettext_lazy("Text that only some readers need, behind one click.")
        help_text = gettext_lazy("The heading says what is inside. Nothing that all need to know.")
        preview_template = "blocks/previews/fold.html"

    def get_preview_value(self):
        text = _("Bus 4 stops in front of the door. There are two parking places for disabled.")
        return self.normalize({"heading": _("How do I get there?"), "text": f"<p>{text}</p>"})
