"""What README says about the network is what its model card says."""

from pathlib import Path

from classifier.card import read_card

README = Path(__file__).parents[1] / "README.md"

MEASURES = {
    "top1_hit": ("The most probable genre is one of the film's", "always Drama", "{:.1%}"),
    "recall_at_3": ("Share of a film's genres among the three most probable", "most frequent three", "{:.1%}"),
    "exact_match": ("All genres just right (most probable set)", "always Drama", "{:.1%}"),
    "map": ("Mean average precision (mAP)", "always Drama", "{:.3f}"),
    "macro_f1": ("Macro-F1", "every genre", "{:.3f}"),
    "micro_f1": ("Micro-F1", "every genre", "{:.3f}"),
    "hamming_loss": ("Hamming loss (less is better)", "always Drama", "{:.3f}"),
    "calibration_error": ("Expected calibration error (less is better)", None, "{:.3f}"),
    "least_lift": ("Worst-told rare genre: average precision over prevalence", "always Drama", "{:.1f}"),
}
"""Key in the card -> name, the best floor, format."""


def overall_table(figures):
    lines = ["| measure | Onesheet | constant answer |", "|---|---|---|"]
    for key, (name, floor, form) in MEASURES.items():
        told = f"{form.format(figures['floors'][floor][key])} ({floor})" if floor else ""
        lines.append(f"| {name} | {form.format(figures['network'][key])} | {told} |")
    return "\n".join(lines)


def genre_table(genres):
    lines = ["| genre | average precision | prevalence | recall | precision |", "|---|---|---|---|---|"]
    for name, row in sorted(genres.items(), key=lambda entry: -entry[1]["average_precision"]):
        told = (f"{row['average_precision']:.2f}", f"{row['prevalence']:.3f}")
        lines.append(f"| {name} | {' | '.join(told)} | {row['recall']:.2f} | {row['precision']:.2f} |")
    return "\n".join(lines)


def preset_table(presets):
    lines = ["| preset | precision | recall | all just right | genres a poster |", "|---|---|---|---|---|"]
    for name, row in presets.items():
        shares = " | ".join(f"{row[key]:.0%}" for key in ("precision", "recall", "exact_match"))
        lines.append(f"| {name} | {shares} | {row['assigned']:.1f} |")
    return "\n".join(lines)


def test_readme_tells_the_cards_figures():
    figures = read_card().content["figures"]["test"]
    text = README.read_text("utf-8")
    for table in (overall_table(figures), preset_table(figures["presets"]), genre_table(figures["genres"])):
        assert table in text, f"README should say:\n{table}"


def test_readme_shows_pictures_that_are_there():
    for name in ("window-light.png", "window-dark.png"):
        assert f"resources/screenshots/{name}" in README.read_text("utf-8")
        assert (README.parent / "resources" / "screenshots" / name).is_file()
