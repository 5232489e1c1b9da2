"""The assistant is spoken to on this machine alone, and its failures are said in a line."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from gravamen.assistant.server import AssistantError, Server

ELSEWHERE = [
    pytest.param("https://api.example.org/v1", "no address", id="a service"),
    pytest.param("http://models.example.org:80/v1", "not on this machine", id="a name elsewhere"),
    pytest.param("http://192.0.2.7:11434/v1", "not on this machine", id="an address elsewhere"),
    pytest.param("http://127.0.0.1.example.org:11434/v1", "not on this machine", id="a name that looks like here"),
    pytest.param("http://127.0.0.1/v1", "no address", id="no port"),
    pytest.param("http://127.0.0.1:port/v1", "no address", id="a port that is no number"),
    pytest.param("", "no address", id="nothing"),
]


@pytest.mark.parametrize(("address", "words"), ELSEWHERE)
def test_only_this_machine_is_asked(address: str, words: str) -> None:
    with pytest.raises(AssistantError, match=words):
        Server.at(address, "model")


@pytest.mark.parametrize("address", ["http://127.0.0.1:8080/v1", "http://localhost:8080/v1/", "http://[::1]:8080/v1"])
def test_this_machine_is_known(address: str) -> None:
    server = Server.at(address, "model")
    assert (server.port, server.path) == (8080, "/v1")


class Answering(HTTPServer):
    """A server that answers each request with the next of `answers`, and keeps what it was asked."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, bytes]] = []
        self.asked: list[dict[str, Any]] = []
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server = self.server
        assert isinstance(server, Answering)
        server.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        status, content = server.answers.pop(0)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "http://192.0.2.7:11434/v1/chat/completions")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def answering() -> Iterator[Answering]:
    server = Answering()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def ask(answering: Answering) -> str:
    server = Server.at(f"http://127.0.0.1:{answering.server_port}/v1", "model")
    return server.ask([{"role": "user", "content": "passage"}], {"type": "object"}, longest=10)


def said(content: str) -> tuple[int, bytes]:
    return 200, json.dumps({"choices": [{"message": {"content": content}}]}).encode()


def test_the_models_words_come_back(answering: Answering) -> None:
    answering.answers = [said('{"acts": []}')]
    assert ask(answering) == '{"acts": []}'
    assert answering.asked[0]["model"] == "model"
    assert answering.asked[0]["temperature"] == 0


def test_a_server_without_schemas_is_asked_without(answering: Answering) -> None:
    answering.answers = [(400, b"unknown field"), (500, b"unknown type"), said("words")]
    assert ask(answering) == "words"
    assert [one.get("response_format", {}).get("type") for one in answering.asked] == ["json_schema", "json_object", None]


BAD = [
    pytest.param(404, b"", "status 404", id="no such model"),
    pytest.param(302, b"", "status 302", id="sent elsewhere"),
    pytest.param(200, b"<html>", "cannot be read", id="no JSON"),
    pytest.param(200, b'{"choices": []}', "cannot be read", id="no choice"),
    pytest.param(200, b"[1]", "cannot be read", id="a list"),
]


@pytest.mark.parametrize(("status", "content", "words"), BAD)
def test_a_bad_answer_is_said(answering: Answering, status: int, content: bytes, words: str) -> None:
    answering.answers = [(status, content)]
    with pytest.raises(AssistantError, match=words):
        ask(answering)


def test_nobody_there_is_said(answering: Answering) -> None:
    port = answering.server_port
    answering.server_close()
    with pytest.raises(AssistantError, match=f"127.0.0.1:{port} does not answer"):
        Server.at(f"http://127.0.0.1:{port}/v1", "model").ask([], {}, longest=1)
