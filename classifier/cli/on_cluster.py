"""What `classify` does to read on a cluster of machines."""

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from classifier.card import ModelError
from classifier.classifier import Classifier
from classifier.cli.common import EXIT_INTERRUPTED, STANDARD_OUTPUT, counted, refuse
from classifier.parts import Job, recipe_of
from classifier.terminal import TerminalProgress, errors
from classifier.writing import ExportError


def read_on_cluster(address: str, posters: Sequence[Path], classifier: Classifier, folder: Path) -> Job:
    """Have a cluster read posters into parts, or say why not and leave; what was read then is kept."""
    if getattr(sys, "frozen", False):
        refuse("The program without Python reads on this machine only; clusters need Onesheet installed in a Python.")
    try:
        from classifier import cluster  # noqa: PLC0415 - only a cluster needs it
    except ImportError as error:
        refuse(f"Reading on a cluster needs Dask. Install it with: pip install distributed ({error}).")
    try:
        job = Job(posters, classifier.card, recipe_of(classifier), folder)
    except ModelError as error:
        refuse(str(error))
    try:
        with TerminalProgress() as progress:
            cluster.read_on_cluster(address, job, progress)
    except (cluster.ClusterError, ExportError) as error:
        refuse(str(error))
    except KeyboardInterrupt:
        done = job.done()
        errors.print(f"Interrupted: {done:,} of {counted(len(posters), 'poster', 'posters')} read. {cluster.KEPT}")
        raise typer.Exit(EXIT_INTERRUPTED) from None
    return job


def parts_folder(named: Path | None, *targets: Path | None) -> Path:
    """Choose the folder of the parts: the one that a person named, or one beside the first file to write."""
    if named is not None:
        return named.absolute()
    for target in targets:
        if target is not None and target != STANDARD_OUTPUT:
            return target.with_name(f"{target.name}.parts").absolute()
    return refuse("Name a folder by --parts that all workers share, or a file by --csv or --json.")


def clear_parts(job: Job) -> None:
    """Remove the parts once their result is delivered."""
    if not job.clear():
        errors.print(
            f"{job.folder} holds something else as well and is left where it is.", markup=False, soft_wrap=True
        )
