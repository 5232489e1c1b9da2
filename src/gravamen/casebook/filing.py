"""What lies in the mailbox, taken in and filed: each message under the case of the letter that it answers.

In: the services and the servers that the record knows. Out: what became of each message, one by one, as it happens.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from gravamen.casebook.models import Case, Receipt
from gravamen.casebook.services import Record
from gravamen.casebook.services.posting import post_office, server
from gravamen.intake import receive
from gravamen.intake.errors import IntakeError
from gravamen.post import Mark, fetch, read_reply


@dataclass(frozen=True, slots=True)
class Filed:
    """A message, and its receipts; none where it stayed in the mailbox, and why."""

    sender: str
    subject: str
    receipts: tuple[Receipt, ...]
    why: str = ""


def fetch_and_file(record: Record, on: datetime.date, otherwise: Case | None, folder: str = "INBOX") -> Iterator[Filed]:
    """Take in what came since the last time. It stops at the first message that has no case: that one is offered again.

    Raises:
        NoSuchThing: the record knows no mailbox.
        NotEncrypted, NotReached, NotLetIn, NoSuchFolder.
    """
    office = post_office()
    for message in fetch(server(office, "imap"), Mark(office.validity, office.last), folder):
        if message.content is None:
            yield Filed("", "", (), f"it has {message.size:,} bytes, too many to take in")
            return
        reply = read_reply(message.content)
        name = f"message-{message.mark.last}.eml"
        try:
            received = receive(message.content, name)
            receipts = record.file_message(received, reply, message.mark, on, otherwise=otherwise)
        except IntakeError as error:  # what cannot be taken in does not hold up what came after it
            yield Filed(reply.sender, reply.subject, (), str(error))
            continue
        if not receipts:
            yield Filed(reply.sender, reply.subject, (), "it answers no letter of ours; name a case for such: --case KEY")
            return
        yield Filed(reply.sender, reply.subject, tuple(receipts))
