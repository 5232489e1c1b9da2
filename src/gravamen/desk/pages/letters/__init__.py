"""Letters: the editor, the preview, approval, and the files that go out."""

from __future__ import annotations

from django.urls import path

from gravamen.desk.pages.letters import approving, editor, files

urlpatterns = [
    path("cases/<slug:key>/letter/", editor.letter, name="letter"),
    path("cases/<slug:key>/letter/sentence/", editor.sentence, name="letter_sentence"),
    path("cases/<slug:key>/letter/edit/", editor.edit, name="letter_edit"),
    path("cases/<slug:key>/letter/head/", editor.head, name="letter_head"),
    path("cases/<slug:key>/letter/matter/", editor.matter, name="letter_matter"),
    path("cases/<slug:key>/letter/drop/", editor.drop, name="letter_drop"),
    path("cases/<slug:key>/letter/news/", editor.news, name="letter_news"),
    path("cases/<slug:key>/letter/side/", approving.side, name="letter_side_news"),
    path("cases/<slug:key>/letter/approve/", approving.approve, name="letter_approve"),
    path("cases/<slug:key>/letter/page/<int:number>/", files.draft_page, name="letter_page_news"),
    path("cases/<slug:key>/letter/file/<slug:form>/", files.draft_file, name="letter_file"),
    path("cases/<slug:key>/letters/<int:number>/", approving.approved, name="approved"),
    path("cases/<slug:key>/letters/<int:number>/again/", approving.again, name="letter_again"),
    path("cases/<slug:key>/letters/<int:number>/page/<int:page>/", files.approved_page, name="approved_page_news"),
    path("cases/<slug:key>/letters/<int:number>/file/<slug:form>/", files.approved_file, name="approved_file"),
]
