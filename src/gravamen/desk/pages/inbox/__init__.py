"""The inbox: files in, what becomes of them, what waits for a person."""

from __future__ import annotations

from django.urls import path

from gravamen.desk.pages.inbox import giving, showing

urlpatterns = [
    path("inbox/", showing.inbox, name="inbox"),
    path("inbox/news/", showing.news, name="inbox_news"),
    path("inbox/decide/news/", showing.decide_news, name="inbox_decide_news"),
    path("inbox/give/", giving.give, name="inbox_give"),
    path("inbox/begin/", giving.begin, name="inbox_begin"),
    path("inbox/<int:number>/file/", giving.file, name="inbox_file"),
    path("inbox/<int:number>/cancel/", giving.cancel, name="inbox_cancel"),
    path("inbox/<int:number>/away/", giving.put_away, name="inbox_away"),
    path("inbox/again/<int:number>/", giving.again, name="inbox_again"),
]
