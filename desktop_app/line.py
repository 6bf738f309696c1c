"""The way to a server of the web: given up when time is up, or when nobody waits for it any more."""

import errno
import ipaddress
import os
import selectors
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from queue import Empty, SimpleQueue
from typing import Any, Final, TypeAlias, TypeVar, cast
from urllib.parse import urlsplit
from urllib.request import HTTPErrorProcessor, HTTPHandler, HTTPSHandler, OpenerDirector, Request, build_opener

from PySide6.QtCore import QCoreApplication

TURN: Final = 0.2
"""Seconds that a socket is waited for at a time: a closing window must not wait for a slow server."""

_OWN_NAMES: Final = (".localhost", ".local", ".lan", ".internal", ".home.arpa")
"""How names end that are of one's own network alone (RFC 6761, 6762, 8375; ICANN on .internal)."""

_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE: Final = ipaddress.IPv6Network("::/96")
"""Where addresses of the older kind are written as ones of the newer (RFC 6052, RFC 4291)."""

Place: TypeAlias = tuple[int, int, int, str, Any]
"""A family, a kind, a protocol, a name and an address to connect to, as `socket.getaddrinfo` gives them."""

Dial: TypeAlias = Callable[[tuple[str, int], Any, Any], socket.socket]
"""What connects to a host and a port, in the way of `socket.create_connection`."""

MayEnter: TypeAlias = Callable[[str, int], bool]
"""Tells of an address and a port whether the person has agreed to them."""

Result = TypeVar("Result")


class FetchError(Exception):
    """A poster that could not be fetched; the message is a sentence for the person."""


class InsideError(Exception):
    """A name of the web leads to an address in the person's own network, which they have not agreed to.

    Attributes:
        address: of the server.
        port: of the server.
    """

    def __init__(self, address: str, port: int) -> None:
        super().__init__(address, port)
        self.address, self.port = address, port


class Line:
    """Reaches servers within a number of seconds, however many it takes to come to a poster."""

    def __init__(self, patience: float, stopped: Callable[[], bool], may_enter: MayEnter | None = None) -> None:
        """Begin.

        Args:
            patience: in seconds.
            stopped: tells whether nobody waits any more.
            may_enter: asked of addresses in the person's own network that a name of the web leads to.
        """
        self._may_enter = may_enter
        self._deadline = time.monotonic() + patience
        self._stopped = stopped
        self._began_inside: bool | None = None

    def opener(self) -> OpenerDirector:
        """Make what asks servers, by way of the environment's proxies; redirects and errors are only told."""
        return build_opener(_Servers(self), _AsTold())

    def admit(self, inside: bool) -> None:
        """Let the line go on to a server, which may be inside the person's own network if the first was.

        Raises:
            FetchError: a server of the web leads into the person's own network.
        """
        if self._began_inside is None:
            self._began_inside = inside
        if inside and not self._began_inside:
            raise FetchError(_tr("The server leads on to an address in your own network, which is not followed."))

    def turn(self) -> float:
        """Give the seconds that may be waited next.

        Raises:
            FetchError: time is up, or nobody waits any more.
        """
        if self._stopped():
            raise FetchError(_tr("Fetching the poster was stopped."))
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise FetchError(_tr("The server took too long to send the poster. Try again later."))
        return min(left, TURN)

    def attempt(self, sock: socket.socket, act: Callable[[], Result]) -> Result:
        """Do what a socket may have to wait for, turn by turn."""
        while True:
            sock.settimeout(self.turn())
            with suppress(TimeoutError):
                return act()

    def dial(self, guarded: bool, address: tuple[str, int], *_: object) -> socket.socket:
        """Connect to a host and a port; a guarded one must be where `admit` lets the line go.

        What is looked up here is both judged and connected to, so that no second answer can differ.

        Raises:
            FetchError: the host is not known, or must not be gone to.
            InsideError: it is inside the person's own network, and its name did not say so.
            OSError: it does not answer.
        """
        host, port = address
        places = self._look_up(host, port)
        if guarded:
            inside = [found for place in places if _is_inside(found := str(place[4][0]))]
            self.admit(bool(inside))
            unasked = [found for found in inside if not self._admits(found, port)]
            if unasked and not names_inside(host):
                raise InsideError(unasked[0], port)
        failed = OSError(errno.EHOSTUNREACH, os.strerror(errno.EHOSTUNREACH))
        for tried, place in enumerate(places):
            # An address that swallows everything leaves the others their share of the time.
            share = (self._deadline - time.monotonic()) / (len(places) - tried)
            try:
                return self._connect(place, time.monotonic() + share)
            except OSError as error:
                failed = error
        raise failed

    def _admits(self, address: str, port: int) -> bool:
        return self._may_enter is not None and self._may_enter(address, port)

    def _look_up(self, host: str, port: int) -> list[Place]:
        """Ask for a host's addresses on a thread of its own, as the system's question cannot be cut short."""
        answers: SimpleQueue[list[Place] | Exception] = SimpleQueue()
        asking = threading.Thread(target=_resolve, args=(host, port, answers), name="host-lookup", daemon=True)
        asking.start()
        while True:
            with suppress(Empty):
                answer = answers.get(timeout=self.turn())
                asking.join()
                break
        if isinstance(answer, Exception):
            unknown = _tr("There is no server called %1, or this computer is offline.").replace("%1", host)
            raise FetchError(unknown) from answer
        return answer

    def _connect(self, place: Place, until: float) -> socket.socket:
        """Connect to an address until some time of the monotonic clock."""
        sock = _Socket(self, place)
        try:
            sock.setblocking(False)
            begun = sock.connect_ex(place[4])
            if begun in (errno.EINPROGRESS, errno.EWOULDBLOCK):
                self._wait_until_writable(sock, until)
                begun = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if begun:
                raise OSError(begun, os.strerror(begun))
        except BaseException:
            sock.close()
            raise
        sock.settimeout(TURN)
        return sock

    def _wait_until_writable(self, sock: socket.socket, until: float) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(sock, selectors.EVENT_WRITE)
            while not selector.select(self.turn()):
                if time.monotonic() > until:
                    raise OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))


