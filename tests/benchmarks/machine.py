"""What a benchmark ran on."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from classifier.cores import usable_cores

PARTS = ("ai-edge-litert", "openvino", "pillow", "numpy", "PySide6-Essentials", "tensorflow-cpu", "tensorflow", "keras")


def processor():
    """Name the processor, as far as the system tells it."""
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8") as file:
            names = [line.partition(":")[2].strip() for line in file if line.startswith("model name")]
    except OSError:
        names = []
    return names[0] if names else platform.processor() or platform.machine()


def versions():
    told = []
    for part in PARTS:
        try:
            told.append(f"{part} {version(part)}")
        except PackageNotFoundError:
            continue
    return ", ".join(told)


def memory_gb():
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB"
    except (AttributeError, ValueError, OSError):
        return "memory unknown"


def describe():
    """Describe machine, system and libraries in three lines."""
    return "\n".join(
        (
            f"{processor()}, {usable_cores()} cores, {memory_gb()}",
            f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
            versions(),
        )
    )
