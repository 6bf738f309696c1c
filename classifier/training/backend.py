"""The one setting of a backend that training depends on."""

import logging

import keras


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
