"""The record's terms and dates in the reader's language.

In: a term as the record keeps it ("search_raid", "merged"), a date in EDTF. Out: words for a page. A term without an entry is
shown as it is kept, its underscores as blanks.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import get_language_bidi, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gravamen.desk.dates import date as date
from gravamen.standards.doors import door_names
from gravamen.terms import ActType, Family, OrganisationKind, SenderKind, Shown, Use

FAMILY_CLASSES = {
    Family.LIFE: "life",
    Family.LIBERTY: "liberty",
    Family.HOME: "home",
    Family.ASSOCIATION: "association",
    Family.EMPLOYMENT: "employment",
    Family.BARGAINING: "bargaining",
    Family.EXPRESSION: "expression",
}
FAMILIES = {
    Family.LIFE: _("Life and integrity"),
    Family.LIBERTY: _("Liberty"),
    Family.HOME: _("Home, property and privacy"),
    Family.ASSOCIATION: _("Association"),
    Family.EMPLOYMENT: _("Employment"),
    Family.BARGAINING: _("Bargaining and strike"),
    Family.EXPRESSION: _("Expression and law"),
}
ACTS = {
    ActType.KILLING: _("Killing"),
    ActType.ATTEMPTED_KILLING: _("Attempted killing"),
    ActType.ENFORCED_DISAPPEARANCE: _("Enforced disappearance"),
    ActType.TORTURE_ILL_TREATMENT: _("Torture or ill-treatment"),
    ActType.PHYSICAL_ASSAULT: _("Physical assault"),
    ActType.SEXUAL_VIOLENCE: _("Sexual violence"),
    ActType.THREAT_OF_VIOLENCE: _("Threat of violence"),
    ActType.ARREST_DETENTION: _("Arrest or detention"),
    ActType.CRIMINAL_CHARGE: _("Criminal charge"),
    ActType.IMPRISONMENT_SENTENCE: _("Prison sentence"),
    ActType.ADMINISTRATIVE_PENALTY: _("Administrative penalty"),
    ActType.INTERROGATION_SUMMONS: _("Interrogation or summons"),
    ActType.HOUSE_ARREST: _("House arrest"),
    ActType.TRAVEL_BAN: _("Travel ban"),
    ActType.FORCED_EXILE: _("Forced exile"),
    ActType.DENIAL_OF_DUE_PROCESS: _("Denial of due process"),
    ActType.SEARCH_RAID: _("Search or raid"),
    ActType.SEIZURE: _("Seizure"),
    ActType.PROPERTY_DAMAGE: _("Damage to property"),
    ActType.SURVEILLANCE: _("Surveillance"),
    ActType.PLANTED_EVIDENCE: _("Planted evidence"),
    ActType.DENIAL_OF_REGISTRATION: _("Registration refused"),
    ActType.DISSOLUTION_SUSPENSION: _("Dissolution or suspension"),
    ActType.INTERFERENCE: _("Interference"),
    ActType.REFUSAL_OF_RECOGNITION: _("Recognition refused"),
    ActType.DENIAL_OF_ACCESS: _("Access denied"),
    ActType.DISMISSAL: _("Dismissal"),
    ActType.THREAT_OF_DISMISSAL: _("Threat of dismissal"),
    ActType.DISCRIMINATION: _("Discrimination"),
    ActType.FORCED_RESIGNATION_DISAFFILIATION: _("Forced resignation or disaffiliation"),
    ActType.REFUSAL_TO_BARGAIN: _("Refusal to bargain"),
    ActType.STRIKE_PROHIBITION: _("Prohibition of a strike"),
    ActType.STRIKE_BREAKING: _("Strike-breaking"),
    ActType.DISPERSAL_OF_ASSEMBLY: _("Dispersal of an assembly"),
    ActType.CENSORSHIP_DEFAMATION: _("Censorship or defamation"),
    ActType.RESTRICTIVE_LEGISLATION: _("Restrictive legislation"),
    ActType.OTHER: _("Other act"),
}
USES = {
    Use.ILO: _("The ILO"),
    Use.GOVERNMENT: _("A government"),
    Use.PRESS: _("The press"),
    Use.PUBLIC: _("The public"),
}
DOCUMENTS = {
    "letter": _("Letter to the Director-General"),
    "complaint": _("Complaint to the Committee on Freedom of Association"),
    "additional-information": _("Additional information to a pending case"),
    "observations": _("Observations to the Committee of Experts"),
    "representation": _("Representation under article 24"),
    "government-letter": _("Letter to a government"),
    "alert": _("Alert to affiliates"),
    "press-statement": _("Press statement"),
    "model-letter": _("Model letter for others to send"),
    "changes": _("What has changed since a letter"),
    "questions": _("Questions to the union"),
}
SHOWN = {
    Shown.NOTHING: _("Nothing: neither name nor office"),
    Shown.ROLE: _("What they are, not who"),
    Shown.INITIALS: _("Their initials"),
    Shown.NAME: _("Their name"),
}
_TERMS = {
    **{str(kind): said for kind, said in ACTS.items()},
    **{str(family): said for family, said in FAMILIES.items()},
    # kinds of proposals
    "person": _("Person"),
    "act": _("Act"),
    "circumstance": _("Circumstance"),
    "demand": _("Demand"),
    "organisation": _("Organisation"),
    # states of a proposal
    "open": _("To decide"),
    "accepted": _("Accepted"),
    "corrected": _("Corrected"),
    "merged": _("Merged"),
    "refused": _("Refused"),
    # certainty
    "stated": _("Stated"),
    "alleged": _("Alleged"),
    "threatened": _("Threatened"),
    # fields
    "type": _("Type"),
    "certainty": _("Certainty"),
    "date": _("Date"),
    "place": _("Place"),
    "victims": _("Victims"),
    "victim": _("Victim"),
    "victim_count": _("Number of victims"),
    "perpetrators": _("Perpetrators"),
    "perpetrator": _("Perpetrator"),
    "legal_basis": _("Legal basis"),
    "penalty": _("Penalty"),
    "penalty_days": _("Penalty in days"),
    "object": _("What was taken, refused or damaged"),
    "ground": _("Ground or charge"),
    "told_by": _("Told by"),
    "name": _("Name"),
    "acronym": _("Acronym"),
    "kind": _("Kind"),
    "part_of": _("Part of"),
    "role": _("Role"),
    "affiliation": _("Affiliation"),
    "sex": _("Sex"),
    "text": _("Text"),
    "about": _("About"),
    # sex
    "female": _("Female"),
    "male": _("Male"),
    # kinds of organisations
    "global union": _("Global union"),
    "national centre": _("National centre"),
    "union": _("Union"),
    "local union": _("Local union"),
    "employer": _("Employer"),
    "police": _("Police"),
    "court": _("Court"),
    "state body": _("State body"),
    "intergovernmental": _("Intergovernmental body"),
    # standing
    "officer": _("Officer of the union"),
    "member": _("Member of the union"),
    "unknown": _("Unknown"),
    # roles
    "reader": _("Reader"),
    "documenter": _("Documenter"),
    "verifier": _("Verifier"),
    "signatory": _("Signatory"),
    "administrator": _("Administrator"),
    # why sources count as one
    "same sender": _("the same sender"),
    "one came within the other": _("one came within the other"),
    "same words": _("the same words"),
    # what was done to the record
    "open case": _("Case opened"),
    "take in": _("Taken in"),
    "propose": _("Proposed"),
    "accept": _("Accepted"),
    "correct": _("Accepted with corrections"),
    "refuse": _("Refused"),
    "merge": _("Said again"),
    "add act": _("Added"),
    "add person": _("Added"),
    "add organisation": _("Added"),
    "add circumstance": _("Circumstance added"),
    "correct act": _("Act corrected"),
    "verify": _("Verified"),
    "group": _("Made one event"),
    "unite": _("Made one"),
    "split": _("Parted"),
    "set apart": _("Said not to be the same"),
    "undo": _("Taken back"),
    "answer": _("Question answered"),
    "unanswer": _("Answer taken away"),
    "qualify": _("Qualified"),
    "sender": _("Sender noted"),
    "rename": _("Name in letters chosen"),
    "unaffiliate": _("Affiliation taken away"),
    "unplace": _("Town taken away"),
    "placed": _("Town"),
    "town": _("Town"),
    "since": _("Since"),
    "until": _("Until"),
    "wording": _("In letters"),
    "language": _("Language"),
    # answers to what the Committee asks
    "partly": _("Partly"),
    "not known": _("Not known"),
    "particular": pgettext_lazy("what was answered", "Answer"),
    # decisions on articles and principles
    "qualified": _("Qualification"),
    "agreed": _("Agreed"),
    "added": _("Added by an officer"),
    "sender_kind": _("Comes from"),
    # rows of the record, and columns of theirs
    "held": _("The record holds it"),
    "yes": _("Yes"),
    "no": _("No"),
    "value": _("Value"),
    "involvement": _("Involved"),
    "receipt": _("Receipt"),
    "proposal": _("Proposal"),
    "apart": _("Not the same"),
    "case": _("Case"),
    "event": _("Event"),
    "report": _("Report"),
    # states of a letter
    "working": _("Being written"),
    "draft": _("Draft"),
    "approved": _("Approved"),
    "sent": _("Sent"),
}


SENDER_KINDS = {
    SenderKind.UNION: _("A union"),
    SenderKind.VICTIM: _("Somebody who was hit"),
    SenderKind.FAMILY: _("Their family"),
    SenderKind.LAWYER: _("Their lawyer"),
    SenderKind.WITNESS: _("A witness"),
    SenderKind.AUTHORITY: _("An authority"),
    SenderKind.EMPLOYER: _("An employer"),
    SenderKind.PRESS: _("The press"),
    SenderKind.OTHER: _("Somebody else"),
}
_CONVENTION = re.compile(r"(?:Convention No\. |\bC)(?P<number>\d+)(?:,? Articles? (?P<articles>\d+(?:, \d+)*))?")
_IMPORT_FIELDS = {
    "person": _("Name"),
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "other_name": _("Another form of the name"),
    "role": _("Role"),
    "affiliation": _("Union or organisation"),
    "type": _("What was done"),
    "victims": _("Victims: a group in words"),
    "victim_organisation": _("Victim: an organisation"),
    "perpetrators": _("By whom: in words"),
    "perpetrator_organisation": _("By whom: an organisation"),
}
_IMPORT_STATES = {
    "columns": _("Columns to be named"),
    "checked": _("Checked"),
    "waiting": _("Waits its turn"),
    "running": _("Being imported"),
    "stopping": _("Is being stopped"),
    "stopped": _("Stopped"),
    "leaving": _("Is being taken back"),
    "taken back": _("Taken back"),
    "done": _("Imported"),
    "failed": _("Not imported"),
}


def import_field(name: str) -> str:
    """What a column of a table can be."""
    said = _IMPORT_FIELDS.get(name)
    return str(said) if said is not None else label(name)


def import_state(state: str) -> str:
    """How far a table has come on its way into the record."""
    return str(_IMPORT_STATES.get(state, state))


def label(term: str) -> str:
    """A term of the record, for a page."""
    said = _TERMS.get(term)
    return str(said) if said is not None else term.replace("_", " ")


def terms() -> Iterable[str]:
    """All that `label` has words for."""
    return _TERMS.keys()


def isolated(value: str) -> str:
    """A name or a quote within a sentence, so that neither turns the other's order where the two do not run the same way."""
    turns = get_language_bidi() or any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in value)
    return f"\u2068{value}\u2069" if turns and value else value