def names_inside(host: str) -> bool:
    """Tell whether a host's mere name puts it on this computer or in a network of one's own."""
    host = host.rstrip(".")
    return host.endswith(_OWN_NAMES) or not set(".:") & set(host) or _is_inside(host)


def _is_inside(address: str) -> bool:
    """Tell whether an address, if it is one, is none of the public web's: private, loopback, link-local."""
    try:
        ip = ipaddress.ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return False
    ip = _within(ip) if isinstance(ip, ipaddress.IPv6Address) else ip
    site_local = isinstance(ip, ipaddress.IPv6Address) and ip.is_site_local
    return not ip.is_global or ip.is_multicast or site_local


def _within(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Give the address of the older kind that one of the newer kind stands for, or else itself."""
    if ip in _TRANSLATED or (ip in _COMPATIBLE and int(ip) > 1):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip


def _resolve(host: str, port: int, answers: "SimpleQueue[list[Place] | Exception]") -> None:
    try:
        answers.put(cast(list[Place], socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
    except (OSError, UnicodeError) as error:
        answers.put(error)


class _Socket(socket.socket):
    """A socket that waits for bytes turn by turn."""

    def __init__(self, line: Line, place: Place) -> None:
        super().__init__(*place[:3])
        self._line = line

    def recv_into(self, buffer: Any, nbytes: int = 0, flags: int = 0) -> int:
        return self._line.attempt(self, partial(super().recv_into, buffer, nbytes, flags))


class _SecureContext(ssl.SSLContext):
    """The usual terms of a secure connection, which the system's certificates vouch for."""

    line: Line


class _SecureSocket(ssl.SSLSocket):
    """A secure socket that greets the server, and waits for bytes, turn by turn."""

    def do_handshake(self, block: bool = False) -> None:
        try:
            cast(_SecureContext, self.context).line.attempt(self, partial(super().do_handshake, block))
        except FetchError:
            # Python's own code closes the socket after errors of its own only.
            self.close()
            raise

    def recv_into(self, buffer: Any, nbytes: int | None = None, flags: int = 0) -> int:
        return cast(_SecureContext, self.context).line.attempt(self, partial(super().recv_into, buffer, nbytes, flags))


def _secure_context(line: Line) -> ssl.SSLContext:
    context = _SecureContext(ssl.PROTOCOL_TLS_CLIENT)
    context.line = line
    context.sslsocket_class = _SecureSocket
    context.load_default_certs()
    context.set_alpn_protocols(["http/1.1"])
    return context


class _Plain(HTTPConnection):
    """A connection that is dialled on a line."""

    def __init__(self, host: str, dial: Dial, **options: Any) -> None:
        super().__init__(host, **options)
        self._create_connection = dial


class _Secure(HTTPSConnection):
    """A secure connection that is dialled on a line."""

    def __init__(self, host: str, dial: Dial, **options: Any) -> None:
        super().__init__(host, **options)
        self._create_connection = dial


class _Servers(HTTPHandler, HTTPSHandler):
    """Asks servers over a line."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_Plain, dial=self._dial(req)), req)

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_Secure, dial=self._dial(req), context=_secure_context(self._line)), req)

    def _dial(self, req: Request) -> Dial:
        """Give what connects to the server asked for, or to a proxy, which may well be in one's own network."""
        asked = urlsplit(req.full_url)
        proxied = req.host != asked.netloc
        if proxied:
            self._line.admit(names_inside(asked.hostname or ""))
        return partial(self._line.dial, not proxied)


class _AsTold(HTTPErrorProcessor):
    """Hands over whatever a server answers."""

    def http_response(self, request: Request, response: HTTPResponse) -> HTTPResponse:
        return response

    https_response = http_response


def _tr(text: str) -> str:
    return QCoreApplication.translate("Fetch", text)
