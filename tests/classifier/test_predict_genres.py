"""A poster's scores, the genres assigned by them, and the evidence that explains them."""

import re
import threading

import numpy as np
import pytest

from classifier import GENRES, Classifier, ModelError, PosterError, Prediction, Status
from classifier.litert import LiteRTNetwork
from tests.drawing import draw_poster, encoded


@pytest.fixture(scope="module")
def prediction(classifier):
    return classifier.read(draw_poster(1))


def predict(scores, threshold=0.5, **options):
    """What a network would say that gave these scores."""
    genres = options.pop("genres", GENRES[: len(scores)])
    thresholds = np.full(len(scores), threshold, np.float32)
    return Prediction(genres, np.array(scores, np.float32), thresholds, "drawn", **options)


def logit(score):
    return np.log(score / (1 - score))


def test_every_genre_has_a_probability(prediction):
    assert (prediction.scores.shape, prediction.scores.dtype) == ((len(GENRES),), np.float32)
    assert ((prediction.scores >= 0) & (prediction.scores <= 1)).all()


def test_posters_differ_in_their_scores(classifier, prediction):
    other = classifier.read(draw_poster(2))

    assert not np.allclose(other.scores, prediction.scores)


@pytest.mark.parametrize("seed", range(5))
def test_evidence_adds_up_to_the_score(classifier, seed):
    prediction = classifier.read(draw_poster(seed))

    added_up = prediction.evidence.mean(axis=(0, 1)) + classifier.card.bias

    # A score near 0 or 1 has few bits left for its logit.
    certain = np.clip(prediction.scores.astype(np.float64), 1e-6, 1 - 1e-6)
    np.testing.assert_allclose(np.clip(added_up, logit(1e-6), logit(1 - 1e-6)), logit(certain), atol=2e-3)


def test_evidence_is_a_map_of_each_genre(classifier, prediction):
    height, width = -(-classifier.card.input.height // 32), -(-classifier.card.input.width // 32)

    assert prediction.evidence.shape == (height, width, len(GENRES))
    assert (prediction.evidence_map("Crime") == prediction.evidence[:, :, GENRES.index("Crime")]).all()


def test_evidence_that_was_not_asked_for_is_not_there(classifier, poster):
    prediction = classifier.read(poster, evidence=False)

    with pytest.raises(ValueError, match="without evidence"):
        prediction.evidence_map("Crime")


def test_rank_the_genres():
    prediction = predict([0.2, 0.9, 0.6, 0.2])

    assert [entry.genre for entry in prediction.ranked] == ["Adventure", "Animation", "Action", "Children"]
    assert [entry.assigned for entry in prediction.ranked] == [True, True, False, False]
    assert prediction.top == ("Adventure", pytest.approx(0.9), 0.5, True)


def test_assign_the_genres_that_reach_their_own_thresholds():
    prediction = predict([0.2, 0.9, 0.6])
    prediction.thresholds[:] = [0.2, 0.95, 0.6]

    assert prediction.assigned == ("Animation", "Action")


def test_a_poster_always_has_a_genre():
    prediction = predict([0.01, 0.03, 0.02])

    assert prediction.assigned == ("Adventure",)
    assert [entry.genre for entry in prediction.ranked if entry.assigned] == ["Adventure"]


def test_ask_for_the_score_of_a_genre():
    prediction = predict([0.25, 0.75])

    assert prediction.score("Adventure") == 0.75


def test_ask_for_a_genre_that_does_not_exist():
    prediction = predict([0.25, 0.75], evidence=np.zeros((2, 2, 2), np.float32))

    for ask in (prediction.score, prediction.evidence_map):
        with pytest.raises(ValueError, match=r'^There is no genre "Horor"; there are Action, Adventure[.]$'):
            ask("Horor")


def test_say_the_assigned_genres_in_a_sentence():
    assert str(predict([0.61, 0.2, 0.9])) == "Animation 90%, Action 61%"


def test_show_ranked_bars_in_a_notebook(prediction):
    html = prediction._repr_html_()

    assert html.count("<tr") == html.count("position:relative") == len(GENRES)
    places = [html.index(f">{entry.genre}<") for entry in prediction.ranked]
    assert places == sorted(places)
    assert [float(width) for width in re.findall(r"width:([\d.]+)%;height:100%;background:#2f", html)] == [
        pytest.approx(100 * entry.score, abs=0.051) for entry in prediction.ranked
    ]
    assert html.count("&#10003;") == len(prediction.assigned)


def test_a_genres_name_is_no_markup_in_a_notebook():
    html = predict([0.9], genres=("<script>alert('Drama')</script>",))._repr_html_()

    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_one_poster_is_read_alike_from_path_bytes_and_picture(classifier, tmp_path, poster):
    path = tmp_path / "poster.png"
    path.write_bytes(encoded(poster, "PNG"))

    readings = [classifier.read(source).scores for source in (path, path.read_bytes(), poster)]

    assert (readings[0] == readings[1]).all()
    assert (readings[0] == readings[2]).all()


def test_a_poster_that_cannot_be_read_says_why(classifier):
    with pytest.raises(PosterError) as caught:
        classifier.read(b"no poster")

    assert caught.value.status is Status.NOT_AN_IMAGE


def test_threads_share_a_classifier(classifier):
    posters = [draw_poster(seed) for seed in range(8)]
    expected = [classifier.read(poster).scores for poster in posters]
    found = [None] * len(posters)

    def read(index):
        found[index] = classifier.read(posters[index]).scores

    threads = [threading.Thread(target=read, args=(index,)) for index in range(len(posters))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    np.testing.assert_array_equal(found, expected)


def test_bytes_that_are_no_network_are_refused(classifier):
    with pytest.raises(ModelError, match="cannot be opened"):
        LiteRTNetwork(b"no network", classifier.card)


def test_a_network_does_not_hold_on_to_the_last_poster(classifier):
    first = Classifier().read(draw_poster(1))
    kept = first.scores.copy()

    classifier.read(draw_poster(2))

    assert (first.scores == kept).all()
