"""Everything that is measured of reading posters, each beside its baseline: python -m tests.benchmarks FOLDER.

Baselines are measured in the same run, and taken turns with where both are short, so that
whatever else the machine does meanwhile slows both alike; figures are medians.

The budget of one poster of 182 x 268 pixels on a core of an AMD EPYC (milliseconds): in the process
that decodes, open and read the file 0.03, SHA-256 0.03, decode 0.48, make it plain RGB 0.04, squeeze
0.37; to the program and back 0.2; quantise 0.14, infer 11, record 0.03.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from classifier import Classifier
from classifier.catalogue import Catalogue
from classifier.engines import Engine, available
from classifier.listing import list_posters
from tests.benchmarks import bulk, engines, memory, rivals
from tests.benchmarks.machine import describe
from tests.benchmarks.window import lively

WINDOW = [sys.executable, "-m", "tests.benchmarks.starting"]


def row(measure, value, bar, baseline=""):
    print(f"{measure:58} {value:>16}   {bar:12} {baseline}", flush=True)


def reading(posters, large, rounds):
    """Bulk beside the network alone."""
    many, alone, ratio = bulk.against_the_ceiling(posters, rounds)
    row("bulk, of the network alone, 182 x 268", f"{ratio:.1%}", ">= 85%", f"{many:.0f} of {alone:.0f} posters/s")
    large_many, large_alone, large_ratio = bulk.against_the_ceiling(large, rounds)
    told = f"{large_many:.0f} of {large_alone:.0f} posters/s"
    row("bulk, of the network alone, 500 x 750", f"{large_ratio:.1%}", ">= 70%", told)
    one, network = bulk.one_by_one(posters)
    row("one poster, warm, file to ranked genres", f"{one:.1f} ms", "<= 15 ms", f"network alone {network:.1f} ms")


def usual_ways(network, posters):
    """Bulk beside Keras, each between two runs of ours."""
    classifier = Classifier()
    ours = [bulk.rows_a_second(classifier, posters)]
    each = statistics.median(rivals.run("one-by-one", network, posters[:60])["each"])
    ours.append(bulk.rows_a_second(classifier, posters))
    pipeline = rivals.run("pipeline", network, posters)["rate"]
    ours.append(bulk.rows_a_second(classifier, posters))
    beside_one, beside_pipeline = statistics.mean(ours[:2]), statistics.mean(ours[1:])
    told = f"{1 / each:.1f} posters/s"
    row("bulk, against Keras one poster at a time", f"{beside_one * each:.1f} times", ">= 28", told)
    told = f"{pipeline:.1f} posters/s"
    row("bulk, against a tf.data pipeline of 32", f"{beside_pipeline / pipeline:.1f} times", ">= 10", told)


def starting(network, poster, rounds):
    """The window's start beside a script's that imports TensorFlow, loads the Keras model and predicts."""
    ours, theirs = [], []
    for _ in range(rounds):
        done = subprocess.run([*WINDOW, str(time.time()), str(poster)], check=True, capture_output=True, text=True)
        ours.append(json.loads(done.stdout.splitlines()[-1]))
        began = time.time()
        rivals.run("one-by-one", network, [poster])
        theirs.append(time.time() - began)
    script = statistics.median(theirs)
    painted, bars, gap = (statistics.median(one[name] for one in ours) for name in ("painted", "bars", "gap"))
    told = f"{painted:.2f} s; the script {script:.2f} s"
    row("start to painted window, sooner than the script", f"{script / painted:.1f} times", ">= 10", told)
    row("start to the first poster's bars", f"{script / bars:.1f} times", ">= 6", f"{bars:.2f} s")
    row("longest gap of the event loop, from the first paint on", f"{1000 * gap:.0f} ms", "<= 100 ms")


def remembering(posters, many):
    """Peak memory of few posters and of many."""
    for way, bar in (("command line", "<= 300 MB"), ("window", "<= 450 MB")):
        few, more = (memory.run(way, posters, count) for count in (1000, many))
        row(f"peak memory, {way}, {many:,} posters", f"{more:.0f} MB", bar, f"1,000 posters: {few:.0f} MB")


def again(posters):
    """A folder that is read for the second time."""
    with tempfile.TemporaryDirectory() as place, closing(Catalogue(Path(place) / "catalogue.sqlite")) as catalogue:
        first, second = (bulk.rows_a_second(Classifier(), posters, catalogue) for _ in range(2))
    row("a folder again, against the first time", f"{second / first:.0f} times", ">= 20", f"{first:.0f} posters/s")


def other_engine(posters, rounds):
    """OpenVINO, where it is installed."""
    if Engine.OPENVINO in available():
        ours, theirs, ratio = engines.rates(posters, rounds)
        row("bulk by OpenVINO, against LiteRT", f"{ratio:.2f} times", "", f"{theirs:.0f} and {ours:.0f} posters/s")


def reading_in_the_window(folder, count):
    """The event loop while posters are read."""
    with tempfile.TemporaryDirectory() as place:
        links = memory.linked(list_posters([folder]).posters, count, Path(place) / "posters")
        gaps, rate = lively(links)
    row(f"longest gap of the event loop, {count:,} posters", f"{gaps[0]:.0f} ms", "<= 50 ms", f"{rate:.0f} posters/s")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of posters")
    parser.add_argument("--count", type=int, default=1000, help="posters to read in each round (default: 1,000)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds (default: 5)")
    parser.add_argument("--many", type=int, default=5000, help="posters of the long run for memory (default: 5,000)")
    arguments = parser.parse_args()
    posters = list_posters([arguments.folder]).posters[: arguments.count]
    if not posters:
        sys.exit(f"There are no posters in {arguments.folder}.")
    print(describe(), "\n")
    row("measure", "here", "bar", "beside")
    with tempfile.TemporaryDirectory() as place:
        network = Path(place) / "network.keras"
        rivals.save_network(network)
        reading(posters, bulk.enlarge(posters[:300], Path(place) / "large"), arguments.rounds)
        usual_ways(network, posters[:300])
        starting(network, posters[0], 3)
    again(list_posters([arguments.folder]).posters[:1000])
    other_engine(posters, arguments.rounds)
    remembering(posters, arguments.many)
    reading_in_the_window(arguments.folder, 5000)
    for module in ("light_table",):
        print()
        subprocess.run([sys.executable, "-m", f"tests.benchmarks.{module}"], check=True)


if __name__ == "__main__":
    main()
