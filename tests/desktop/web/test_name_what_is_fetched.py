"""Hosts of the web have one name each, and what is fetched from them a name that every platform takes."""

from pathlib import Path

import pytest

from desktop_app.fetch import FetchError, fetch, host_of
from tests.desktop.web.own_site import JPEG, get
from tests.drawing import draw_poster, encoded

pytestmark = pytest.mark.usefixtures("no_threads_left")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://Posters.Example/a.jpg", "posters.example"),
        ("http://posters.example:80/a.jpg", "posters.example"),
        ("https://posters.example:443", "posters.example"),
        ("https://posters.example:80/a.jpg", "posters.example:80"),
        ("HTTPS://posters.example:8443/a.jpg", "posters.example:8443"),
        ("http://[2001:DB8::1]:8080/a.jpg", "[2001:db8::1]:8080"),
        ("http://bücher.example/a.jpg", "xn--bcher-kva.example"),
        (" https://posters.example/a.jpg\n", "posters.example"),
    ],
)
def test_a_host_has_one_name(url, host):
    assert host_of(url) == host


@pytest.mark.parametrize(
    "url",
    [
        "ftp://posters.example/a.jpg",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "posters.example/a.jpg",
        "",
        "http://",
        "http:///a.jpg",
        "http://:80/a.jpg",
        "http://me@posters.example/a.jpg",
        "http://me:secret@posters.example/a.jpg",
        "http://posters.example\\@evil.example/a.jpg",
        "http://evil.example\\.posters.example/a.jpg",
        "http://posters example/a.jpg",
        "http://posters.example:port/a.jpg",
        "http://posters.example:99999/a.jpg",
        "http://[::1/a.jpg",
        f"http://{'a' * 70}.example/a.jpg",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url, folder):
    with pytest.raises(FetchError, match=r"\.$"):
        host_of(url)
    with pytest.raises(FetchError):
        fetch(url, folder, {"posters.example", ""})


@pytest.mark.parametrize(
    ("last", "stem"),
    [
        ("poster.jpg", "poster"),
        ("poster.JPEG", "poster"),
        ("Am%C3%A9lie.webp", "Amélie"),
        ("%E5%8D%83%E3%81%A8%E5%8D%83%E5%B0%8B.jpg", "千と千尋"),
        ("what%3F%2A%3C%3E%7C%22%3A.jpg", "what_______"),
        ("..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("..%5C..%5Cwindows.jpg", "_.._windows"),
        (".hidden.jpg", "hidden"),
        ("trailing.%20.jpg", "trailing"),
        ("line%0Abreak%00.jpg", "line_break_"),
        ("right-to-left%E2%80%AEgpj.jpg", "right-to-left_gpj"),
        ("CON.jpg", "_CON"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("com1.png", "_com1"),
        ("Contact.jpg", "Contact"),
        ("Vol.%202", "Vol. 2"),
        ("", "posters"),
        ("%20", "poster"),
        ("...", "poster"),
        (".jpg", "jpg"),
        ("%ff%fe.jpg", "��"),
        ("a" * 300 + ".jpg", "a" * 80),
        ("%F0%9F%8E%AC" * 100, "🎬" * 50),
    ],
)
def test_a_file_is_called_by_its_address_on_every_platform(site, folder, last, stem):
    site.gives(f"/posters/{last}", JPEG)
    path = get(site, f"/posters/{last}", folder)
    name, digest = path.stem.rsplit("-", 1)
    assert name == stem
    assert len(digest) == 10
    assert set(digest) <= set("0123456789abcdef")
    assert path.parent == folder
    assert path == Path(folder, path.name)
    assert path.read_bytes() == JPEG


def test_two_addresses_that_end_alike_have_two_files(site, folder):
    site.gives("/1/poster.jpg", JPEG)
    site.gives("/2/poster.jpg", encoded(draw_poster(2)))
    assert get(site, "/1/poster.jpg", folder) != get(site, "/2/poster.jpg", folder)
    assert len(list(folder.iterdir())) == 2
