"""The usual ways of doing the same with TensorFlow: each a process of its own, which prints its seconds.

python -m tests.benchmarks.rivals WAY NETWORK POSTERS... with a network saved by `save_network`.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from classifier.card import BUNDLED, read_card

WARM_UP = 3


def save_network(path):
    """Save the bundled network as a Keras file, float32, with the scaling of its input in it."""
    script = (
        "import sys; from pathlib import Path; from classifier.card import BUNDLED, read_card;"
        "from classifier.training.keras_files import card_network;"
        "card_network(read_card(BUNDLED)).save(sys.argv[1])"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True, capture_output=True)


def run(way, network, posters):
    """Run one way in a fresh process, and give what it measured."""
    command = [sys.executable, "-m", "tests.benchmarks.rivals", way, str(network), *map(str, posters)]
    environment = {"TF_CPP_MIN_LOG_LEVEL": "3"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | environment)
    return json.loads(done.stdout.splitlines()[-1])


def one_by_one(network, posters):
    """`load_model`, then `load_img` and `predict` for each poster: seconds each, and until the first is read."""
    began = time.perf_counter()
    import keras
    import numpy as np

    model = keras.models.load_model(network)
    height, width = read_card(BUNDLED).input.height, read_card(BUNDLED).input.width
    times = []
    for poster in posters:
        start = time.perf_counter()
        image = keras.utils.load_img(poster, target_size=(height, width), interpolation="bilinear")
        model.predict(np.asarray(image, np.float32)[None], verbose=0)
        times.append(time.perf_counter() - start)
        if len(times) == 1:
            first = time.perf_counter() - began
    return {"first": first, "each": times[WARM_UP:]}


def pipeline(network, posters):
    """A `tf.data` pipeline with parallel decoding, batches of 32 and prefetching: posters a second."""
    import keras
    import tensorflow as tf

    model = keras.models.load_model(network)
    size = (read_card(BUNDLED).input.height, read_card(BUNDLED).input.width)

    def load(path):
        image = tf.io.decode_jpeg(tf.io.read_file(path), channels=3)
        return tf.image.resize(image, size)

    def data(paths):
        rows = tf.data.Dataset.from_tensor_slices([str(path) for path in paths])
        return rows.map(load, num_parallel_calls=tf.data.AUTOTUNE).batch(32).prefetch(tf.data.AUTOTUNE)

    model.predict(data(posters[:64]), verbose=0)
    began = time.perf_counter()
    model.predict(data(posters), verbose=0)
    return {"rate": len(posters) / (time.perf_counter() - began)}


WAYS = {"one-by-one": one_by_one, "pipeline": pipeline}


if __name__ == "__main__":
    way, network, *posters = sys.argv[1:]
    print(json.dumps(WAYS[way](network, list(map(Path, posters)))))
