"""The desk as one process: the pages, the work in the background, and the lock that falls when nobody is there.

In: a record's folder, what opens it, a port. Out: pages on 127.0.0.1 until the process is stopped. Nothing listens on any other
address: a team puts its own HTTPS proxy in front.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gravamen.errors import GravamenError

_LOOK = 5.0  # seconds between two looks at the lock
_THREADS = 6
LARGEST = 256 * 2**20  # bytes of a request


class PortTaken(GravamenError):
    """Something else listens there already."""


def serve(folder: Path, key_file: Path | None, port: int, ready: Callable[[str], None], *, guided: bool = False) -> None:
    """Serve the record in `folder` on 127.0.0.1; `ready` is told the address once it answers.

    `guided` offers the demonstration's guided path.

    Raises:
        PortTaken: the port is in use.
        NoKeyring: there is no record in the folder.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "gravamen.desk.settings"
    from waitress.server import create_server

    application = prepare(folder, key_file)
    try:
        server: Any = create_server(
            application,
            host="127.0.0.1",
            port=port,
            threads=_THREADS,
            ident=None,
            clear_untrusted_proxy_headers=False,
            max_request_body_size=LARGEST,
            inbuf_overflow=LARGEST,  # beyond it waitress would write what was sent, unencrypted, to a file
            outbuf_overflow=LARGEST,
        )
    except OSError as error:
        raise PortTaken(f"Nothing can listen on port {port}: {error.strerror}.", "Choose another one: --port NUMBER") from None
    from django.conf import settings

    from gravamen.desk import background, guide
    from gravamen.desk.door import door

    threading.Thread(target=_watch, daemon=True, name="lock").start()
    background.begin()
    guide.offer(guided)
    onward = f"unlock/?token={door.token}" if key_file is not None and not settings.TEAM else ""
    ready(f"http://127.0.0.1:{server.effective_port}/{onward}")
    try:
        server.run()
    finally:
        server.close()
        door.lock()


def prepare(folder: Path, key_file: Path | None) -> Any:
    """The WSGI application for a record. Where a key file opens it, it is open."""
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    from gravamen.desk.door import door

    for name in ("django", "waitress", "allauth"):
        log = logging.getLogger(name)
        log.propagate = False
        if not log.handlers:
            faults = Faults(logging.ERROR)
            log.addHandler(faults)
    door.lead_to(folder, key_file)
    if key_file is not None:
        door.open_itself()
    return application


class Faults(logging.Handler):
    """What went wrong, without what it went wrong with: an error's text may quote the record."""

    def emit(self, entry: logging.LogRecord) -> None:
        error, trace = entry.exc_info[1:] if entry.exc_info else (None, None)
        places = traceback.extract_tb(trace)
        at = f" at {Path(places[-1].filename).name}, line {places[-1].lineno}" if places else ""
        sys.stderr.write(f"gravamen: a page failed: {type(error).__name__ if error else 'an error'}{at}.\n")


def _watch() -> None:
    """Lock the record of one officer's machine when nobody has touched a key for long enough."""
    from django.conf import settings

    from gravamen.desk.door import door

    while True:
        time.sleep(_LOOK)
        if not settings.TEAM and door.is_open and door.idle() > settings.IDLE_MINUTES * 60:
            door.lock()
