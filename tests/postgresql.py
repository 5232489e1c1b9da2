"""A real PostgreSQL server for tests, started from the system's binaries in a folder of its own, and gone afterwards."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def _someone() -> str | None:
    """The user to run the server as: PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return "nobody"


@contextmanager
def serving() -> Iterator[str]:
    """The URL of an empty database; the test is skipped, saying so, where PostgreSQL is not installed."""
    if not BINARIES:
        pytest.skip("PostgreSQL is not installed (on Debian: apt-get install postgresql)")
    if os.environ.get("GRAVAMEN_DATABASE_URL"):
        pytest.skip("these are the tests that the server is for")
    binaries, user = BINARIES[-1].parent, _someone()
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    if user:
        shutil.chown(folder, user)

    def run(*words: str) -> None:
        subprocess.run(
            words, check=True, user=user, cwd=folder, capture_output=True, env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        )

    try:
        run(str(binaries / "initdb"), "-D", str(folder / "data"), "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        run(str(binaries / "pg_ctl"), "-D", str(folder / "data"), "-w", "-l", str(folder / "log"), "-o", options, "start")
        run(str(binaries / "createdb"), "-h", str(folder), "-U", "tester", "record")
        yield f"postgresql:///record?host={folder}&user=tester"
    finally:
        subprocess.run(
            [str(binaries / "pg_ctl"), "-D", str(folder / "data"), "-m", "immediate", "stop"],
            check=False,
            user=user,
            cwd=folder,
            capture_output=True,
        )
        shutil.rmtree(folder, ignore_errors=True)


def environment(url: str) -> dict[str, str]:
    """The environment of a team's desk on that database."""
    return {
        **{name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"},  # of a browser's driver
        "GRAVAMEN_DATABASE_URL": url,
        "GRAVAMEN_HOSTS": "desk.example.org",
        "GRAVAMEN_SECRET_KEY": secrets.token_urlsafe(48),
    }
