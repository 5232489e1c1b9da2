"""Follow-up: the agenda of all cases and of one, its calendar file and addresses, a case as it was known on a day."""

from __future__ import annotations

from django.urls import path

from gravamen.desk.pages.followup import agenda, calendars, known

urlpatterns = [
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/calendar.ics", agenda.as_file, name="agenda_file"),
    path("agenda/calendars/", calendars.make, name="calendar_make"),
    path("agenda/calendars/<int:number>/end/", calendars.end, name="calendar_end"),
    path("calendar/<str:token>.ics", calendars.feed, name="calendar"),
    path("cases/<slug:key>/known/", known.known, name="known"),
]
