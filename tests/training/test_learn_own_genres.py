"""A person teaches the shipped network genres of their own, and everything follows: from table to CSV."""

import dataclasses
import io

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("keras")
from typer.testing import CliRunner

from classifier import Classifier
from classifier.card import read_card
from classifier.cli import app
from classifier.evidence import spread
from classifier.training.augmentation import Augmentation
from classifier.training.config import CONFIG_NAME, RunConfig, read_config
from classifier.training.movielens import read_movielens
from classifier.training.plan import TrainingPlan
from classifier.training.wishes import Wishes, plan_run
from tests.drawing import STYLED_SIZE, STYLES, draw_styles, inside

pytestmark = [pytest.mark.training, pytest.mark.timeout(900)]

POSTERS = 240
INPUT = (240, 160)

PLAN = TrainingPlan(
    height=INPUT[0],
    width=INPUT[1],
    epoch_sizes=(INPUT,),
    head_epochs=30,
    peak_rate=1e-4,
    averaging=0.9,
    augmentation=Augmentation(least_area=0.8),
)
"""One pass over all layers: the shipped weights know what patterns are, and posters of one are soon told apart."""


@pytest.fixture(scope="module")
def styled(tmp_path_factory):
    return draw_styles(tmp_path_factory.mktemp("styled"), POSTERS)


@pytest.fixture(scope="module")
def taught(styled, tmp_path_factory):
    """The folder of a network that was taught the styles, by the two commands that README names."""
    folder = tmp_path_factory.mktemp("taught")
    (folder / "plan.toml").write_text(RunConfig(plan=PLAN).to_toml(), "utf-8")
    data = ["--movies", styled.movies_csv, "--posters", styled.posters]
    run = ["--init", "bundled", "--genres", "table", "--config", folder / "plan.toml", "--out", folder / "run"]
    for command in (["train", *data, *run], ["export", "--run", folder / "run", "--out", folder / "model"]):
        result = CliRunner().invoke(app, list(map(str, command)))
        assert result.exit_code == 0, result.stderr
    return folder


@pytest.fixture(scope="module")
def network(taught):
    return Classifier(taught / "model")


@pytest.fixture(scope="module")
def kept_apart(styled):
    return read_movielens(styled.movies_csv, styled.posters, genres=STYLES).split("test")


def test_the_genres_are_the_tables_all_the_way(taught, network):
    assert read_config(taught / "run" / CONFIG_NAME).data.genres == STYLES
    assert network.genres == STYLES
    assert set(read_card(taught / "model").content["presets"]["precise"]) == set(STYLES)


def test_posters_that_were_kept_apart_are_told_with_an_average_precision_of_95(network):
    figures = network.card.content["figures"]["test"]

    assert figures["posters"] >= 15
    assert figures["network"]["map"] >= 0.95
    assert figures["network"]["map"] > figures["floors"]["labels shuffled"]["map"] + 0.3


def test_a_csv_has_the_own_genres_as_its_columns(taught, styled):
    result = CliRunner().invoke(
        app, ["classify", str(styled.posters), "--model", str(taught / "model"), "--csv", "-", "--preset", "likely"]
    )

    table = pd.read_csv(io.StringIO(result.stdout))
    leading = ["path", "status", "genres", "confirmed_genres", "top_genre", "top_score"]
    assert list(table.columns) == [*leading, *STYLES, "detail", "model"]
    assert len(table) == POSTERS
    assert set(table["top_genre"]) == set(STYLES)


def test_the_evidence_lies_in_the_quarter_where_the_pattern_is(network, kept_apart, styled):
    shares = []
    for movie, row in kept_apart.iterrows():
        genre = next(genre for genre in STYLES if row[genre])
        evidence = spread(network.read(row["path"]).evidence_map(genre), network.card.input.size, STYLED_SIZE)
        speaking_for = np.maximum(evidence, 0)
        left, top, right, bottom = inside(styled.quarters[movie], STYLED_SIZE)
        shares.append(speaking_for[top:bottom, left:right].sum() / speaking_for.sum())

    assert np.mean(shares) >= 0.8


def test_the_taught_network_can_be_gone_on_with_from_its_head(taught, styled, tmp_path):
    weights = read_card(taught / "model").file("weights")
    plan = plan_run(Wishes(None, styled.movies_csv, styled.posters, str(weights), "table")).plan

    assert dataclasses.replace(plan, head_epochs=12) == TrainingPlan().going_on()
    assert plan.head_epochs == 0
