"""Letters given to the post, and what came back filed under their case.

In: an approved letter and a server; messages from a mailbox. Out: rows, with the exact bytes in custody. A sending is noted
before the network is touched and closed after: whoever ends the process in the middle finds it as "sending", and asks the
addressee rather than sending twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gravamen.casebook import queries
from gravamen.casebook.errors import AlreadyDecided, BadValue, NoSuchThing
from gravamen.casebook.models import Answer, Case, Delivery, Intervention, PostOffice, Receipt, Report
from gravamen.casebook.services.taking import Taking
from gravamen.errors import GravamenError
from gravamen.intake.models import Report as Received
from gravamen.post import Delivery as Said
from gravamen.post import Mark, Reply, Server, ready
from gravamen.said import joined, said

_SERVERS = ("smtp", "imap")


def post_office() -> PostOffice:
    """The servers as the record has them; none where nobody named any."""
    return PostOffice.objects.first() or PostOffice()


def server(office: PostOffice, name: str) -> Server:
    """A server of the post office: "smtp" or "imap".

    Raises:
        NoSuchThing: nobody has named it.
    """
    known = office.servers.get(name)
    if not known:
        raise NoSuchThing(
            said("The record knows no server for {value}.", value=name.upper()),
            f"Name it: gravamen post server {name} --host …",
        )
    return Server(**known, password=office.passwords.get(name, ""))


class Posting(Taking):
    """The part of the services that sends letters and files answers."""

    def set_server(self, name: str, server: Mapping[str, Any], password: str | None, *, reply_to: str | None = None) -> None:
        """Name a server, and where answers shall go. Without a `password` the one that is known stays.

        Raises:
            BadValue: it is neither for sending nor for reading.
        """
        if name not in _SERVERS:
            raise BadValue(
                said("“{name}” is no kind of mail server.", name=name),
                said("Take one of: {choices}.", choices=joined(", ", _SERVERS)),
            )
        with self._change("post office", name) as change:
            row = post_office()
            row.servers = {**row.servers, name: dict(server), **({"reply_to": reply_to} if reply_to is not None else {})}
            if password is not None:
                row.passwords = {**row.passwords, name: password}
            change.save(row)

    def send_letter(self, number: int, send: Callable[[bytes], Said], *, copies: Sequence[str] = ()) -> Delivery:
        """Send an approved letter as it was approved. `send` gives bytes to a server and tells what it said.

        Raises:
            AlreadyDecided: it is not approved, or was sent, or a sending of it is not known to have failed.
            NotAllowed: the officer does not sign.
            PostError: it could not be sent; the attempt is noted, and another may be made.
        """
        letter = queries.thing(Intervention, number)
        if letter.status not in ("approved", "sent"):
            raise AlreadyDecided(
                said("The letter {letter} is not approved.", letter=letter), said("A signatory approves it first.")
            )
        digest = next((kept for name, kept in letter.files.items() if name.endswith(".eml")), None)
        if digest is None:
            raise NoSuchThing(
                said("The letter {letter} has no e-mail among its files.", letter=letter),
                said("Approve it with an addressee's address."),
            )
        at = self._clock()
        message = ready(
            self._house.originals.read(digest), at, reply_to=post_office().servers.get("reply_to", ""), copies=copies
        )
        with self._change("send", f"{letter} ({letter.case.key})") as change:
            if Delivery.objects.filter(intervention=letter).exclude(state=Delivery.State.FAILED).exists():
                raise AlreadyDecided(  # asked within the lock: of two who send at once, one does
                    said("The letter {letter} was given to the post already.", letter=letter),
                    said("Send another version, if something has changed."),
                )
            kept = self._house.originals.keep(message)
            row = change.save(Delivery(intervention=letter, at=at, sent_by=self._officer, sha256=kept, message_id=""))
        try:
            went = send(message)
        except GravamenError as error:
            with self._change("send", f"{letter}: failed") as change:
                row.state, row.refused = Delivery.State.FAILED, [["", str(error)]]
                change.save(row)
            raise
        with self._change("send", f"{letter}: {len(went.accepted)} addresses") as change:
            row.state, row.message_id = Delivery.State.SENT, went.message_id
            row.accepted, row.refused = list(went.accepted), [list(one) for one in went.refused]
            change.save(row)
            letter.status = "sent"
            change.save(letter)
        return row

    def settle(self, number: int, *, sent: bool) -> None:
        """Say what became of a sending that was cut off in the middle.

        Raises:
            AlreadyDecided: it is known already.
        """
        row = queries.thing(Delivery, number)
        if row.state != Delivery.State.SENDING:
            raise AlreadyDecided(
                said("The sending {row} is {state} already.", row=row, state=row.state), said("Nothing needs to be done.")
            )
        with self._change("settle", f"{row.intervention}: said to be {'sent' if sent else 'failed'}") as change:
            row.state = Delivery.State.SENT if sent else Delivery.State.FAILED
            change.save(row)
            if sent:
                row.intervention.status = "sent"
                change.save(row.intervention)

    def file_message(
        self, received: Received, reply: Reply, mark: Mark, on: datetime.date, *, otherwise: Case | None = None
    ) -> list[Receipt]:
        """Keep a message that came in: under the case of the letter that it answers, else under `otherwise`.

        Word of a failed delivery is noted at the letter. Returns no receipt where it answers nothing of ours and no case is
        given: then it stays in the mailbox, unread, and the mark stands before it.

        Raises:
            CannotWrite: the disk is full; nothing is left half-stored.
        """
        sent = Delivery.objects.filter(message_id__in=reply.names).exclude(message_id="").select_related("intervention__case")
        delivery = sent.order_by("-at").first()
        case = delivery.intervention.case if delivery is not None else otherwise
        if case is None:
            return []
        with self._change("take in", f"{received.name} ({case.key})") as change:
            receipts = self._take(change, case, received, on, source=reply.sender)
            report: Report = receipts[0].report
            if delivery is not None and not Answer.objects.filter(report=report).exists():
                change.save(Answer(report=report, delivery=delivery, automatic=reply.automatic))
                if reply.bounces:
                    delivery.refused = [*delivery.refused, *([one.address, one.reason] for one in reply.bounces)]
                    change.save(delivery)
            office = post_office()
            office.validity, office.last = mark.validity, mark.last
            change.save(office)
        return receipts
