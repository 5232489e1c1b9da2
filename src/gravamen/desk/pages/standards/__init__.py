"""The law in a case: what the Committee asks and its answers, which doors are open, what the acts are in law."""

from __future__ import annotations

from django.urls import path

from gravamen.desk.pages.standards import answering, asking, doors, qualifying

urlpatterns = [
    path("cases/<slug:key>/ask/", asking.ask, name="ask"),
    path("cases/<slug:key>/ask/message.txt", asking.as_text, name="ask_text"),
    path("cases/<slug:key>/ask/letter/", asking.as_letter, name="ask_letter"),
    path("cases/<slug:key>/asked/<slug:question>/", answering.of_case, name="case_answer"),
    path("acts/<int:number>/asked/<slug:question>/", answering.of_act, name="act_answer"),
    path("answers/<int:number>/forget/", answering.forget, name="unanswer"),
    path("reports/<int:number>/sender/", answering.sender, name="report_sender"),
    path("cases/<slug:key>/doors/", doors.doors, name="doors"),
    path("cases/<slug:key>/law/", qualifying.law, name="law"),
    path("acts/<int:number>/law/decide/", qualifying.decide, name="law_decide"),
    path("acts/<int:number>/law/agree/", qualifying.agree, name="law_agree"),
]
