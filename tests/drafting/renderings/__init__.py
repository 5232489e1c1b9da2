"""Renderings: the files hold the sentences of the document, all and in order."""
