"""The web leads nobody into their own network: not by an address, nor by a name that hides or changes where it is."""

import socket

import pytest

from desktop_app import line
from desktop_app.fetch import FetchError, fetch, host_of
from tests.desktop.web.own_site import JPEG

pytestmark = pytest.mark.usefixtures("no_threads_left")


@pytest.fixture
def as_if_public(monkeypatch):
    """Take this computer's address 127.0.0.1 for one of the public web; all others stay what they are."""
    is_inside = line._is_inside
    monkeypatch.setattr(line, "_is_inside", lambda address: address != "127.0.0.1" and is_inside(address))


@pytest.mark.parametrize(
    "inside",
    [
        "127.0.0.2",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "[::1]",
        "[fe80::1]",
        "[fc00::1]",
        "[fec0::1]",
        "[ff02::1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::10.0.0.1]",
        "[2002:a00:1::]",
        "[::10.0.0.1]",
        "router",
        "nas.local",
        "localhost.",
    ],
)
def test_the_web_does_not_lead_into_ones_own_network(site, folder, as_if_public, inside):
    site.leads("/poster.jpg", f"http://{inside}/admin.jpg")
    with pytest.raises(FetchError, match="in your own network, which is not followed"):
        fetch(site.url("/poster.jpg"), folder, {site.host, inside})


def test_nor_by_a_name_that_hides_where_it_is(site, folder, as_if_public, monkeypatch):
    look_up = socket.getaddrinfo

    def answer(host, port, **options):
        return look_up("127.0.0.2" if host == "cdn.example" else host, port, **options)

    monkeypatch.setattr(line.socket, "getaddrinfo", answer)
    site.leads("/poster.jpg", "http://cdn.example/poster.jpg")
    with pytest.raises(FetchError, match="in your own network, which is not followed"):
        fetch(site.url("/poster.jpg"), folder, {site.host, "cdn.example"})


@pytest.fixture
def looked_up(monkeypatch):
    """A function that makes names of the web lead to addresses of this test's, one after the other."""
    look_up = socket.getaddrinfo

    def lead(host, *addresses):
        rest = list(addresses)

        def answer(asked, port, **options):
            if asked != host:
                return look_up(asked, port, **options)
            return look_up(rest.pop(0) if len(rest) > 1 else rest[0], port, **options)

        monkeypatch.setattr(line.socket, "getaddrinfo", answer)

    return lead


def test_a_name_of_the_web_that_is_in_ones_own_network_is_asked_about_as_what_it_is(site, folder, looked_up):
    site.gives("/poster.jpg", JPEG)
    looked_up("posters.example", "127.0.0.1")
    url = f"http://posters.example:{site.server.server_port}/poster.jpg"
    agreed = {host_of(url)}
    answer = fetch(url, folder, agreed)
    assert host_of(answer.url) == site.host
    assert not site.asked
    assert fetch(url, folder, agreed | {host_of(answer.url)}).read_bytes() == JPEG


def test_a_name_that_changes_its_mind_between_two_questions_leads_nowhere(site, folder, as_if_public, looked_up):
    url = f"http://posters.example:{site.server.server_port}/poster.jpg"
    site.leads("/poster.jpg", "/again.jpg")
    site.gives("/again.jpg", JPEG)
    looked_up("posters.example", "127.0.0.1", "127.0.0.2")
    with pytest.raises(FetchError, match="in your own network, which is not followed"):
        fetch(url, folder, {host_of(url)})
    assert site.paths == ["/poster.jpg"]


def test_a_name_is_looked_up_once_for_each_connection(site, folder, monkeypatch):
    """What is judged is what is connected to: there is no second answer that could differ."""
    site.gives("/poster.jpg", JPEG)
    asked, look_up = [], socket.getaddrinfo
    monkeypatch.setattr(
        line.socket, "getaddrinfo", lambda *names, **more: asked.append(names) or look_up(*names, **more)
    )
    fetch(site.url("/poster.jpg"), folder, {site.host})
    assert len(asked) == 1


def test_ones_own_server_may_lead_about_ones_own_network(site, folder):
    site.gives("/cdn.jpg", JPEG)
    site.leads("/poster.jpg", f"http://{site.other_host}/cdn.jpg")
    assert fetch(site.url("/poster.jpg"), folder, {site.host, site.other_host}).read_bytes() == JPEG


@pytest.mark.parametrize(
    "outside", ["1.1.1.1", "2606:4700::1111", "64:ff9b::101:101", "2002:101:101::", "posters.example", "::ffff:1.1.1.1"]
)
def test_what_is_of_the_public_web_is_taken_for_it(outside):
    assert not line.names_inside(outside)
