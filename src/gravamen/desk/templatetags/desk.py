"""Tags and filters that all templates know."""

from __future__ import annotations

import json
import re
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from gravamen.desk import actions, dates, guide, sentences, words
from gravamen.desk.models import Typed
from gravamen.standards import translations
from gravamen.terms import ActType, Shown, Use

register = template.Library()
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})(?:/[^\s;)]*)")


@register.filter
def label(value: object) -> str:
    """A term of the record in the reader's language: "search_raid" is "search or raid"."""
    return words.label(str(value))


@register.filter
def use(value: object) -> str:
    """For whom a document is."""
    return str(words.USES[Use(str(value))])


@register.filter
def shown(value: object) -> str:
    """How much of a person is shown."""
    return str(words.SHOWN[Shown(str(value))])


@register.filter
def answer(value: object) -> str:
    """What was answered: "yes", "not known", or the name of a door."""
    return words.answer(str(value))


@register.filter
def document(value: object) -> str:
    """A kind of document in words; one that there is no more as it is kept."""
    return str(words.DOCUMENTS.get(str(value), value))


@register.filter
def family(act_type: object) -> str:
    """The family of an act's type, as a class name: "liberty"."""
    try:
        return words.FAMILY_CLASSES[ActType(str(act_type)).family]
    except ValueError:
        return "other"


@register.filter
def edtf(value: object) -> str:
    """An EDTF date as people write it in the reader's language; what is uncertain says so."""
    return words.date(str(value or ""))


@register.filter
def since(value: object) -> str:
    """From when somebody is held."""
    return dates.since(str(value or ""))


@register.filter
def titled(value: object) -> str:
    """Words with the colon of the reader's language behind them."""
    return pgettext("a label", "%(label)s:") % {"label": value}


@register.filter
def action(value: object) -> str:
    """What was done to the record."""
    return actions.action(str(value))


@register.filter
def subject(entry: Any) -> str:
    """What an entry of the chain, or a change of a history, was done to."""
    return actions.subject(entry.action, entry.subject)


@register.filter
def tongue(value: object) -> str:
    """A language by its tag (BCP 47), in the reader's language where it has a name there: "be" is "Belarusian"."""
    return words.language(str(value or ""))


@register.filter
def import_field(value: object) -> str:
    """What a column of a table can be, as the page of columns calls it."""
    return words.import_field(str(value))


@register.filter
def import_state(value: object) -> str:
    """How far a table has come."""
    return words.import_state(str(value))


@register.filter
def isolated(value: object) -> str:
    """A name within a sentence of the pages, so that neither turns the other's order where one runs from right to left."""
    return f"\u2068{value}\u2069" if value else ""


@register.filter
def sentence(value: object) -> str:
    """A sentence of the core, or a text of its files, in the reader's language."""
    return sentences.sentence(value if isinstance(value, str) else str(value or ""))


@register.filter
def principle(words_: str, key: str) -> str:
    """A principle of the Committee in the reader's language, where it stands in it; else its English words."""
    return translations.principle(key, (get_language() or "en").partition("-")[0]) or words_


@register.filter
def article(value: object) -> str:
    """ "Convention No. 87, Article 3", "C087 Article 3", in the reader's language; anything else as it is."""
    return words.article(str(value))


@register.filter
def site(value: object) -> str:
    """A source as short as a line beside it bears: of an address its site, a citation as it is."""
    return _ADDRESS.sub(r"\1", str(value))


@register.filter
def remedy(value: object) -> str:
    """What to do about an error, without the command that does it at a terminal."""
    return sentences.remedy(value if isinstance(value, str) else str(value or ""))


@register.filter
def days(count: int) -> str:
    """ "25 days"."""
    return words.days(count)


@register.filter
def undo_of(message: Any) -> str:
    """The number of the entry that a notice offers to take back; empty where it does not."""
    tags = getattr(message, "extra_tags", "") or ""  # the notice of an error is no message
    return next((tag.removeprefix("undo-") for tag in tags.split() if tag.startswith("undo-")), "")


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of our own sheet; decorative, so unseen by screen readers."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="/static/desk/icons.svg#{}"></use></svg>', name)


@register.inclusion_tag("desk/_guide.html", takes_context=True)
def guided(context: dict[str, Any]) -> dict[str, Any]:
    """The panel of the guided path, where this desk offers it."""
    return {"path": guide.path_of(context["request"]), "csrf_token": context.get("csrf_token")}


@register.simple_tag
def guide_offered() -> bool:
    return guide.is_offered()


@register.simple_tag(takes_context=True)
def kept(context: dict[str, Any], form: str) -> SafeString:
    """Attributes for a `<form>` whose fields are kept as they are typed, and come back; `form` names it for itself."""
    request = context["request"]
    found = Typed.objects.filter(officer=request.user, form=form).first() if request.user.is_authenticated else None
    return format_html('data-kept="{}" data-typed="{}"', form, json.dumps(found.fields) if found else "")


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: Any) -> str:
    """This page's query string with some values changed, and the page number forgotten: for filters and sorting."""
    values = context["request"].GET.copy()
    values.pop("page", None)
    for name, value in changes.items():
        if value in (None, ""):
            values.pop(name, None)
        else:
            values[name] = str(value)
    encoded: str = values.urlencode()
    return f"?{encoded}" if encoded else "?"


@register.simple_tag(takes_context=True)
def query_without(context: dict[str, Any], name: str) -> str:
    """This page's query string without one of its values: to take a filter away."""
    return query(context, **{name: None})


@register.filter
def unlocalized(value: object) -> str:
    """A number as machines write it, whatever the reader's language."""
    return str(value)
