"""The post at the desk: servers, sending an approved letter, what the server said, answers that came in.

In: forms, sent by whom the role lets. Out: changes of the record through its services; pages that show what went out and
came back.
"""

from __future__ import annotations

from django.urls import path

from gravamen.desk.pages.posting import fetching, office, sending

urlpatterns = [
    path("post-office/", office.office, name="post_office"),
    path("post/fetch/", fetching.fetch, name="post_fetch"),
    path("cases/<slug:key>/letters/<int:number>/send/", sending.send, name="letter_send"),
    path("cases/<slug:key>/letters/<int:number>/settle/", sending.settle, name="letter_settle"),
    path("cases/<slug:key>/letters/<int:number>/sent/<int:delivery>/", sending.sent, name="letter_sent"),
    path("cases/<slug:key>/letters/<int:number>/changes/", sending.changes, name="letter_changes"),
]
