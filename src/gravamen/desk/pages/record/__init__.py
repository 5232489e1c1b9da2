"""The record: lists of acts, persons, organisations and reports, a page for each, its history, who is there twice."""

from __future__ import annotations

from django.urls import path

from gravamen.desk.pages.record import (
    act,
    acts,
    consents,
    doubles,
    exports,
    naming,
    offices,
    organisations,
    pasts,
    persons,
    reports,
    resolving,
    saved,
)

urlpatterns = [
    path("reports/", reports.reports, name="reports"),
    path("persons/", persons.persons, name="persons"),
    path("persons/<int:number>/", persons.person, name="person"),
    path("persons/<int:number>/consent/", consents.consent, name="consent"),
    path("consents/<int:number>/withdraw/", consents.withdraw, name="withdraw_consent"),
    path("persons/<int:number>/sex/", naming.sex, name="sex"),
    path("persons/<int:number>/office/", offices.of_person, name="office_of_person"),
    path("organisations/<int:number>/office/", offices.of_organisation, name="office_of_organisation"),
    path("offices/<int:number>/", offices.correct, name="office"),
    path("offices/<int:number>/forget/", offices.forget, name="forget_office"),
    path("names/<slug:kind>/<int:number>/", naming.rename, name="rename"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/<int:number>/", organisations.organisation, name="organisation"),
    path("acts/", acts.acts, name="acts"),
    path("acts/<int:number>/", act.act, name="act"),
    path("acts/<int:number>/correct/<slug:field>/", act.correct, name="act_correct"),
    path("acts/<int:number>/verify/", act.verify, name="act_verify"),
    path("events/", act.group, name="group"),
    path("acts/<int:number>/event/", act.regroup, name="regroup"),
    path("history/<slug:noun>/<int:number>/", pasts.history, name="history"),
    path("views/<slug:noun>/", saved.save, name="save_view"),
    path("views/<int:number>/forget/", saved.forget, name="forget_view"),
    path("export/<slug:noun>.<slug:form>", exports.export, name="export"),
    path("doubles/", doubles.doubles, name="doubles"),
    path("doubles/look/", doubles.look, name="doubles_look"),
    path("doubles/news/", doubles.news, name="doubles_news"),
    path("resolve/<slug:kind>/<int:number>/", resolving.likely, name="likely"),
    path("resolve/<slug:kind>/<int:number>/unite/", resolving.unite, name="unite"),
    path("resolve/<slug:kind>/<int:number>/apart/", resolving.apart, name="apart"),
    path("resolve/<slug:kind>/<int:number>/split/", resolving.split, name="split"),
]
