"""A person drags a poster out of a browser as an address, and it is fetched from hosts they agreed to."""

import io
import socket
import threading

import pytest
from PIL import Image

from desktop_app import fetch as fetch_module
from desktop_app import line
from desktop_app.fetch import Elsewhere, FetchError, fetch, host_of, kept
from tests.desktop.web.own_site import JPEG, get
from tests.drawing import draw_poster, encoded

pytestmark = pytest.mark.usefixtures("no_threads_left")


def refusal(site, path, folder):
    """Fetch what is not to be had, and give the sentence that says why; no file may be left."""
    with pytest.raises(FetchError) as caught:
        get(site, path, folder)
    assert not folder.exists() or not any(folder.iterdir())
    return str(caught.value)


def send_slowly(site):
    """Answer one byte at a time, each soon enough that no single wait is long, and never end."""

    def answer(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "image/jpeg")
        handler.end_headers()
        while not site.closing.wait(0.02):
            handler.wfile.write(b"\xff")

    return answer


def test_a_poster_is_fetched_whole(site, folder):
    site.gives("/posters/Alien%20(1979).jpg?w=300", JPEG)
    path = get(site, "/posters/Alien%20(1979).jpg?w=300", folder)
    assert path.read_bytes() == JPEG
    assert path.parent == folder
    assert path.name.startswith("Alien (1979)-")
    assert path.suffix == ".jpg"
    assert [path.name for path in folder.iterdir()] == [path.name]


def test_a_server_is_told_the_program_and_nothing_of_the_person(site, folder):
    site.gives("/1.jpg", JPEG, Set_Cookie="who=you")
    site.gives("/2.jpg", JPEG)
    get(site, "/1.jpg", folder)
    get(site, "/2.jpg", folder)
    for _, headers in site.asked:
        assert headers["User-Agent"] == "Onesheet"
        assert headers["Accept"] == "image/*"
        assert headers.keys() <= {"User-Agent", "Accept", "Accept-Encoding", "Host", "Connection"}


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [("PNG", ".png"), ("GIF", ".gif"), ("BMP", ".bmp"), ("TIFF", ".tif"), ("WEBP", ".webp"), ("AVIF", ".avif")],
)
def test_every_kind_of_picture_is_known_by_its_bytes(site, folder, kind, suffix):
    site.gives("/poster", encoded(draw_poster(1), kind), "application/octet-stream")
    path = get(site, "/poster", folder)
    assert path.suffix == suffix
    assert Image.open(io.BytesIO(path.read_bytes())).format == kind


def test_a_large_tiff_is_known_by_its_bytes(site, folder):
    site.gives("/poster", encoded(draw_poster(1), "TIFF", big_tiff=True), "application/octet-stream")
    assert get(site, "/poster", folder).suffix == ".tif"


def test_a_picture_of_an_apple_that_names_avif_as_well_is_none_that_is_read(site, folder):
    site.gives("/poster", b"\0\0\0\x1cftypheic\0\0\0\0mif1heicavif" + bytes(100), "application/octet-stream")
    with pytest.raises(FetchError, match="is not a picture"):
        get(site, "/poster", folder)


def test_a_picture_under_another_kind_is_called_what_it_is(site, folder):
    site.gives("/poster.png", JPEG, "image/png")
    assert get(site, "/poster.png", folder).suffix == ".jpg"


def test_nothing_connects_to_a_host_not_agreed_to(site, folder, monkeypatch):
    site.gives("/poster.jpg", JPEG)
    looked_up = []
    monkeypatch.setattr(line.socket, "getaddrinfo", lambda *asked, **_: looked_up.append(asked) or [])
    with pytest.raises(FetchError, match=rf"Nothing is fetched from {site.host} unless you agree to it\."):
        fetch(site.url("/poster.jpg"), folder, {site.other_host, "127.0.0.1"})
    assert not site.asked
    assert not looked_up
    assert not folder.exists()


def test_a_page_is_no_poster(site, folder):
    site.gives("/film.html", b"<html>", "text/html; charset=utf-8")
    assert refusal(site, "/film.html", folder).endswith("is not a picture of a kind that is read, but text/html.")


def test_a_drawing_in_lines_is_no_poster(site, folder):
    site.gives("/poster.svg", b"<svg/>", "image/svg+xml")
    assert refusal(site, "/poster.svg", folder).endswith("but image/svg+xml.")


@pytest.mark.parametrize("data", [b"<html>Please log in</html>", b"BMW and other cars, a history", b""])
@pytest.mark.parametrize("kind", ["image/jpeg", "application/octet-stream", None])
def test_what_calls_itself_a_picture_and_is_none_is_refused(site, folder, data, kind):
    site.gives("/poster.jpg", data, kind)
    assert refusal(site, "/poster.jpg", folder) == f"What {site.host} sends is not a picture."


