"""The desk behind nginx and behind Caddy, set up word for word as docs/team.md says.

HTTPS, who is believed, what lies on the disk.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from .conftest import HOST, PASSWORD, code_of

PATH = f"{os.environ.get('PATH', '')}:/usr/sbin"
DOCS = Path(__file__).parents[3] / "docs/team.md"
_RUN = "import sys; from gravamen.cli import main; sys.exit(main(sys.argv[1:]))"
_PATIENCE = 60.0  # seconds until something answers

_ON_DISK = "is buffered to a temporary file"  # what nginx says of a body that it puts there

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def until_open(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, "it ended at once"
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"nothing listens on {port}")


@pytest.fixture
def desk(house: Any) -> Iterator[int]:
    """A team's desk as a process of its own; the port that it listens on."""
    port = free_port()
    words = ("desk", "--no-browser", "--port", str(port), "--home", house.folder, "--key-file", house.folder.parent / "key")
    environment = {**os.environ, "GRAVAMEN_HOSTS": HOST}
    process = subprocess.Popen([sys.executable, "-c", _RUN, *map(str, words)], env=environment, stdout=subprocess.DEVNULL)
    try:
        until_open(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(30)


class Proxy:
    """nginx or Caddy in a folder of its own, with the lines of the documentation but for addresses and the certificate."""

    def __init__(self, name: str, folder: Path, upstream: int, without: tuple[str, ...] = ()) -> None:
        program = shutil.which(name, path=PATH)
        if program is None:
            pytest.skip(f"{name} is not installed (on Debian: apt-get install {name})")
        self.folder, self.port, self.plain, self.log = folder, free_port(), free_port(), folder / "log"
        self.certificate, self._key = folder / "desk.pem", folder / "desk.key"
        subject = ("-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}")
        made = ("-newkey", "rsa:2048", "-nodes", "-keyout", str(self._key), "-out", str(self.certificate))
        subprocess.run(["openssl", "req", "-x509", "-days", "2", *subject, *made], check=True, capture_output=True)
        settings = folder / "settings"
        if name == "nginx":
            settings.write_text(self._of_nginx(upstream, without), "utf-8")
            words = [program, "-p", str(folder), "-c", str(settings), "-e", str(self.log)]
        else:
            settings.write_text(self._of_caddy(upstream), "utf-8")
            words = [program, "run", "--adapter", "caddyfile", "--config", str(settings)]
        homes = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(words, env={**os.environ, **homes}, stderr=log, stdout=log)
        until_open(self.port, self.process)

    def _of_nginx(self, upstream: int, without: tuple[str, ...]) -> str:
        told = self._told("```nginx\n")
        for setting in without:
            told, count = re.subn(rf"\n    {setting} [^\n]*", "", told)
            assert count == 1, setting
        told = self._with(
            told,
            ("listen 443 ssl;", f"listen 127.0.0.1:{self.port} ssl;"),
            ("listen 80;", f"listen 127.0.0.1:{self.plain};"),
            ("/etc/ssl/desk.pem", str(self.certificate)),
            ("/etc/ssl/desk.key", str(self._key)),
            ("127.0.0.1:8321", f"127.0.0.1:{upstream}"),
        )
        names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        paths = "".join(f"{name}_temp_path {self.folder / name};\n" for name in names)
        head = f"daemon off;\nmaster_process off;\npid {self.folder}/pid;\nerror_log {self.log} warn;\nevents {{}}\n"
        return f"{head}http {{\n{paths}{told}}}\n"

    def _of_caddy(self, upstream: int) -> str:
        told = self._with(
            self._told("```\n(?=desk.example.org {)"),
            (f"{HOST} {{", f"{HOST} {{\n\tbind 127.0.0.1\n\ttls {self.certificate} {self._key}"),
            ("127.0.0.1:8321", f"127.0.0.1:{upstream}"),
        )
        return f"{{\n\tadmin off\n\thttp_port {self.plain}\n\thttps_port {self.port}\n}}\n{told}"

    @staticmethod
    def _told(opening: str) -> str:
        """The lines of the documentation."""
        (told,) = re.findall(rf"{opening}(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
        return str(told)

    @staticmethod
    def _with(told: str, *changes: tuple[str, str]) -> str:
        for before, after in changes:
            assert before in told, before
            told = told.replace(before, after)
        return told

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(30)


class Browser:
    """What a browser does of it: cookies, forms, the certificate checked."""

    def __init__(self, proxy: Proxy, **headers: str) -> None:
        self._proxy, self._headers, self.cookies = proxy, headers, {}  # type: ignore[var-annotated]

    def ask(self, method: str, path: str, body: Any = None, kind: str = "") -> tuple[http.client.HTTPResponse, str]:
        context = ssl.create_default_context(cafile=str(self._proxy.certificate))
        with socket.create_connection(("127.0.0.1", self._proxy.port), timeout=_PATIENCE) as bare:
            connection = http.client.HTTPConnection(HOST)
            connection.sock = context.wrap_socket(bare, server_hostname=HOST)
            headers = {"Host": HOST, "Origin": f"https://{HOST}", "Referer": f"https://{HOST}{path}", **self._headers}
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            if kind:
                headers["Content-Type"] = kind
            connection.request(method, path, body, headers, encode_chunked=not isinstance(body, str | bytes | None))
            answer = connection.getresponse()
            said = answer.read().decode("utf-8", "replace")
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
            assert "; Secure" in cookie, cookie
        return answer, said

    def send(self, path: str, form: dict[str, str]) -> http.client.HTTPResponse:
        _, page = self.ask("GET", path)
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert found, page
        given = urlencode({"csrfmiddlewaretoken": found[1], **form})
        return self.ask("POST", path, given, "application/x-www-form-urlencoded")[0]


@pytest.fixture(params=["nginx", "caddy"])
def proxy(request: Any, desk: int, tmp_path: Path) -> Iterator[Proxy]:
    made = Proxy(request.param, tmp_path, desk)
    yield made
    made.end()


def test_pages_come_by_https_alone(proxy: Proxy) -> None:
    answer, said = Browser(proxy).ask("GET", "/accounts/login/")
    assert answer.status == 200
    assert "<form" in said
    assert "max-age=" in str(answer.headers["Strict-Transport-Security"])
    assert "default-src 'none'" in str(answer.headers["Content-Security-Policy"])
    plain = http.client.HTTPConnection("127.0.0.1", proxy.plain, timeout=_PATIENCE)
    plain.request("GET", "/acts/", headers={"Host": HOST})
    moved = plain.getresponse()
    assert moved.status in (301, 308)
    assert str(moved.headers["Location"]).startswith(f"https://{HOST}")
    plain.close()


def test_nobody_says_from_where_they_come(proxy: Proxy, make: Callable[..., Any]) -> None:
    from gravamen.desk.models import AccountEvent

    officer = make("reader")
    browser = Browser(proxy, **{"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Host": "elsewhere.example"})
    browser.send("/accounts/login/", {"login": officer.email, "password": "not the password"})
    answer = browser.send("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    assert answer.status == 302
    assert "elsewhere" not in str(answer.headers["Location"])
    assert set(AccountEvent.objects.exclude(address="").values_list("address", flat=True)) == {"127.0.0.1"}
    assert browser.ask("GET", "/acts/")[0].status == 200


def large() -> Iterator[bytes]:
    """A report of twenty megabytes, as a form's file."""
    for _ in range(320):
        yield b"On 16 February 2021 the police raided the office.\n" * 1300


def give(browser: Browser, officer: Any, *, chunked: bool) -> http.client.HTTPResponse:
    """Log in, and give a large report in."""
    browser.send("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    assert browser.send("/accounts/second/ask/", {"code": code_of(officer)}).status == 302
    _, page = browser.ask("GET", "/inbox/")
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found, page
    fields = {"csrfmiddlewaretoken": found[1], "case": "new", "title": "Made", "country": "Belarus", "key": "made"}
    fields["received"] = "2021-03-01"
    opening = '--part\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    head = "".join(opening.format(name, said) for name, said in fields.items())
    head += '--part\r\nContent-Disposition: form-data; name="files"; filename="large.txt"\r\n\r\n'
    parts = (part for some in ((head.encode(),), large(), (b"\r\n--part--\r\n",)) for part in some)
    return browser.ask("POST", "/inbox/give/", parts if chunked else b"".join(parts), "multipart/form-data; boundary=part")[0]


@pytest.mark.parametrize("chunked", [False, True], ids=["a body of known length", "a body in parts"])
def test_a_report_never_lies_in_a_temporary_file(proxy: Proxy, with_second: Callable[..., Any], chunked: bool) -> None:
    assert give(Browser(proxy), with_second("documenter"), chunked=chunked).status == 302
    assert _ON_DISK not in proxy.log.read_text("utf-8")


def test_without_its_settings_a_report_would(desk: int, with_second: Callable[..., Any], tmp_path: Path) -> None:
    """The test before this one can fail."""
    proxy = Proxy("nginx", tmp_path, desk, without=("client_body_buffer_size", "proxy_request_buffering"))
    try:
        assert give(Browser(proxy), with_second("documenter"), chunked=False).status == 302
    finally:
        proxy.end()
    assert _ON_DISK in proxy.log.read_text("utf-8")
