"""How fast posters are read, beside a naive way of doing the same: python -m tests.benchmarks.reading FOLDER.

Each figure is the median of several rounds in which the two ways take turns, so that whatever
else the machine does meanwhile slows both alike.
"""

import argparse
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
from PIL import Image

from classifier import Classifier
from classifier.batch import read_posters, usable_cores
from classifier.card import read_card
from classifier.listing import list_posters
from classifier.network import Network

try:
    import resource
except ImportError:  # Windows
    resource = None

READY = "import time; began = time.perf_counter()\n{}\nprint(time.perf_counter() - began)"
"""What a fresh process does until it could read its first poster."""

READY_ONESHEET = READY.format(
    "from PIL import Image; from classifier import Classifier\nClassifier().read(Image.new('RGB', (160, 240)))"
)
READY_IMPORTS = READY.format("import numpy, PIL.Image, ai_edge_litert.interpreter")


class NaiveReader:
    """The straightforward way: one thread, every poster decoded in full, floats all the way."""

    def __init__(self):
        self.card = read_card()
        # Only its interpreter is used: the network is the same, the way to it is not.
        network = Network(self.card.verified_bytes("network"), self.card)
        self.interpreter = network._interpreter
        self.input = self.interpreter.get_input_details()[0]
        self.scores = next(d for d in self.interpreter.get_output_details() if len(d["shape"]) == 2)

    def read(self, path):
        with Image.open(path) as image:
            pixels = np.asarray(image.convert("RGB").resize(self.card.input.size, Image.Resampling.BILINEAR))
        values = (pixels / 255 - self.card.input.mean) / self.card.input.std
        scale, zero_point = self.input["quantization"]
        quantised = np.round(values / scale + zero_point).clip(-128, 127).astype(np.int8)
        self.interpreter.set_tensor(self.input["index"], quantised[None])
        self.interpreter.invoke()
        scores = self.interpreter.get_tensor(self.scores["index"])[0]
        logits = np.log(scores / (1 - scores)) * self.card.slope + self.card.offset
        return 1 / (1 + np.exp(-logits))


def seconds_each(read, paths):
    """Time each poster alone."""
    times = []
    for path in paths:
        began = time.perf_counter()
        read(path)
        times.append(time.perf_counter() - began)
    return times


def posters_per_second(run, paths):
    began = time.perf_counter()
    run(paths)
    return len(paths) / (time.perf_counter() - began)


def seconds_until_ready(script, rounds):
    outputs = [
        subprocess.check_output([sys.executable, "-c", script], stderr=subprocess.DEVNULL) for _ in range(rounds)
    ]
    return statistics.median(map(float, outputs))


def peak_memory_mb():
    """The most that this process has ever held, in MB of a million bytes; NaN where nobody says."""
    if resource is None:
        return float("nan")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def agreement(one, other, paths):
    """Greatest difference of any score, so that speed is not bought with other answers."""
    return max(float(np.abs(one.read(path).scores - other.read(path)).max()) for path in paths)


def measure(folder, count, rounds):
    paths = list_posters([folder]).posters[:count]
    if not paths:
        sys.exit(f"There are no posters in {folder}.")
    classifier, naive = Classifier(), NaiveReader()
    print(f"{len(paths)} posters, {usable_cores()} cores, {classifier.card.model}, median of {rounds} rounds\n")
    print(f"ready, from nothing        {seconds_until_ready(READY_ONESHEET, rounds):7.3f} s")
    print(f"  of which only importing  {seconds_until_ready(READY_IMPORTS, rounds):7.3f} s\n")

    warm_up = paths[:10]
    list(read_posters(classifier, warm_up))
    before = peak_memory_mb()
    singles = {"onesheet": [], "naive": []}
    batches = {"onesheet": [], "naive": []}
    for _ in range(rounds):
        singles["onesheet"] += seconds_each(classifier.read, paths)
        singles["naive"] += seconds_each(naive.read, paths)
        batches["onesheet"].append(posters_per_second(lambda some: list(read_posters(classifier, some)), paths))
        batches["naive"].append(posters_per_second(lambda some: [naive.read(path) for path in some], paths))

    one, naive_one = (statistics.median(singles[name]) * 1000 for name in singles)
    many, naive_many = (statistics.median(batches[name]) for name in batches)
    print(f"{'':26} {'onesheet':>9} {'naive':>9}    times as fast")
    print(f"one at a time, ms a poster {one:9.2f} {naive_one:9.2f} {naive_one / one:12.2f}")
    print(f"in batch, posters/s        {many:9.1f} {naive_many:9.1f} {many / naive_many:12.2f}\n")
    print(f"greatest difference of a score from the naive way's: {agreement(classifier, naive, warm_up):.4f}")
    print(f"peak memory: {before:.0f} MB after ten posters, {peak_memory_mb():.0f} MB in the end")
    assert threading.active_count() == 1, "a thread was left behind"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of posters")
    parser.add_argument("--count", type=int, default=300, help="posters to read in each round (default: 300)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds (default: 5)")
    arguments = parser.parse_args()
    measure(arguments.folder, arguments.count, arguments.rounds)


if __name__ == "__main__":
    main()
