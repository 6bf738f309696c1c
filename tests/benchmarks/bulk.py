"""Files to CSV rows on all cores, and the network alone, which is the ceiling of that."""

import statistics
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image

from classifier import Classifier
from classifier.cores import usable_cores
from classifier.poster import read_poster
from classifier.preprocess import squeeze
from classifier.recall import read_remembered
from classifier.spool import Form, Spool

LARGE = (500, 750)
"""(width, height) in pixels of posters as shops show them."""

READY = 64
"""Inputs that the network is given in turn."""


def rows_a_second(classifier, paths, catalogue=None):
    """Read posters, or recall them from a catalogue, and write their rows to a CSV file: posters a second."""
    began = time.perf_counter()
    with Spool(Form.CSV, classifier.genres) as spool:
        for reading in read_remembered(classifier, paths, catalogue):
            spool.add(reading)
        spool.finish()
    spent = time.perf_counter() - began
    spool.discard()
    return len(paths) / spent


def ready_inputs(classifier, paths):
    """Decode and squeeze some posters: uint8 [height, width, 3] each."""
    size = classifier.card.input.size
    return [squeeze(read_poster(path, at_least=size), size) for path in paths[:READY]]


def runs_a_second(classifier, inputs, count):
    """Run the network alone on inputs that are ready, one thread for each core: posters a second."""
    share = count // usable_cores()
    start = threading.Barrier(usable_cores() + 1)

    def work():
        with classifier._network() as network:
            network.run(inputs[0])
            start.wait()
            for number in range(share):
                network.run(inputs[number % len(inputs)])

    with ThreadPoolExecutor(usable_cores()) as pool:
        futures = [pool.submit(work) for _ in range(usable_cores())]
        start.wait()
        began = time.perf_counter()
        for future in futures:
            future.result()
        return share * usable_cores() / (time.perf_counter() - began)


def enlarge(paths, folder):
    """Save posters at `LARGE` as JPEG, and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    large = []
    for path in paths:
        target = folder / f"{Path(path).stem}.jpg"
        with Image.open(path) as image:
            image.convert("RGB").resize(LARGE, Image.Resampling.BICUBIC).save(target, quality=90)
        large.append(target)
    return large


def against_the_ceiling(paths, rounds):
    """Take turns between bulk and the network alone: posters a second of each, and the median of their ratios."""
    classifier = Classifier()
    inputs = ready_inputs(classifier, paths)
    rows_a_second(classifier, paths[:20])
    bulk, alone = [], []
    for _ in range(rounds):
        bulk.append(rows_a_second(classifier, paths))
        alone.append(runs_a_second(classifier, inputs, len(paths)))
    ratios = [one / other for one, other in zip(bulk, alone, strict=True)]
    return statistics.median(bulk), statistics.median(alone), statistics.median(ratios)


def one_by_one(paths):
    """Time one poster after another, warm: medians in ms of file to ranked genres, and of the network alone."""
    classifier = Classifier()
    inputs = ready_inputs(classifier, paths)
    whole, alone = [], []
    for number, path in enumerate(paths):
        began = time.perf_counter()
        classifier.read(path).ranked  # noqa: B018 - what a person sees
        whole.append(time.perf_counter() - began)
        with classifier._network() as network:
            began = time.perf_counter()
            network.run(inputs[number % len(inputs)])
            alone.append(time.perf_counter() - began)
    return 1000 * float(np.median(whole)), 1000 * float(np.median(alone))
