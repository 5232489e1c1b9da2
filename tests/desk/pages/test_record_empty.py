"""The record's lists and pages where there is nothing yet, or not what is asked for."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("house")


@pytest.mark.parametrize("noun", ["acts", "persons", "organisations", "reports"])
def test_an_empty_list_says_what_to_do(client: Client, noun: str) -> None:
    assert "There is nothing here yet" in client.get(f"/{noun}/").content.decode()
    assert "Nothing is like that" in client.get(f"/{noun}/?words=nothing").content.decode()


@pytest.mark.parametrize("address", ["/acts/7/", "/persons/7/", "/organisations/7/", "/history/act/7/", "/history/nothing/7/"])
def test_what_is_not_there_is_a_page_that_says_so(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/export/nothing.csv", "/export/acts.pdf"])
def test_other_files_there_are_none(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
