"""OpenVINO beside LiteRT, where it is installed: python -m tests.benchmarks.engines FOLDER [--count 1000]."""

import argparse
import statistics
from pathlib import Path

import numpy as np

from classifier import Classifier
from classifier.batch import read_posters
from classifier.engines import TOLERANCE, Engine, available
from classifier.listing import list_posters
from tests.benchmarks.bulk import rows_a_second


def rates(posters, rounds):
    """Take turns between the engines: posters a second of each, and the median of their ratios."""
    litert, openvino = Classifier(engine=Engine.LITERT), Classifier(engine=Engine.OPENVINO)
    for one in (litert, openvino):
        rows_a_second(one, posters[:20])
    pairs = [(rows_a_second(litert, posters), rows_a_second(openvino, posters)) for _ in range(rounds)]
    ours, theirs = (statistics.median(rates) for rates in zip(*pairs, strict=True))
    return ours, theirs, statistics.median(their / our for our, their in pairs)


def differences(posters):
    """Give the greatest difference of any score, poster by poster: float32 [n]."""
    scores = [
        np.stack([reading.prediction.scores for reading in read_posters(Classifier(engine=engine), posters)])
        for engine in (Engine.LITERT, Engine.OPENVINO)
    ]
    return np.abs(scores[0] - scores[1]).max(axis=1)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of posters")
    parser.add_argument("--count", type=int, default=1000, help="posters to compare (default: 1,000)")
    arguments = parser.parse_args()
    if Engine.OPENVINO not in available():
        raise SystemExit("OpenVINO is not installed: pip install openvino flatbuffers")
    posters = list_posters([arguments.folder]).posters[: arguments.count]
    ours, theirs, ratio = rates(posters[:300], 5)
    print(f"LiteRT {ours:.0f}, OpenVINO {theirs:.0f} posters a second, {ratio:.2f} times as many")
    found = differences(posters)
    print(f"scores differ by {found.max():.3f} at most; by over {TOLERANCE} for {(found > TOLERANCE).sum()}", end=" ")
    print(f"of {len(posters):,} posters")


if __name__ == "__main__":
    main()
