"""A person drags posters out of a browser onto the window."""

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMessageBox

from desktop_app import line
from desktop_app.drop import MOST_URLS, read_mime
from desktop_app.loose import pasted_folder
from tests.desktop.conftest import WAIT, drag_over, drop, names_shown, wait_for_rest
from tests.desktop.web.own_site import JPEG
from tests.drawing import draw_poster, encoded

YES, NO = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No


def link(*urls):
    mime = QMimeData()
    mime.setUrls([QUrl(url) for url in urls])
    return mime


def read_from_the_web(qtbot, window, mime, count=1):
    drop(window, mime)
    qtbot.waitUntil(lambda: window.session.posters.present == count, timeout=WAIT)
    wait_for_rest(qtbot, window)


def test_a_poster_is_fetched_once_the_person_agrees_to_its_host(qtbot, window, site, answer, settings):
    asked = answer(YES)
    assert drag_over(window, link(site.gives("/Alien.jpg", JPEG)))
    read_from_the_web(qtbot, window, link(site.url("/Alien.jpg")))
    assert len(asked) == 1
    assert site.host in asked[0]
    assert names_shown(window)[0].startswith("Alien-")
    assert window.list.current_path().read_bytes() == JPEG
    assert window.list.current_path().parent == pasted_folder()
    assert settings.agreed_hosts == [site.host]


def test_a_host_is_asked_for_once(qtbot, window, site, answer):
    asked = answer(YES)
    read_from_the_web(qtbot, window, link(site.gives("/one.jpg", JPEG)))
    read_from_the_web(qtbot, window, link(site.gives("/two.jpg", encoded(draw_poster(2)))), 2)
    assert len(asked) == 1


def test_without_consent_nothing_is_fetched(qtbot, window, site, answer, settings):
    answer(NO)
    drop(window, link(site.gives("/Alien.jpg", JPEG)))
    qtbot.wait(300)
    assert site.asked == []
    assert settings.agreed_hosts == []
    assert window.session.posters.present == 0


def test_the_same_address_dropped_again_shows_what_is_there(qtbot, window, site, answer):
    answer(YES)
    read_from_the_web(qtbot, window, link(site.gives("/Alien.jpg", JPEG)))
    drop(window, link(site.url("/Alien.jpg")))
    qtbot.waitUntil(lambda: window.notice.label.text() == "All of it was in the list already.", timeout=WAIT)
    assert len(site.asked) == 1
    assert len(names_shown(window)) == 1


def test_another_host_that_the_first_leads_to_is_asked_for_as_well(qtbot, window, site, answer, settings):
    asked = answer(YES)
    site.gives("/real.jpg", JPEG)
    site.leads("/short", f"http://{site.other_host}/real.jpg")
    read_from_the_web(qtbot, window, link(site.url("/short")))
    assert [site.host in asked[0], site.other_host in asked[1]] == [True, True]
    assert settings.agreed_hosts == sorted([site.host, site.other_host])


def test_a_name_that_leads_into_ones_own_network_is_asked_for_by_its_address(
    qtbot, window, site, answer, settings, monkeypatch
):
    asked, look_up = answer(YES), line.socket.getaddrinfo
    monkeypatch.setattr(line.socket, "getaddrinfo", lambda host, port, **more: look_up("127.0.0.1", port, **more))
    site.gives("/Alien.jpg", JPEG)
    port = site.server.server_port
    read_from_the_web(qtbot, window, link(f"http://posters.example:{port}/Alien.jpg"))
    assert [f"posters.example:{port}" in asked[0], site.host in asked[1]] == [True, True]
    assert settings.agreed_hosts == sorted([f"posters.example:{port}", site.host])


def test_what_cannot_be_fetched_is_told(qtbot, window, site, answer):
    answer(YES)
    drop(window, link(site.gives("/page.html", b"<html>", "text/html")))
    qtbot.waitUntil(lambda: bool(site.asked) and not window.getting_in.web.busy, timeout=WAIT)
    qtbot.waitUntil(lambda: window.notice.label.text() not in ("", "Fetching the poster…"), timeout=WAIT)
    assert site.host in window.notice.label.text()
    assert window.session.posters.present == 0


