"""The reading room: the document on one side, what is proposed of it on the other, and a decision on each by one key."""

from __future__ import annotations

from django.urls import path

from gravamen.desk.pages.reading_room import asking, deciding, paper, room

_ONE = "reports/<int:number>/proposals/<int:proposal>/"

urlpatterns = [
    path("reports/<int:number>/", room.report, name="report"),
    path("reports/<int:number>/news/", room.news, name="report_news"),
    path("reports/<int:number>/position/", room.position, name="report_position"),
    path("reports/<int:number>/parts/<int:part>/", paper.part, name="report_part"),
    path("reports/<int:number>/leaves/<int:leaf>/", paper.leaf, name="report_leaf"),
    path("reports/<int:number>/leaves/<int:leaf>.png", paper.picture, name="report_picture"),
    path("reports/<int:number>/add/<slug:kind>/", deciding.add, name="report_add"),
    path("reports/<int:number>/undo/", deciding.undo, name="report_undo"),
    path(f"{_ONE}candidates/", asking.candidates, name="proposal_candidates"),
    path(f"{_ONE}why/", asking.why, name="proposal_why"),
    path(f"{_ONE}split/", deciding.split, name="proposal_split"),
    path(f"{_ONE}correct/", deciding.correct, name="proposal_correct"),
    path(f"{_ONE}accept/", deciding.accept, name="proposal_accept"),
    path(f"{_ONE}refuse/", deciding.refuse, name="proposal_refuse"),
    path(f"{_ONE}merge/", deciding.merge, name="proposal_merge"),
    path(f"{_ONE}apart/", deciding.apart, name="proposal_apart"),
    path(f"{_ONE}reopen/", deciding.reopen, name="proposal_reopen"),
]
