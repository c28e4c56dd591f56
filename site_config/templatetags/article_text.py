"""{% article_text terms as text %}…{% endarticle_text %}: anchors, contents and hard words."""

from django import template
from django.utils.safestring import mark_safe

from .. import article_text

register = template.Library()


@register.simple_block_tag(takes_context=True)
def deeper_headings(context, content, levels=1):
    """The content with its headings so many levels lower, for several articles on one page."""
    return mark_safe(article_text.deeper(content, levels))


class ArticleTextNode(template.Node):
    def __init__(self, nodelist, terms, name):
        self.nodelist, self.terms, self.name = nodelist, terms, name

    def render(self, context):
        terms = self.terms.resolve(context) or ()
        text = article_text.read(self.nodelist.render(context), terms)
        text.html = mark_safe(text.html)
        context[self.name] = text
        return ""


@register.tag("article_text")
def do_article_text(parser, token):
    """Renders what it holds into a variable; prints nothing."""
    parts = token.split_contents()
    if len(parts) != 4 or parts[2] != "as":
        raise template.TemplateSyntaxError("Use: {% article_text terms as name %}")
    nodelist = parser.parse(("endarticle_text",))
    parser.delete_first_token()
    return ArticleTextNode(nodelist, parser.compile_filter(parts[1]), parts[3])
