"""Keras, loaded without notices that look like faults, and the one setting of it that training depends on.

Modules that may be the first to need Keras take it from here, so that this comes before its backend is loaded.
"""

import importlib
import logging
import os
from typing import Final

from classifier.notices import without_notices

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

LOG_LEVEL: Final = "TF_CPP_MIN_LOG_LEVEL"
"""TensorFlow's own setting, which it looks at only after it has told its first notices."""

EVERYTHING: Final = "0"

if os.environ.setdefault(LOG_LEVEL, "2") != EVERYTHING:
    without_notices(lambda: importlib.import_module("keras"))

import keras  # noqa: E402

__all__ = ["keras", "prepare_backend"]


def prepare_backend() -> None:
    """Let TensorFlow run convolutions in bfloat16 on processors that have it; twice as fast.

    Only on TensorFlow's CPU build, where oneDNN does it; other backends are left as they are.
    """
    if keras.backend.backend() != "tensorflow":
        return
    import tensorflow as tf  # noqa: PLC0415 - the only backend this applies to

    # It warns of graphs traced anew, which training does on purpose at every epoch.
    logging.getLogger("tensorflow").setLevel(logging.ERROR)

    if not tf.config.list_physical_devices("GPU"):
        tf.config.optimizer.set_experimental_options({"auto_mixed_precision_onednn_bfloat16": True})
