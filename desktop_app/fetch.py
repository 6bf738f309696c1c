"""A poster's address in the web -> its file, fetched only from hosts that the person agreed to."""

import hashlib
import re
import ssl
import string
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse, IncompleteRead
from pathlib import Path, PurePosixPath
from typing import Final, cast
from urllib.error import URLError
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit
from urllib.request import Request

from PySide6.QtCore import QCoreApplication

from classifier.formats import SUFFIXES, suffix_of
from classifier.listing import POSTER_SUFFIXES
from classifier.names import printable
from classifier.writing import ExportError, write_whole
from desktop_app.line import FetchError, InsideError, Line, names_inside

MOST_BYTES: Final = 20 * 2**20
"""Bytes of the largest poster that is fetched: those that sites show have a tenth of it, and
nobody looks at what a drag brings in before it is here."""

PATIENCE: Final = 15.0
"""Seconds that a whole fetch may take, redirects and all: a person waits for it."""

MOST_REDIRECTS: Final = 5
"""Times that a server may lead on to another address: more are a circle."""

MOST_CHARACTERS: Final = 80
MOST_NAME_BYTES: Final = 200
"""Of a name that an address gives a file: file systems take 255 bytes with all that is added."""

_PORTS: Final = {"http": 80, "https": 443}
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})

_HOST: Final = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+(%[a-z0-9._~-]+)?")
"""What a host is called: anything else has been put there to be misread."""

_PICTURE_TYPES: Final = frozenset(
    f"image/{name}"
    for name in ("jpeg", "jpg", "pjpeg", "png", "x-png", "webp", "gif", "bmp", "x-bmp", "x-ms-bmp", "tiff", "avif")
)
_ANY_TYPES: Final = frozenset({"application/octet-stream", "binary/octet-stream"})
"""Types under which servers send files that they know nothing about; their bytes decide."""

_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³")}
)
"""Names that Windows keeps for devices, whatever follows their first dot."""


@dataclass(frozen=True)
class Elsewhere:
    """A server leads on to a host that the person has not agreed to, or its name to an address of their own network.

    Whoever gets their agreement fetches the first address again: its file is known by that one.

    Attributes:
        url: where it leads, in full.
    """

    url: str


def host_of(url: str) -> str:
    """Give an address's host, lower-case, with its port where that is not the usual one.

    Raises:
        FetchError: nothing can be fetched from such an address, or it holds a password.
    """
    return _split(url).netloc


def kept(url: str, folder: Path) -> Path | None:
    """Give the file in a folder that an earlier fetch of an address has left there, if any."""
    name = _name(url)
    return next((path for suffix in SUFFIXES.values() if (path := folder / f"{name}{suffix}").is_file()), None)


def fetch(
    url: str, folder: Path, agreed: Collection[str], stopped: Callable[[], bool] = lambda: False
) -> Path | Elsewhere:
    """Fetch a poster into a folder; never on the GUI's thread. One that is kept there is not fetched again.

    Args:
        url: the poster's address.
        folder: where its file goes; made where it is missing.
        agreed: hosts that may be connected to, as `host_of` names them.
        stopped: tells, from this thread, whether nobody waits any more; asked several times a second.

    Returns:
        the file, or where the server leads on to, if the person has to agree to that host first.

    Raises:
        FetchError: the poster cannot be had; the message says why.
    """
    if host_of(url) not in agreed:
        raise FetchError(_tr("Nothing is fetched from %1 unless you agree to it.").replace("%1", host_of(url)))
    if path := kept(url, folder):
        return path
    line = Line(PATIENCE, stopped, lambda address, port: host_of(_url_of(address, port)) in agreed)
    try:
        return _follow(line, url, folder, agreed)
    except InsideError as error:  # What they agreed to was a name of the web, not what it turns out to be.
        return Elsewhere(_url_of(error.address, error.port))


def _follow(line: Line, url: str, folder: Path, agreed: Collection[str]) -> Path | Elsewhere:
    """Fetch a poster from wherever its address leads."""
    address = url
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask(line, address)
        if isinstance(answer, bytes):
            return _keep(answer, url, folder)
        address = answer
        line.admit(names_inside(_split(address).hostname or ""))
        if host_of(address) not in agreed:
            return Elsewhere(address)
    raise FetchError(_tr("%1 leads from one address to the next and never to a poster.").replace("%1", host_of(url)))


def _url_of(address: str, port: int) -> str:
    """Write the address and the port of a server as those of the web are written."""
    scheme = "https" if port == _PORTS["https"] else "http"
    return f"{scheme}://{f'[{address}]' if ':' in address else address}:{port}/"


