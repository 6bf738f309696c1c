"""Everything that may harm a person's posters, corrections or machine, tried: python -m tests.hostile.

Reads hostile pictures and odd names, kills the program at random, fills the disk, and throws mutated
pictures at what decodes. Prints what was tried; exits with 1 if anything crashed, hung or was lost.
"""

import argparse
import sys

from tests.hostile import full_disk, fuzz, kills, names, pictures


def line(what, tried, told, bad):
    """Print a row, and give the number of what went wrong."""
    sys.stdout.write(f"{what:18} {tried:>9,} tried   {told}\n")
    for one in bad:
        sys.stdout.write(f"{'':18} {one}\n")
    sys.stdout.flush()
    return len(bad)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50, help="times to kill the program (default: 50)")
    parser.add_argument("--fuzz", type=float, default=60, help="seconds of mutated pictures (default: 60)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    bad = 0

    seen = pictures.run()
    told = ", ".join(f"{count} {status}" for status, count in sorted(seen.by_status.items()))
    bad += line("hostile pictures", seen.tried, f"{seen.rows} rows: {told}", seen.wrong)

    named = names.run()
    bad += line("odd names", named.names, f"{named.found_again} listed, stored, exported and found again", named.lost)

    killed = kills.run(options.kills, options.seed)
    told = (
        f"{killed.corrections_acknowledged:,} corrections, {killed.corrections_lost} lost; "
        f"{killed.results_seen:,} results, {killed.results_lost:,} of the last "
        f"{killed.results_lost_at_most_seconds:.2f} s lost"
    )
    wrong = {"corrections lost": killed.corrections_lost, "files damaged": killed.damaged}
    wrong["results lost of more than a second"] = int(killed.results_lost_at_most_seconds > 1)
    bad += line("kills", killed.kills, told, [f"{name}: {count}" for name, count in wrong.items() if count])

    if full_disk.can_mount():
        filled = full_disk.run()
        bad += line("a full disk", len(filled.__dataclass_fields__), "ways", filled.broken)
    else:
        line("a full disk", 0, "this user may not mount one", [])

    thrown = fuzz.run(options.fuzz, options.seed)
    told = f"{thrown.read:,} read, {thrown.refused:,} refused, {thrown.escaped} escaped, "
    told += f"{thrown.crashed} crashed, {thrown.hung} hung"
    bad += line("mutated pictures", thrown.tried, told, list(map(str, thrown.offenders)))
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
