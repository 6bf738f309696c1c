"""What a bundled program sets right about its surroundings before it begins."""

import os
import ssl
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Final

LIBRARY_PATH: Final = "LD_LIBRARY_PATH"
CERTIFICATES: Final = "SSL_CERT_FILE"

CERTIFICATE_FILES: Final = (
    Path("/etc/ssl/certs/ca-certificates.crt"),
    Path("/etc/pki/tls/certs/ca-bundle.crt"),
    Path("/etc/ssl/ca-bundle.pem"),
    Path("/etc/ssl/cert.pem"),
)
"""Where Linux distributions keep the certificates that they trust: Debian and Arch, Fedora, openSUSE, Alpine."""


def settle() -> None:
    """Set right what a bundle brings along from where it was built."""
    if sys.platform == "linux":
        give_back_library_path(os.environ)
        find_certificates(os.environ, CERTIFICATE_FILES)


def give_back_library_path(environment: MutableMapping[str, str]) -> None:
    """Let programs that this one starts, as a browser or a file manager, load their own libraries and not the bundle's.

    What this process itself loads was settled when it began.
    """
    before = environment.pop(f"{LIBRARY_PATH}_ORIG", None)
    environment.pop(LIBRARY_PATH, None)
    if before is not None:
        environment[LIBRARY_PATH] = before


def find_certificates(environment: MutableMapping[str, str], files: tuple[Path, ...]) -> None:
    """Name the certificates that this system trusts, where they are not where the builder's system has them."""
    default = ssl.get_default_verify_paths()
    if default.cafile or default.capath or CERTIFICATES in environment:
        return
    found = next((file for file in files if file.is_file()), None)
    if found is not None:
        environment[CERTIFICATES] = str(found)