def _split(url: str) -> SplitResult:
    """Take an address apart, in the one spelling that is both checked and asked for."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
    except ValueError as error:
        raise FetchError(_tr("The address makes no sense.")) from error
    if parts.scheme not in _PORTS:
        raise FetchError(_tr("Only addresses that begin with http:// or https:// can be fetched."))
    if "@" in parts.netloc:
        raise FetchError(_tr("The address holds a name or a password. Nothing is fetched with those."))
    if not _HOST.fullmatch(host):
        raise FetchError(_tr("The address names no server."))
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port in (None, _PORTS[parts.scheme]) else f"{shown}:{port}"
    return SplitResult(parts.scheme, netloc, _quoted(parts.path or "/"), _quoted(parts.query), "")


def _quoted(text: str, encoding: str = "utf-8") -> str:
    """Write a part of an address in characters that may be sent; what is quoted already stays so."""
    return quote(text, safe=string.punctuation, encoding=encoding)


def _ask(line: Line, address: str) -> bytes | str:
    """Ask a server for a poster: its bytes, or the address that the server leads on to."""
    host = host_of(address)
    request = Request(_split(address).geturl(), headers={"User-Agent": "Onesheet", "Accept": "image/*"})
    try:
        with cast(HTTPResponse, line.opener().open(request, timeout=PATIENCE)) as response:
            if response.status in _REDIRECTS and (onward := response.headers.get("Location")):
                # http.client reads headers as Latin-1; what servers mean is the bytes.
                return urljoin(request.full_url, _quoted(onward.strip(), "iso-8859-1"))
            return _poster_in(response, host)
    except URLError as error:
        cause = error.reason if isinstance(error.reason, Exception) else error
        raise FetchError(_sentence(cause, host)) from error
    except (OSError, HTTPException, ValueError) as error:
        raise FetchError(_sentence(error, host)) from error


def _sentence(error: Exception, host: str) -> str:
    """Say what went wrong between here and a server."""
    if isinstance(error, ssl.SSLCertVerificationError):
        told, why = _tr("%1 cannot prove that it is what it says: %2."), error.verify_message
    elif isinstance(error, ssl.SSLError):
        told, why = _tr("No secure connection to %1 is possible: %2."), error.reason
    elif isinstance(error, IncompleteRead | ConnectionResetError | ConnectionAbortedError | BrokenPipeError):
        told, why = _tr("The connection to %1 broke before the poster was here. Try again later."), ""
    elif isinstance(error, OSError):
        told, why = _tr("%1 cannot be reached: %2."), error.strerror
    else:
        told, why = _tr("%1 answers in a way that is not understood."), ""
    return told.replace("%2", str(why or error).rstrip(".")).replace("%1", host)


def _poster_in(response: HTTPResponse, host: str) -> bytes:
    """Give the bytes of a server's answer, once they are known to be a picture of sensible size."""
    if response.status != 200:
        refusal = _tr("%1 does not give the poster: it answers with status %2.")
        raise FetchError(refusal.replace("%2", str(response.status)).replace("%1", host))
    kind = response.headers.get_content_type() if "Content-Type" in response.headers else "application/octet-stream"
    if kind not in _PICTURE_TYPES | _ANY_TYPES:
        unfit = _tr("What %1 sends is not a picture of a kind that is read, but %2.")
        raise FetchError(unfit.replace("%2", kind).replace("%1", host))
    length = response.length
    data = b"" if length is not None and length > MOST_BYTES else response.read(MOST_BYTES + 1)
    if max(len(data), length or 0) > MOST_BYTES:
        large = _tr("The picture is too large: at most %1 MB are fetched.")
        raise FetchError(large.replace("%1", str(MOST_BYTES >> 20)))
    if length is not None and len(data) < length:
        raise IncompleteRead(data, length - len(data))
    if suffix_of(data) is None:
        raise FetchError(_tr("What %1 sends is not a picture.").replace("%1", host))
    return data


def _keep(data: bytes, url: str, folder: Path) -> Path:
    """Write a picture's file whole."""
    path = folder / f"{_name(url)}{suffix_of(data)}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(data, path)
    except (OSError, ExportError) as error:
        cause = error if isinstance(error, OSError) else error.__cause__
        why = cause.strerror if isinstance(cause, OSError) and cause.strerror else str(cause)
        told = _tr("The poster could not be kept in %1: %2.")
        raise FetchError(told.replace("%2", why).replace("%1", printable(folder))) from error
    return path


def _name(url: str) -> str:
    """Name the file of an address, without its suffix: readable, and no other address's."""
    return f"{_stem(url)}-{hashlib.sha256(url.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def _stem(url: str) -> str:
    """Make a name that every platform takes of the last part of an address's path."""
    try:
        last = PurePosixPath(unquote(urlsplit(url).path)).name
    except ValueError:
        last = ""
    bare = last[: last.rfind(".")] if PurePosixPath(last).suffix.lower() in POSTER_SUFFIXES else last
    fit = "".join(c if c.isprintable() and c not in '<>:"/\\|?*' else "_" for c in unicodedata.normalize("NFC", bare))
    short = fit.lstrip(". ")[:MOST_CHARACTERS].encode()[:MOST_NAME_BYTES].decode(errors="ignore").rstrip(". ")
    if short.partition(".")[0].rstrip().lower() in _RESERVED:
        return f"_{short}"[:MOST_CHARACTERS]
    return short or "poster"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Fetch", text)
