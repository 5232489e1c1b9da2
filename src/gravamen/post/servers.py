"""Mail servers: where they are, how the way to them is encrypted, who we are to them."""

from __future__ import annotations

import ipaddress
import ssl
from dataclasses import dataclass, field
from typing import Literal

from gravamen.errors import GravamenError
from gravamen.said import said

Security = Literal["tls", "starttls", "none"]


class PostError(GravamenError):
    """Base of this room's errors."""


class NotEncrypted(PostError):
    """A way to a server that others could read."""


class NotReached(PostError):
    """The server does not answer, or breaks off."""


class NotLetIn(PostError):
    """The server does not take the user's name and password."""


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server. `security` "none" is for one on this very machine only."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    security: Security = "tls"
    authorities: str | None = None  # a file of certificates to trust beside those of the system

    def context(self) -> ssl.SSLContext:
        """How its certificate is checked.

        Raises:
            NotEncrypted: the file of certificates cannot be read.
        """
        context = ssl.create_default_context()
        if self.authorities:
            try:
                context.load_verify_locations(self.authorities)
            except OSError as error:
                raise NotEncrypted(
                    said("{file} holds no certificates: {error}.", file=self.authorities, error=str(error)),
                    said("Check the path."),
                ) from None
        return context

    def must_be_encrypted(self) -> None:
        """
        Raises:
            NotEncrypted: nothing encrypts the way to another machine.
        """
        if self.security == "none" and not _is_here(self.host):
            raise NotEncrypted(
                said(
                    "The way to {host} would not be encrypted; what is sent would be open to all who carry it.", host=self.host
                ),
                said("Use tls or starttls."),
            )

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
