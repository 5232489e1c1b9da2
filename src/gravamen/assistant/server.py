"""The server of a language model on this machine, spoken to as OpenAI's chat completions are.

In: an address and messages. Out: what the model says. Ollama, llama.cpp's server and others speak this protocol
(https://github.com/ggml-org/llama.cpp/tree/master/tools/server, looked up 2026-11-24). Reports name people at risk: only an
address of this machine is spoken to, whatever a name or a proxy says.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from gravamen.errors import GravamenError

_FORM_REFUSED = (400, 422, 500)  # how servers say that they do not know a form of answer
_LONGEST = 4_000_000  # bytes of an answer
_PATIENCE = 300.0  # seconds for one answer: a small machine writes a few words a second


class AssistantError(GravamenError):
    """The assistant cannot be asked, or its answer cannot be read. The reader's own proposals stand."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the model answers: host and port of this machine, the path before `/chat/completions`, the model's name."""

    host: str
    port: int
    path: str
    model: str

    @classmethod
    def at(cls, address: str, model: str) -> Server:
        """The server at an address such as `http://127.0.0.1:11434/v1`.

        Raises:
            AssistantError: it is no such address, or one that is not of this machine.
        """
        parts = urlsplit(address)
        try:
            port = parts.port
        except ValueError:
            port = None
        if parts.scheme != "http" or not parts.hostname or not port:
            raise AssistantError(
                f"“{address}” is no address of an assistant.", "Give one like http://127.0.0.1:11434/v1, with its port."
            )
        host = "127.0.0.1" if parts.hostname == "localhost" else parts.hostname
        try:
            here = ipaddress.ip_address(host).is_loopback
        except ValueError:
            here = False
        if not here:
            raise AssistantError(
                f"The assistant at {parts.hostname} is not on this machine.",
                "Reports name people at risk; start the model here and give its address, 127.0.0.1 or ::1.",
            )
        return cls(host, port, parts.path.rstrip("/"), model)

    def ask(self, messages: list[dict[str, str]], schema: dict[str, Any], *, longest: int) -> str:
        """What the model answers, as text; it is held to the schema where the server can do that.

        Raises:
            AssistantError: nobody answers there, or the answer is none of a model's.
        """
        body = {"model": self.model, "messages": messages, "temperature": 0, "seed": 1, "max_tokens": longest}
        forms: tuple[dict[str, Any], ...] = (  # as OpenAI and Ollama, as llama-cpp-python, as a server that knows no schemas
            {"response_format": {"type": "json_schema", "json_schema": {"name": "acts", "strict": True, "schema": schema}}},
            {"response_format": {"type": "json_object", "schema": schema}},
            {},
        )
        for form in forms:
            status, answer = self._post(body | form)
            if status not in _FORM_REFUSED:
                break
        if status != 200:
            raise AssistantError(f"The assistant answers with status {status}.", f"Is the model “{self.model}” there?")
        try:
            said = json.loads(answer)["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError):
            raise AssistantError("The assistant's answer cannot be read.", "Is it a server of chat completions?") from None
        return said if isinstance(said, str) else ""

    def _post(self, body: dict[str, Any]) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=_PATIENCE)  # asks no proxy, follows no redirect
        try:
            headers = {"Content-Type": "application/json"}
            connection.request("POST", f"{self.path}/chat/completions", json.dumps(body).encode(), headers)
            response = connection.getresponse()
            return response.status, response.read(_LONGEST)
        except (OSError, http.client.HTTPException) as error:
            why = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise AssistantError(
                f"The assistant at {self.host}:{self.port} does not answer: {why}.", "Is it running? The reader needs none."
            ) from None
        finally:
            connection.close()