def test_a_picture_that_says_it_is_too_large_is_refused_before_it_comes(site, folder):
    def answer(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "image/jpeg")
        handler.send_header("Content-Length", str(fetch_module.MOST_BYTES + 1))
        handler.end_headers()
        site.closing.wait(60)

    site.answers["/huge.jpg"] = answer
    assert refusal(site, "/huge.jpg", folder) == "The picture is too large: at most 20 MB are fetched."


def test_a_picture_that_goes_on_and_on_is_cut_off(site, folder, monkeypatch):
    monkeypatch.setattr(fetch_module, "MOST_BYTES", 2 * 2**20)
    given_up = threading.Event()

    def answer(handler):
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Content-Type", "image/jpeg")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        try:
            while not site.closing.is_set():
                handler.wfile.write(b"%x\r\n%s\r\n" % (len(JPEG), JPEG))
        except ConnectionError:
            given_up.set()

    site.answers["/endless.jpg"] = answer
    assert refusal(site, "/endless.jpg", folder) == "The picture is too large: at most 2 MB are fetched."
    assert given_up.wait(60)


def test_a_picture_in_chunks_of_sensible_size_is_fetched(site, folder):
    def answer(handler):
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Content-Type", "image/jpeg")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for start in range(0, len(JPEG), 1000):
            part = JPEG[start : start + 1000]
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        handler.wfile.write(b"0\r\n\r\n")

    site.answers["/poster.jpg"] = answer
    assert get(site, "/poster.jpg", folder).read_bytes() == JPEG


def test_a_server_that_never_finishes_is_given_up(site, folder, monkeypatch):
    monkeypatch.setattr(fetch_module, "PATIENCE", 0.5)
    site.answers["/slow.jpg"] = send_slowly(site)
    assert refusal(site, "/slow.jpg", folder) == "The server took too long to send the poster. Try again later."


def test_a_server_that_dawdles_over_its_headers_is_given_up(site, folder, monkeypatch):
    monkeypatch.setattr(fetch_module, "PATIENCE", 0.5)

    def answer(handler):
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        while not site.closing.wait(0.02):
            handler.wfile.write(b"o")

    site.answers["/slow.jpg"] = answer
    assert refusal(site, "/slow.jpg", folder) == "The server took too long to send the poster. Try again later."


def test_a_fetch_that_nobody_waits_for_ends(site, folder):
    site.answers["/slow.jpg"] = send_slowly(site)
    with pytest.raises(FetchError, match="stopped"):
        fetch(site.url("/slow.jpg"), folder, {site.host}, lambda: bool(site.asked))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_the_same_host_is_followed(site, folder, status):
    site.gives("/cdn/poster of a film.jpg".replace(" ", "%20"), JPEG)
    site.leads("/poster.jpg", "/cdn/poster of a film.jpg", status)
    path = get(site, "/poster.jpg", folder)
    assert path.read_bytes() == JPEG
    assert path.name.startswith("poster-")


def test_a_redirect_to_a_host_not_agreed_to_is_asked_about_first(site, folder):
    site.gives("/cdn.jpg", JPEG)
    site.leads("/poster.jpg", f"http://{site.other_host}/cdn.jpg")
    answer = get(site, "/poster.jpg", folder)
    assert answer == Elsewhere(f"http://{site.other_host}/cdn.jpg")
    assert site.paths == ["/poster.jpg"]
    path = fetch(site.url("/poster.jpg"), folder, {site.host, host_of(answer.url)})
    assert path.read_bytes() == JPEG
    assert kept(site.url("/poster.jpg"), folder) == path


def test_redirects_in_a_circle_end(site, folder):
    site.leads("/one.jpg", "/two.jpg")
    site.leads("/two.jpg", "/one.jpg")
    assert refusal(site, "/one.jpg", folder).endswith("leads from one address to the next and never to a poster.")
    assert len(site.asked) == fetch_module.MOST_REDIRECTS + 1


@pytest.mark.parametrize("location", ["ftp://127.0.0.1/poster.jpg", "file:///etc/passwd", "data:image/png,x"])
def test_a_redirect_away_from_the_web_is_refused(site, folder, location):
    site.leads("/poster.jpg", location)
    assert "http:// or https://" in refusal(site, "/poster.jpg", folder)


def test_a_redirect_that_holds_a_password_is_refused(site, folder):
    site.leads("/poster.jpg", f"http://me:secret@{site.host}/poster.jpg")
    assert "password" in refusal(site, "/poster.jpg", folder)


@pytest.mark.parametrize("status", [204, 403, 404, 500])
def test_a_refusal_is_told_with_its_number(site, folder, status):
    site.gives("/gone.jpg", b"", status=status)
    told = refusal(site, "/gone.jpg", folder)
    assert told == f"{site.host} does not give the poster: it answers with status {status}."


