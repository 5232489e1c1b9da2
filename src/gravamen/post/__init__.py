"""The post: finished letters out by SMTP, answers in by IMAP. The only room that speaks with other machines, when told to.

In: exact bytes and a server. Out: what the server said of them; messages that lie in a mailbox, which is only ever read.
"""

from gravamen.post.mailbox import Mark, Message, fetch
from gravamen.post.replies import Bounce, Reply, read_reply
from gravamen.post.sending import Delivery, ready, send
from gravamen.post.servers import Server

__all__ = ["Bounce", "Delivery", "Mark", "Message", "Reply", "Server", "fetch", "read_reply", "ready", "send"]
