"""What a session and Qt tell the log."""

import logging
from collections import Counter
from contextlib import suppress
from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from desktop_app.console import say
from desktop_app.exporting import Written
from desktop_app.log import logger
from desktop_app.record import Record, State
from desktop_app.session import Session

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def follow(session: Session) -> None:
    """Note how runs and exports of a session go: numbers and reasons, nothing of a poster."""
    session.running_changed.connect(partial(_note_turn, session.posters.record))
    session.network_failed.connect(_note_failure)
    session.corrections.failed.connect(_note_failure)
    session.exported.connect(_note_export)


def _note_failure(sentence: str) -> None:
    logger.error("%s", sentence)


def _note_turn(record: Record, running: bool) -> None:
    if not running:
        _note_run(record)


def _note_run(record: Record) -> None:
    rows = np.flatnonzero(record.states[: len(record)] == State.FAILED).tolist()
    failures = Counter(str(failure.status) for row in rows if (failure := record.failure(row)))
    why = ", ".join(f"{count} {status}" for status, count in failures.most_common())
    told = f"; {why}" if why else ""
    logger.info("came to rest: %d of %d posters done, %d failed%s", record.done, record.present, record.failed, told)


def _note_export(written: Written) -> None:
    logger.info("%d posters exported, %d left out", written.posters, len(written.left_out))


def note_qt() -> None:
    """Note what Qt complains of, besides saying it where Qt does."""
    qInstallMessageHandler(_note_qt)


def leave_qt() -> None:
    """Leave Qt's complaints to Qt again; before Python ends, lest Qt call what is not there any more."""
    qInstallMessageHandler(None)  # pyright: ignore[reportArgumentType]


def _note_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logger.log(_LEVELS.get(kind, logging.WARNING), "Qt (%s): %s", context.category, message)
    if kind is not QtMsgType.QtDebugMsg:
        with suppress(OSError, ValueError):  # Nobody may be there to read it.
            say(message, failed=True)