def test_a_redirect_to_nowhere_is_told_as_a_refusal(site, folder):
    site.gives("/lost.jpg", b"", status=302)
    assert refusal(site, "/lost.jpg", folder).endswith("it answers with status 302.")


def test_a_connection_that_breaks_is_told(site, folder):
    site.gives("/half.jpg", JPEG[:1000], Content_Length=str(len(JPEG)))
    told = f"The connection to {site.host} broke before the poster was here. Try again later."
    assert refusal(site, "/half.jpg", folder) == told
    site.answers["/nothing.jpg"] = lambda handler: None
    assert refusal(site, "/nothing.jpg", folder) == told


def test_a_server_that_talks_something_else_is_told(site, folder):
    site.answers["/odd.jpg"] = lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n")
    assert refusal(site, "/odd.jpg", folder) == f"{site.host} answers in a way that is not understood."


def test_a_server_that_is_not_there_is_told(no_threads_left, folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(FetchError, match=f"{host} cannot be reached: Connection refused\\."):
            fetch(f"http://{host}/poster.jpg", folder, {host})


def test_a_name_that_nobody_knows_is_told(no_threads_left, folder, monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(line.socket, "getaddrinfo", unknown)
    with pytest.raises(FetchError, match=r"There is no server called posters\.example, or this computer is offline\."):
        fetch("https://posters.example/poster.jpg", folder, {"posters.example"})


def test_a_name_server_that_keeps_silent_is_given_up(folder, monkeypatch):
    asked = threading.Event()
    monkeypatch.setattr(line.socket, "getaddrinfo", lambda *_, **__: asked.wait(60) and [])
    monkeypatch.setattr(fetch_module, "PATIENCE", 0.3)
    with pytest.raises(FetchError, match="took too long"):
        fetch("https://posters.example/poster.jpg", folder, {"posters.example"})
    asked.set()
    for thread in threading.enumerate():
        if thread.name == "host-lookup":
            thread.join()


def test_a_name_with_two_addresses_in_ones_own_network_is_asked_about_each_once(site, folder, monkeypatch):
    site.gives("/poster.jpg", JPEG)
    port = site.server.server_port
    places = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("127.0.0.1", "127.0.0.2")]
    monkeypatch.setattr(line.socket, "getaddrinfo", lambda *_, **__: places)
    url = f"http://posters.example:{port}/poster.jpg"
    agreed = [host_of(url)]
    for _ in places:
        answer = fetch(url, folder, agreed)
        assert isinstance(answer, Elsewhere)
        agreed.append(host_of(answer.url))
    assert agreed[1:] == [f"127.0.0.1:{port}", f"127.0.0.2:{port}"]
    assert fetch(url, folder, agreed).read_bytes() == JPEG


def test_a_server_without_a_secure_connection_is_told(site, folder):
    with pytest.raises(FetchError, match=f"No secure connection to {site.host} is possible"):
        fetch(f"https://{site.host}/poster.jpg", folder, {site.host})
    assert not site.asked


def test_a_server_that_never_greets_back_is_given_up(no_threads_left, folder, monkeypatch):
    monkeypatch.setattr(fetch_module, "PATIENCE", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        host = f"127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(FetchError, match="took too long"):
            fetch(f"https://{host}/poster.jpg", folder, {host})


def test_the_proxy_of_the_environment_is_asked(site, folder, monkeypatch):
    site.gives("http://posters.example/poster.jpg", JPEG)
    site.leads("http://posters.example/led.jpg", "http://192.168.0.1/poster.jpg")
    monkeypatch.setenv("http_proxy", f"http://{site.host}")
    monkeypatch.setenv("no_proxy", "")
    path = fetch("http://posters.example/poster.jpg", folder, {"posters.example"})
    assert path.read_bytes() == JPEG
    with pytest.raises(FetchError, match="in your own network"):
        fetch("http://posters.example/led.jpg", folder, {"posters.example", "192.168.0.1"})


def test_the_same_address_is_not_fetched_twice(site, folder):
    site.gives("/poster.jpg", JPEG)
    url = site.url("/poster.jpg")
    assert kept(url, folder) is None
    path = fetch(url, folder, {site.host})
    assert kept(url, folder) == path
    assert kept(url + "?w=2000", folder) is None
    assert fetch(url, folder, {site.host}) == path
    assert site.paths == ["/poster.jpg"]
    path.unlink()
    assert kept(url, folder) is None
    assert fetch(url, folder, {site.host}) == path


def test_a_folder_that_cannot_be_written_to_is_told(site, tmp_path):
    site.gives("/poster.jpg", JPEG)
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(FetchError, match=r"The poster could not be kept in .*taken: File exists\."):
        get(site, "/poster.jpg", tmp_path / "taken")
