"""The model card in words says what the model card says."""

from classifier.card import FEW_POSTERS, read_card
from resources import tell_model_card
from resources.tell_model_card import main, told


def test_it_is_up_to_date(capsys):
    assert main(["--check"]) == 0, capsys.readouterr().err


def test_a_card_of_yesterday_is_told(tmp_path, monkeypatch, capsys):
    page = tmp_path / "model-card.md"
    monkeypatch.setattr(tell_model_card, "TARGET", page)
    assert main(["--check"]) == 1
    assert "python -m resources.tell_model_card" in capsys.readouterr().err
    assert main([]) == 0
    assert main(["--check"]) == 0
    page.write_text(page.read_text("utf-8").replace("64.3%", "99.9%"), "utf-8")
    assert main(["--check"]) == 1


def test_every_genre_stands_beside_what_chance_scores():
    card = read_card().content
    page = told(card)
    for genre, row in card["figures"]["test"]["genres"].items():
        (line,) = (line for line in page.splitlines() if line.startswith((f"| {genre} |", f"| {genre} * |")))
        assert f"| {row['average_precision']:.2f} | {row['prevalence']:.3f} |" in line
        assert ("*" in line) == (row["posters"] < FEW_POSTERS)


def test_another_cards_figures_are_told():
    card = read_card().content
    test = card["figures"]["test"]
    other = {**card, "figures": {**card["figures"], "test": {**test, "network": {**test["network"], "map": 0.777}}}}
    assert "| Mean average precision (mAP) | 0.777 | 0.105 |" in told(other)


def test_it_says_what_it_is_not_for():
    page = told(read_card().content)
    for said in ("not for judging people", "what a film wants to look like", "MovieLens 20M has terms of its own"):
        assert said in " ".join(page.split())
