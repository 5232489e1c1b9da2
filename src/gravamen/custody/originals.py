"""The originals: every file that came in, byte for byte, encrypted, under a name that tells nothing.

In: bytes. Out: their SHA-256, by which they are asked for again. A file is encrypted to the record's own recipient (age,
X25519) and named by an HMAC of its SHA-256: who finds the folder and has a copy of a leaflet cannot see that it lies here too.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from pathlib import Path

import pyrage

from gravamen.custody.errors import CannotWrite, DamagedOriginal, NoOriginal
from gravamen.custody.files import sweep, write_whole
from gravamen.custody.keyring import Keyring
from gravamen.said import said


class Originals:
    """The store below `folder`. Two processes may use it at once: a name always means the same bytes."""

    def __init__(self, folder: Path, keyring: Keyring) -> None:
        self._folder = folder
        self._keyring = keyring

    def keep(self, content: bytes) -> str:
        """Keep `content`; returns its SHA-256 (64 hexadecimal digits). What is kept already is not written again.

        Raises:
            CannotWrite: the disk is full, or may not be written; nothing is left then.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        if not path.exists():
            write_whole(path, pyrage.encrypt(content, [self._keyring.recipient]), mode=0o400)
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes as they were taken in.

        Raises:
            NoOriginal: none with that hash is kept.
            DamagedOriginal: it does not open, or is not what was taken in.
        """
        path = self._path(sha256)
        try:
            content: bytes = pyrage.decrypt(path.read_bytes(), [pyrage.x25519.Identity.from_str(self._keyring.identity)])
        except FileNotFoundError as error:
            raise NoOriginal(
                said("No original {mark}… is kept here.", mark=sha256[:12]), said("Look for it in your copies.")
            ) from error
        except OSError as error:
            raise CannotWrite(
                said("The original {mark}… cannot be read ({reason}).", mark=sha256[:12], reason=error.strerror)
            ) from error
        except pyrage.DecryptError as error:
            raise DamagedOriginal(
                said("The original {mark}… does not open.", mark=sha256[:12]), said("Put it back from your copies.")
            ) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise DamagedOriginal(
                said("The original {mark}… was changed.", mark=sha256[:12]), said("Put it back from your copies.")
            )
        return content

    def drop(self, sha256: str) -> None:
        """Remove what was kept only for a while."""
        self._path(sha256).unlink(missing_ok=True)

    def __contains__(self, sha256: object) -> bool:
        return isinstance(sha256, str) and self._path(sha256).exists()

    def forget_unlisted(self, listed: Iterable[str], count: int = 0, *, before: float | None = None) -> int:
        """Remove files that no record names (a process was killed between the file and the record); returns how many.

        `listed` is asked only where there are more files than `count` says: reading a long chain takes time. With `before`
        (seconds since 1970) younger files stay: somebody may be about to list them.
        """
        files = list(self._folder.glob("*/*.age"))
        unfinished = sweep(self._folder, before)
        if len(files) <= count:
            return unfinished
        wanted = {self._path(sha256) for sha256 in listed}
        strays = [path for path in files if path not in wanted and (before is None or path.stat().st_mtime < before)]
        for path in strays:
            path.unlink()
        return len(strays) + unfinished

    def _path(self, sha256: str) -> Path:
        name = hmac.new(self._keyring.naming, bytes.fromhex(sha256), hashlib.sha256).hexdigest()
        return self._folder / name[:2] / f"{name}.age"
