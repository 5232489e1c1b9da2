"""The desk as one process: the pages, the work in the background, and the lock that falls when nobody is there.

In: a record's folder, what opens it, a port. Out: pages on 127.0.0.1 until the process is stopped. Nothing listens on any other
address: a team puts its own HTTPS proxy in front.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gravamen.desk.errors import TeamSettingMissing
from gravamen.desk.memory import one_heap
from gravamen.errors import GravamenError

_LOOK = 5.0  # seconds between two looks at the lock
_THREADS = 12  # a browser opens six connections at most: the panic key always finds a thread
_IN_MEMORY = 2**31 - 1  # bytes; what waits is never put into a temporary file, where it would lie in the clear
# What the team's own proxy, on this same machine, says of who called; nobody else is believed.
_BEHIND_PROXY: dict[str, Any] = {
    "trusted_proxy": "127.0.0.1",
    "trusted_proxy_count": 1,
    "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
    "clear_untrusted_proxy_headers": True,
}


class PortTaken(GravamenError):
    """Something else listens there already."""


def serve(folder: Path, key_file: Path | None, port: int, ready: Callable[[str], None], *, guided: bool = False) -> None:
    """Serve the record in `folder` on 127.0.0.1; `ready` is told the address once it answers.

    `guided` offers the demonstration's guided path.

    Raises:
        PortTaken: the port is in use.
        TeamSettingMissing: a team's desk lacks its secret key, its name or its key file.
        NoKeyring: there is no record in the folder.
    """
    one_heap()
    os.environ["DJANGO_SETTINGS_MODULE"] = "gravamen.desk.settings"
    from waitress.server import create_server

    application = prepare(folder, key_file)
    from django.conf import settings

    from gravamen.desk import background, guide
    from gravamen.desk.door import door

    try:
        server: Any = create_server(
            application,
            host="127.0.0.1",
            port=port,
            threads=_THREADS,
            ident=None,
            max_request_body_size=settings.FILE_UPLOAD_MAX_MEMORY_SIZE,
            inbuf_overflow=_IN_MEMORY,
            outbuf_overflow=_IN_MEMORY,
            **(_BEHIND_PROXY if settings.TEAM else {"clear_untrusted_proxy_headers": True}),
        )
    except OSError as error:
        raise PortTaken(f"Nothing can listen on port {port}: {error.strerror}.", "Choose another one: --port NUMBER") from None
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
    """The WSGI application for a record. Where a key file opens it, it is open, or on its way to this version."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    if settings.TEAM and key_file is None:
        raise TeamSettingMissing(
            "A team's desk opens its record by itself, and no key file is given.",
            "Name it: --key-file FILE, or GRAVAMEN_KEY_FILE. Make one: gravamen keys file FILE",
        )
    application = get_wsgi_application()
    from gravamen.desk.door import door
    from gravamen.desk.journal import keep

    keep()
    door.lead_to(folder, key_file)
    if key_file is not None:
        door.open_itself(wait=False)
    return application


def _watch() -> None:
    """Lock the record of one officer's machine when nobody has touched a key for long enough."""
    from django.conf import settings

    from gravamen.desk import preferences
    from gravamen.desk.door import door

    while not settings.TEAM:
        time.sleep(_LOOK)
        door.lock_if_idle(preferences.idle_minutes() * 60)