def test_an_address_is_pasted_as_text(qtbot, window, site, answer):
    answer(YES)
    mime = QMimeData()
    mime.setText(f"  {site.gives('/Alien.jpg', JPEG)}\n")
    QGuiApplication.clipboard().setMimeData(mime)
    window.actions_.paste.trigger()
    qtbot.waitUntil(lambda: window.session.posters.done == 1, timeout=WAIT)
    wait_for_rest(qtbot, window)
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("button", [YES, NO])
def test_paths_among_addresses_are_read_whatever_is_said_of_the_web(qtbot, window, site, answer, poster_file, button):
    asked = answer(button)
    first, second = site.gives("/Alien.jpg", JPEG), site.gives("/Heat.jpg", encoded(draw_poster(2)))
    mime = QMimeData()
    mime.setText(f"{first}\nnot a path\n{poster_file}\n{second}\n/nowhere/at all.jpg\n")
    QGuiApplication.clipboard().setMimeData(mime)
    window.actions_.paste.trigger()
    assert asked == []  # Not before what has a path is on its way.
    count = 3 if button == YES else 1
    qtbot.waitUntil(lambda: bool(asked) and window.session.posters.present == count, timeout=WAIT)
    wait_for_rest(qtbot, window)
    assert names_shown(window)[0] == "poster.jpg"
    assert len(asked) == 1
    assert site.host in asked[0]
    assert sorted(site.paths) == (["/Alien.jpg", "/Heat.jpg"] if button == YES else [])
    QGuiApplication.clipboard().clear()


def test_files_and_links_that_are_dropped_together_are_both_taken(qtbot, window, site, answer, poster_file):
    answer(YES)
    mime = QMimeData()
    mime.setUrls([QUrl(site.gives("/Alien.jpg", JPEG)), QUrl.fromLocalFile(str(poster_file))])
    read_from_the_web(qtbot, window, mime, 2)
    assert names_shown(window)[0] == "poster.jpg"


def test_paths_in_the_text_of_a_page_are_none_of_the_person_s_own(poster_file):
    mime = QMimeData()
    mime.setHtml(f'<img src="https://cdn.example.com/a.jpg">{poster_file}')
    mime.setText(f"{poster_file}\n")
    dropped = read_mime(mime)
    assert (dropped.paths, dropped.urls) == ([], ["https://cdn.example.com/a.jpg"])


def test_a_picture_that_comes_along_is_taken_and_nothing_is_fetched(qtbot, window, site, answer):
    asked = answer(YES)
    image = QImage(200, 300, QImage.Format.Format_RGB32)
    image.fill("darkred")
    mime = link(site.gives("/Alien.jpg", JPEG))
    mime.setImageData(image)
    read_from_the_web(qtbot, window, mime)
    assert (asked, site.asked) == ([], [])
    assert names_shown(window)[0].startswith("pasted ")


def test_the_picture_is_taken_and_not_the_page_that_it_links_to():
    mime = link("https://example.com/page")
    mime.setHtml('<a href="https://example.com/page"><IMG alt="x" src="https://cdn.example.com/a.jpg?w=1&amp;h=2"></a>')
    assert read_mime(mime).urls == ["https://cdn.example.com/a.jpg?w=1&h=2"]


def test_of_many_addresses_some_are_taken_and_each_once():
    mime = link(*(f"https://example.com/{number % 80}.jpg" for number in range(200)))
    urls = read_mime(mime).urls
    assert len(urls) == len(set(urls)) == MOST_URLS


@pytest.mark.parametrize(
    "text", ["ftp://example.com/a.jpg", "javascript:alert(1)", "see https://example.com", "data:,x"]
)
def test_text_that_is_no_address_of_the_web_is_none(text):
    mime = QMimeData()
    mime.setText(text)
    assert read_mime(mime).urls == []


def test_closing_the_window_gives_up_what_is_being_fetched(qtbot, window, site, answer):
    answer(YES)
    site.answers["/slow.jpg"] = lambda handler: site.closing.wait(20)
    drop(window, link(site.url("/slow.jpg")))
    qtbot.waitUntil(lambda: bool(site.asked), timeout=WAIT)
    window.close()
    assert window.getting_in.web.busy == 0
