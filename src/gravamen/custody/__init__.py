"""Custody: the keys of the record, the originals under age, whole files written or none.

In: bytes and a passphrase or a key file. Out: bytes again, for those who hold the key; for everyone else, nothing that
names anyone.
"""
