"""Pictures: a case's timeline, maps, who did what to whom, and the board of those held. Each with its figures beside."""

from __future__ import annotations

from django.urls import path

from gravamen.desk.pages.pictures.board import held
from gravamen.desk.pages.pictures.maps import case_map, world_map
from gravamen.desk.pages.pictures.places import choose, forget, put
from gravamen.desk.pages.pictures.timeline import timeline
from gravamen.desk.pages.pictures.who import who

urlpatterns = [
    path("held/", held, name="held"),
    path("map/", world_map, name="map"),
    path("map/place/", choose, name="place"),
    path("map/place/put/", put, name="put_place"),
    path("map/place/<int:number>/forget/", forget, name="forget_place"),
    path("cases/<slug:key>/timeline/", timeline, name="timeline"),
    path("cases/<slug:key>/map/", case_map, name="case_map"),
    path("cases/<slug:key>/who/", who, name="who"),
]
