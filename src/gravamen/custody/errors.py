"""What can go wrong with keys and originals, in words for the person at the keyboard."""

from __future__ import annotations

from gravamen.errors import GravamenError


class CustodyError(GravamenError):
    """Base of this room's errors."""


class WrongPassphrase(CustodyError):
    """The passphrase does not open the keyring. Nothing tells how near it was."""


class WrongKeyFile(CustodyError):
    """The key file does not open this keyring, or is no key file."""


class NoKeyring(CustodyError):
    """There is no record in the folder, or its keyring is gone."""


class DamagedKeyring(CustodyError):
    """The keyring opens, but what it holds is not a keyring."""


class NoOriginal(CustodyError):
    """No original with that SHA-256 is kept."""


class DamagedOriginal(CustodyError):
    """An original does not open, or is not the bytes that were taken in."""


class CannotWrite(CustodyError):
    """The disk is full or may not be written. Nothing half-written is left."""
