"""Names of organisations: what their words mean, their legal forms, their acronyms, across languages and scripts."""

from gravamen.names.organisations.acronyms import acronyms, is_acronym_of
from gravamen.names.organisations.concepts import Meaning, concepts, near
from gravamen.names.organisations.legal_forms import family, legal_form

__all__ = ["Meaning", "acronyms", "concepts", "family", "is_acronym_of", "legal_form", "near"]
