"""Seals the bundled network's card in the code that opens it: ``python -m resources.seal_weights``.

To be run once another network has been put into ``classifier/weights``: until then it is refused.
"""

import re
import sys
from pathlib import Path
from typing import Final

from classifier import card

CODE: Final = Path(card.__file__)

_SEAL: Final = re.compile(r'(?<=^BUNDLED_SHA256: Final = ")[0-9a-f]{64}(?="$)', re.MULTILINE)


def sealed(code: str, data: bytes) -> str:
    """Put the digest of a card's file into the code, and give the code.

    Args:
        code: of `classifier.card`.
        data: of the card's file.

    Raises:
        ValueError: the code has no place for it.
    """
    renewed, places = _SEAL.subn(card.card_digest(data), code)
    if places != 1:
        raise ValueError(f"{CODE.name} has no BUNDLED_SHA256.")
    return renewed


def main() -> None:
    """Seal the card that is bundled now."""
    code = sealed(CODE.read_text("utf-8"), (card.BUNDLED / card.CARD_NAME).read_bytes())
    CODE.write_text(code, "utf-8", newline="\n")
    sys.stdout.write(f"The bundled network's card is sealed in {CODE}.\n")


if __name__ == "__main__":
    main()
