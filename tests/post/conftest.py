"""Real servers on loopback: SMTP by aiosmtpd, IMAP by Debian's Dovecot, each started for these tests alone."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from gravamen.post import Server

USER, PASSWORD = "reader", "made up for a test"
_DOVECOT = """
protocols = imap
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
ssl = no
disable_plaintext_auth = no
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
first_valid_uid = 1
mail_location = maildir:{folder}/mail
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
}}
service anvil {{
  chroot =
}}
"""


@dataclass
class Kept:
    """An SMTP server's handler that keeps what it is given, and refuses some addresses."""

    messages: list[tuple[list[str], bytes]] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address in self.refuses:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.messages.append((list(envelope.rcpt_tos), bytes(envelope.content)))
        return "250 kept"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def smtp() -> Iterator[tuple[Server, Kept]]:
    from aiosmtpd.controller import Controller

    kept = Kept()
    port = free_port()
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    yield Server("127.0.0.1", port, security="none"), kept
    controller.stop()


@pytest.fixture(scope="module")
def imap() -> Iterator[tuple[Server, Path]]:
    """A mailbox in Maildir form: a message is delivered by putting a file into `new`."""
    if shutil.which("dovecot") is None:
        pytest.skip("Dovecot is not installed (on Debian: apt-get install dovecot-imapd)")
    folder = Path(tempfile.mkdtemp(prefix="imap", dir="/tmp"))
    me = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    import grp

    port = free_port()
    for name in ("mail/cur", "mail/new", "mail/tmp", "run", "state"):
        (folder / name).mkdir(parents=True)
    group = grp.getgrgid(me.pw_gid).gr_name
    written = _DOVECOT.format(folder=folder, user=me.pw_name, group=group, port=port, password=PASSWORD.replace(" ", "_"))
    (folder / "dovecot.conf").write_text(written, "utf-8")
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, me.pw_name, group)
        folder.chmod(0o755)
    server = subprocess.Popen(["dovecot", "-F", "-c", str(folder / "dovecot.conf")], stderr=subprocess.PIPE)
    try:
        for _ in range(100):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        else:
            raise AssertionError((folder / "log").read_text() if (folder / "log").exists() else "Dovecot did not start")
        yield Server("127.0.0.1", port, USER, PASSWORD.replace(" ", "_"), "none"), folder / "mail"
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)
