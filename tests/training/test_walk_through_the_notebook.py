"""A person runs the notebook from top to bottom, on posters and labels of their own."""

import ast
import json
from pathlib import Path

import pandas as pd
import pytest

pytest.importorskip("keras")
pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")
import nbclient
import nbformat

from classifier.card import read_card
from classifier.training.config import RunConfig
from classifier.training.recipe import read_history
from classifier.training.weights import save_tensors
from tests.drawing import GENRE_COLOURS

NOTEBOOK = Path(__file__).parents[2] / "docs" / "from-table-to-prediction.ipynb"

STATE = """
import json

json.dumps(
    {
        "top": prediction.top.genre,
        "assigned": assigned,
        "score": prediction.score(genre),
        "from_the_map": float(1 / (1 + np.exp(-logit))),
        "by_keras": scores.tolist(),
        "by_8_bits": prediction.scores.tolist(),
        "frequency": frequency.to_dict(),
        "test_posters": len(data.split("test")),
        "read": str(path),
        "map": {answer: measured["map"] for answer, measured in evaluation.rows()},
    }
)
"""


@pytest.fixture
def notebook():
    return nbformat.read(NOTEBOOK, as_version=4)


def parameters_cell(notebook):
    (cell,) = (cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ()))
    return cell


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_it_is_kept_without_anything_that_a_run_left(notebook):
    nbformat.validate(notebook)
    for cell in code_cells(notebook):
        assert cell.outputs == []
        assert cell.execution_count is None
    assert not any(cell.get("attachments") for cell in notebook.cells)
    assert "data:image" not in NOTEBOOK.read_text("utf-8")


@pytest.fixture(scope="module")
def parameters(drawn_movies, tiny_plan, tiny_initial, tmp_path_factory):
    """What a person writes into the first cell: the drawn movies, and a network that learns in seconds."""
    folder = tmp_path_factory.mktemp("notebook")
    save_tensors(tiny_initial, folder / "imagenet.safetensors")
    (folder / "tiny.toml").write_text(RunConfig(plan=tiny_plan).to_toml(), "utf-8")
    return {
        "movies": str(drawn_movies.movies_csv),
        "posters": str(drawn_movies.posters),
        "init": str(folder / "imagenet.safetensors"),
        "genres": "|".join(GENRE_COLOURS),
        "epochs": 3,
        "height": 48,
        "config": str(folder / "tiny.toml"),
        "out": str(folder / "out"),
        "poster": None,
    }


@pytest.fixture(scope="module")
def walked(parameters, tmp_path_factory):
    """The notebook after a run of every cell in a kernel of its own, and what was known at its end."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    cell = parameters_cell(notebook)
    assert {name.id for line in ast.parse(cell.source).body for name in line.targets} == set(parameters)
    cell.source = "\n".join(f"{name} = {value!r}" for name, value in parameters.items())
    notebook.cells.append(nbformat.v4.new_code_cell(STATE))
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, str(home / name))
        client = nbclient.NotebookClient(
            notebook, timeout=240, kernel_name="python3", resources={"metadata": {"path": str(home)}}
        )
        client.execute()
    return notebook, json.loads(ast.literal_eval(notebook.cells[-1].outputs[0].data["text/plain"]))


def shown(walked, name, kind):
    """What a cell showed, of one kind."""
    notebook, _ = walked
    (cell,) = (cell for cell in notebook.cells if cell.id == name)
    return [output.data[kind] for output in cell.outputs if kind in output.get("data", {})]


@pytest.mark.training
def test_from_a_table_to_a_prediction(walked, parameters):
    _, state = walked
    out = Path(parameters["out"])

    assert [row["epoch"] for row in read_history(out / "run")] == [1, 2, 3]
    card = read_card(out / "model")
    assert card.genres == tuple(GENRE_COLOURS)
    assert state["map"]["network"] == pytest.approx(card.content["figures"]["test"]["network"]["map"], abs=6e-5)
    constant = max(value for answer, value in state["map"].items() if answer not in ("network", "labels shuffled"))
    assert state["map"]["network"] > constant + 0.1
    assert Path(state["read"]).parent == Path(parameters["posters"])
    assert state["top"] in GENRE_COLOURS
    assert set(state["assigned"]) == set(map(str, card.presets))
    assert all(state["assigned"].values())


@pytest.mark.training
def test_the_table_is_looked_at_before_anything_is_learnt(walked, drawn_movies):
    _, state = walked
    movies = pd.read_csv(drawn_movies.movies_csv)["genres"]
    named = movies[movies != "(no genres listed)"]

    assert state["frequency"] == {
        genre: pytest.approx(named.str.contains(genre, regex=False).mean()) for genre in (*GENRE_COLOURS, "Drama")
    }
    assert shown(walked, "frequency", "image/png")
    assert "Movie" in shown(walked, "table", "text/html")[0]


@pytest.mark.training
def test_the_posters_read_are_written_down(walked, parameters):
    _, state = walked
    rows = pd.read_csv(Path(parameters["out"]) / "genres.csv")

    assert len(rows) == state["test_posters"] > 0
    assert set(rows["status"]) == {"ok"}
    assert rows.loc[0, "path"] == state["read"]
    assert rows.loc[0, "top_genre"] == state["top"]


@pytest.mark.training
def test_bars_curves_and_the_evidence_are_shown(walked):
    _, state = walked

    assert state["top"] in shown(walked, "read", "text/html")[0]
    assert len(shown(walked, "curves", "image/png")) == 2
    assert len(shown(walked, "evidence", "image/png")) == 1
    assert state["from_the_map"] == pytest.approx(state["score"], abs=1e-5)


@pytest.mark.training
def test_plain_keras_says_what_the_network_says(walked, parameters):
    _, state = walked

    assert {path.name for path in (Path(parameters["out"]) / "keras").iterdir()} == {
        "model.json",
        "model.weights.h5",
        "classes.json",
    }
    assert state["by_keras"] == pytest.approx(state["by_8_bits"], abs=0.1)
