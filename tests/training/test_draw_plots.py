"""Plots of a run are PNG files that show something, and pictures at home in a page."""

import itertools
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("matplotlib")
pytest.importorskip("sklearn")
from classifier.training import canvas, heat_maps, plots
from classifier.training.evaluate import Scored

GENRES = ("Comedy", "Drama", "War")
EVEN = np.full(3, 0.5)
HISTORY = [
    {"epoch": 1, "loss": 0.5, "validation_loss": 0.6, "map": 0.2},
    {"epoch": 2, "loss": 0.4, "validation_loss": 0.5, "map": None},
    {"epoch": 3, "loss": 0.3, "validation_loss": 0.4, "map": 0.4},
]


def rgb(colour):
    return tuple(bytes.fromhex(colour[1:]))


@pytest.fixture
def scored():
    rng = np.random.default_rng(0)
    labels = (rng.random((300, 3)) < 0.3).astype(np.float32)
    labels[:, 2] = 0
    scores = (0.3 * labels + 0.7 * rng.random((300, 3))).astype(np.float32)
    return Scored(GENRES, labels, scores, ())


@pytest.fixture
def drawn(tmp_path):
    """A function that gives the colours of a figure's PNG file."""

    def draw(figure):
        canvas.save_png(figure, tmp_path / "plot.png")
        return colours(tmp_path / "plot.png")

    return draw


def colours(path):
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        assert min(picture.size) > 150
        return {colour for _, colour in picture.convert("RGB").getcolors(1_000_000)}


def lines(axes):
    return [line for line in axes.lines if line.get_linestyle() == "-"]


def test_a_run_has_curves_of_loss_and_precision(tmp_path):
    plots.plot_history(HISTORY, tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == {"loss.png", "map.png"}
    assert {rgb(canvas.CONTRAST), rgb(canvas.ACCENT)} <= colours(tmp_path / "loss.png")
    assert rgb(canvas.ACCENT) in colours(tmp_path / "map.png")
    assert rgb(canvas.CONTRAST) not in colours(tmp_path / "map.png")


def test_each_genre_with_examples_has_a_curve_beside_its_prevalence(scored, drawn):
    figure = plots.precision_recall_figure(scored)

    comedy, drama, war = figure.axes[:3]
    for index, axes in enumerate((comedy, drama)):
        (curve,) = lines(axes)
        assert curve.get_xdata().min() == 0
        assert curve.get_xdata().max() == 1
        (prevalence,) = (line for line in axes.lines if line.get_linestyle() == "--")
        assert prevalence.get_ydata()[0] == pytest.approx(scored.labels[:, index].mean())
    assert lines(war) == []
    assert "no posters" in [text.get_text() for text in war.texts]
    assert rgb(canvas.ACCENT) in drawn(figure)


def test_reliability_stands_beside_the_honest_line_above_how_many_scores_there_are(scored, drawn):
    figure = plots.reliability_figure(scored)

    upper, lower = figure.axes
    assert [line.get_label() for line in upper.lines] == ["honest", "network"]
    assert sum(bar.get_height() for bar in lower.patches) == scored.scores.size
    assert {rgb(canvas.ACCENT), rgb(canvas.CONTRAST)} <= drawn(figure)


@pytest.mark.parametrize("posters", [1, 2, 5, 12, 40, 300, 100_000])
def test_counts_of_few_posters_and_of_many_are_whole_numbers_apart_from_each_other(drawn, posters):
    rng = np.random.default_rng(posters)
    labels = (rng.random((posters, 3)) < 0.3).astype(np.float32)
    figure = plots.reliability_figure(Scored(GENRES, labels, rng.random((posters, 3), np.float32) ** 4, ()))
    drawn(figure)

    axis = figure.axes[1].yaxis
    seen = [label for label in axis.get_ticklabels(which="both") if label.get_text() and _within(label, figure.axes[1])]
    assert len(seen) >= 2
    assert all(label.get_text().replace(",", "").isdigit() for label in seen)
    assert len({label.get_text() for label in seen}) == len(seen)
    boxes = sorted((label.get_window_extent() for label in seen), key=lambda box: box.y0)
    assert all(lower.y1 <= upper.y0 for lower, upper in itertools.pairwise(boxes))
    assert "$" not in canvas.inline_svg(figure, "reliability")


def _within(label, axes):
    low, high = axes.get_ylim()
    return low <= label.get_position()[1] <= high


def test_scores_of_posters_with_and_without_a_genre_are_shares_of_their_own(scored, drawn):
    figure = plots.score_histograms_figure(scored, EVEN)

    comedy, _, war = figure.axes[:3]
    without, _, listed, _ = (patch.get_data().values for patch in comedy.patches)
    assert without.sum() == pytest.approx(1)
    assert listed.sum() == pytest.approx(1)
    # Scores with the genre are 0.3 higher.
    assert listed[:6].sum() == 0 < without[:6].sum()
    assert len(war.patches) == 2
    drawn(figure)


def test_heat_maps_tell_per_cents_and_leave_a_genre_beside_itself_out(drawn):
    labels = np.array([[1, 1, 0], [1, 0, 0], [1, 0, 0], [1, 0, 0]], np.float32)

    figure = heat_maps.cooccurrence_figure(labels, GENRES)

    told = {
        (round(text.get_position()[1]), round(text.get_position()[0])): text.get_text() for text in figure.axes[0].texts
    }
    assert told == {(0, 1): "25", (1, 0): "100"}
    drawn(figure)


def test_the_highest_score_is_told_for_each_listed_genre():
    labels = np.array([[1, 0], [1, 0], [1, 0], [0, 1]], np.float32)
    scores = np.array([[0.9, 0.1], [0.4, 0.5], [0.4, 0.5], [0.1, 0.2]], np.float32)

    figure = heat_maps.top1_figure(Scored(GENRES[:2], labels, scores, ()))

    assert [text.get_text() for text in figure.axes[0].texts] == ["33", "67", "100"]


def test_a_plot_in_a_page_takes_the_pages_colours(scored):
    svg = canvas.inline_svg(plots.reliability_figure(scored), "reliability")

    root = ElementTree.fromstring(svg)
    assert root.tag == "svg"
    assert root.find(".//metadata") is root.find(".//style") is None
    styles = " ".join(element.get("style", "") for element in root.iter())
    assert {"var(--accent)", "var(--contrast)", "var(--faint)"} <= set(styles.replace(";", " ").split())
    assert not any(colour in styles for colour in canvas.THEMED)
    assert "network" in [text.text.strip() for text in root.iter("text")]


def test_what_a_plot_refers_to_is_in_it(scored):
    root = ElementTree.fromstring(canvas.inline_svg(plots.precision_recall_figure(scored), "precision-recall"))

    ids = {element.get("id") for element in root.iter()}
    wanted = {element.get("clip-path")[5:-1] for element in root.iter() if element.get("clip-path")}
    wanted |= {element.get("href")[1:] for element in root.iter("use")}
    assert wanted
    assert wanted <= ids


@pytest.mark.parametrize("name", ["$\\frac$", "喜劇", "<script>alert(1)</script>", "a" * 80])
def test_no_genres_name_breaks_a_plot(scored, drawn, name):
    odd = Scored((name, "Drama", "War"), scored.labels, scored.scores, ())

    for figure in (plots.precision_recall_figure(odd), heat_maps.top1_figure(odd)):
        drawn(figure)
        told = [text.text.strip() for text in ElementTree.fromstring(canvas.inline_svg(figure, "odd")).iter("text")]
        assert any(text and name.startswith(text.removesuffix("…")) for text in told)