def within(label: str) -> str:
    """A term as it stands within a sentence."""
    return label[:1].lower() + label[1:]


def answer(said: str) -> str:
    """An answer to what the Committee asks: "yes", "not known", or the door that it names."""
    return door_names().get(said) or label(said)


def article(title: str) -> str:
    """ "Convention No. 87, Article 3" (or "Articles 2, 3", or "C087 Article 3") in the reader's language."""

    def convention(found: re.Match[str]) -> str:
        number, rest = found["number"].lstrip("0"), found["articles"]
        if not rest:
            return gettext("Convention No. %(number)s") % {"number": number}
        given = {"number": number, "articles": rest}
        if "," in rest:
            return gettext("Convention No. %(number)s, Articles %(articles)s") % given
        return gettext("Convention No. %(number)s, Article %(articles)s") % given

    return _CONVENTION.sub(convention, title)


def organisation_kind(kind: str) -> str:
    """The kind of an organisation; "other" is one of them, and of acts too."""
    return gettext("Other") if kind == OrganisationKind.OTHER else label(kind)


def language(tag: str) -> str:
    """A language's name in the reader's language; the tag itself where Django knows none."""
    from django.utils.translation import get_language_info
    from django.utils.translation import gettext as translated

    if tag in ("", "und"):
        return ""
    try:
        return translated(get_language_info(tag)["name"])
    except KeyError:
        return tag


def days(count: int) -> str:
    """ "25 days": for a penalty's length."""
    from django.utils.translation import ngettext

    return ngettext("%(count)d day", "%(count)d days", count) % {"count": count}


def today() -> datetime.date:
    from django.utils.timezone import localdate

    return localdate()
