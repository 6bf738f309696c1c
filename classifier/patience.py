"""How long a process may take for an answer."""

import select
import subprocess
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Protocol


class Patience(Protocol):
    """Waits for a process's answer, for a while."""

    @contextmanager
    def lasting(self, seconds: float) -> Generator[None]:
        """Begin to wait.

        Raises:
            TimeoutError: the answer did not come in time.
        """
        ...

    def wait(self) -> None:
        """Wait until something of the answer can be read, or there is nobody to give it.

        Raises:
            TimeoutError: the time is over.
        """
        ...


def patience(process: "subprocess.Popen[bytes]") -> Patience:
    """Give the way of waiting that this system has."""
    return PollingPatience(process) if hasattr(select, "poll") else KillingPatience(process)


class PollingPatience:
    """Looks at the pipe for as long as there is time. A process that cannot even be killed holds nobody up."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._poll = select.poll()
        self._poll.register(process.stdout, select.POLLIN)  # pyright: ignore[reportArgumentType]
        self._until = 0.0

    @contextmanager
    def lasting(self, seconds: float) -> Generator[None]:
        self._until = time.monotonic() + seconds
        yield

    def wait(self) -> None:
        if not self._poll.poll(max(self._until - time.monotonic(), 0) * 1000):
            raise TimeoutError


class KillingPatience:
    """Kills the process when the time is over, which ends its pipe: Windows cannot look at one."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    @contextmanager
    def lasting(self, seconds: float) -> Generator[None]:
        over = threading.Event()

        def end() -> None:
            over.set()
            self._process.kill()

        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            yield
        except (OSError, EOFError) as error:
            if over.is_set():
                raise TimeoutError from error
            raise
        finally:
            timer.cancel()
            timer.join()
        if over.is_set():  # The answer is whole, but the process has been killed all the same.
            raise TimeoutError

    def wait(self) -> None:
        """Nothing to do: reading waits."""
