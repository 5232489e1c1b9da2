"""The door of the record in this process: open, with the keys in memory, or locked.

In: a passphrase or a key file. Out: the open `House`, for all requests of the process, until somebody locks it or nobody has
touched a key for as long as the settings say. Locking forgets the keys and closes every connection to the database.

A record of an earlier version is brought up to this one in a thread of its own, while the door stands closed: `upgrading` says
how far it is.
"""

from __future__ import annotations

import datetime
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from gravamen.casebook import house as houses
from gravamen.casebook.errors import Locked
from gravamen.casebook.house import House
from gravamen.custody import keyring as keys
from gravamen.custody.errors import WrongPassphrase
from gravamen.said import said

_PAUSES = (0, 0, 0, 1, 2, 4, 8, 15, 30, 60)  # seconds that a passphrase waits after so many that were wrong


class Door:
    """One record. `opening` names the time since it was opened: a session of an earlier one is worth nothing.

    Where a key file opens the record, `token` stands for the passphrase: only who started the process is shown it.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.folder = Path()
        self._key_file: Path | None = None
        self._house: House | None = None
        self._opening_now = threading.RLock()
        self._locked = 0  # how often, to see a lock that falls while it opens
        self._clock = clock
        self._touched = 0.0
        self._wrong = 0
        self._not_before = 0.0
        self.refused: deque[datetime.datetime] = deque(maxlen=100)  # wrong passphrases that no log has noted yet
        self.opening = ""
        self.token = secrets.token_urlsafe(24)
        self._forgetting: list[Callable[[], None]] = []
        self.upgrading: tuple[int, int] | None = None  # the step that is being made, from 1, and of how many
        self.ticket = ""  # lets in once, when that is done, whoever gave the passphrase
        self.trouble = ""  # why the last upgrade came to nothing

    def lead_to(self, folder: Path, key_file: Path | None = None) -> None:
        """Which record it is, and what opens it without a person where something does."""
        self.lock()
        self.folder, self._key_file = folder, key_file
        self._wrong, self._not_before = 0, 0.0

    @property
    def is_open(self) -> bool:
        return self._house is not None

    @property
    def house(self) -> House:
        """
        Raises:
            Locked.
        """
        if self._house is None:
            raise Locked(said("The record is locked."), said("Open it with its passphrase."))
        return self._house

    @property
    def opens_itself(self) -> bool:
        """Whether a key file opens it: on a team's server, and for the demonstration."""
        return self._key_file is not None

    def wait(self) -> float:
        """Seconds until the next passphrase is looked at."""
        return max(0.0, self._not_before - self._clock())

    def open_itself(self, *, wait: bool = True) -> None:
        """Without `wait` a record of an earlier version is brought up while the caller goes on.

        Raises:
            WrongKeyFile, NoKeyring, WrongDatabaseKey.
        """
        with self._opening_now:
            if self.upgrading is None:
                self._open(lambda: houses.enter(self.folder, key_file=self._key_file, upgrading=wait))

    def unlock(self, passphrase: str) -> None:
        """Open it, or show that one knows the passphrase of one that is open. One of an earlier version is `upgrading` then.

        Raises:
            WrongPassphrase, NoKeyring, WrongDatabaseKey. After some wrong ones, `wait` is above 0, and nothing is tried.
            Locked: somebody locked it while it opened.
        """
        with self._opening_now:  # one passphrase at a time: each takes about a second and much memory
            try:
                if self._house is None and self.upgrading is None:
                    self._open(lambda: houses.enter(self.folder, passphrase=lambda: passphrase, upgrading=False))
                else:
                    keys.open_with_passphrase(self.folder, passphrase)
            except WrongPassphrase:
                self._wrong += 1
                self.refused.append(datetime.datetime.now(datetime.UTC))
                self._not_before = self._clock() + _PAUSES[min(self._wrong, len(_PAUSES) - 1)]
                raise
            self._wrong = 0
            self.touch()

    def lock(self) -> None:
        """Forget the keys, at once: this waits for nothing, neither for a passphrase that is being tried nor for a writer."""
        self._locked += 1
        if self._house is not None or self.upgrading is not None:
            self._house = None
            self.opening = ""
            houses.leave()
            for forget in self._forgetting:
                forget()

    def at_lock(self, forget: Callable[[], None]) -> None:
        """What is called when the record is locked: whoever keeps something of it in memory forgets it."""
        self._forgetting.append(forget)

    def touch(self) -> None:
        """Somebody is at the keyboard."""
        self._touched = self._clock()

    def idle(self) -> float:
        """Seconds since somebody was."""
        return self._clock() - self._touched

    def lock_if_idle(self, seconds: float) -> bool:
        """Lock it where nobody has been at the keyboard for so long; returns whether it did."""
        if not self.is_open or self.idle() <= seconds:
            return False
        self.lock()
        return True

    def _open(self, enter: Callable[[], House]) -> None:
        before, self.trouble = self._locked, ""
        house = enter()
        if left := houses.steps_left():
            self.upgrading, self.ticket = (1, left), secrets.token_urlsafe(24)
            threading.Thread(target=self._upgrade, args=(house, before), daemon=True, name="upgrade").start()
        else:
            self._stand_open(house, before)

    def _upgrade(self, house: House, before: int) -> None:
        """Bring the record up, step by step; locked meanwhile, it stands as after the last step that was whole."""
        trouble = ""
        try:
            houses.upgrade(self._tell)
        except Exception as error:  # whatever it is, nobody else would tell of it
            trouble = str(error) or type(error).__name__
        with self._opening_now:
            houses.rest()
            try:
                if trouble and self._locked == before:
                    self.trouble = trouble
                    self.lock()
                elif not trouble:
                    self._stand_open(house, before)
            except Locked:
                pass  # the panic key was stronger
            finally:
                self.upgrading = None

    def _tell(self, step: int, of: int) -> None:
        self.upgrading = (step, of)

    def _stand_open(self, house: House, before: int) -> None:
        self.touch()
        self.opening = secrets.token_urlsafe(16)
        self._house = house
        if self._locked != before:  # the panic key, pressed meanwhile, is stronger
            self.lock()
            raise Locked(said("The record was locked while it opened."), said("Open it again."))


door = Door()
