"""Learn the weights of a draft's confidence from annotated articles, and print them as confidence.toml.

    python benchmarks/learning/learn_confidence.py PATH… [--save READINGS.csv] [--out confidence.toml]

Each path is a folder of annotated articles, which are read, or a table of drafts that were judged before, as
benchmarks/confidence.py describes; it also says when a draft is right. How far the confidence holds on documents that
it was not learnt from (cross-validation by document, over all paths together) goes to standard error.

Texts on which rules were written are read better than others, so what is learnt from them is too sure. Judge new texts
before anybody looks at what is wrong with them, and keep that: --save writes the drafts as a table (numbers and ids of
documents). first_readings.csv beside this script is of our own corpus: each part of it as it was read on the day it
was annotated.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.confidence import RIDGE, crossed, drafts_of, learnt, reliability, save, told
from claims.extract.confidence import DATA, FEATURES, Model


def written(model: Model, comment: str) -> str:
    """The weights as TOML, in the order of the features, under the comment that the file had."""
    rows = [f"{name} = {weight:.4g}" for name, weight in zip(FEATURES, model.weights, strict=True)]
    return "\n".join([comment.rstrip(), "", f"start = {model.start:.4g}", "", "[weights]", *rows]) + "\n"


def comment_of(path: Path) -> str:
    """The comment a file opens with."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.startswith("#"))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("paths", nargs="+", type=Path)
    ask.add_argument("--ridge", type=float, default=RIDGE)
    ask.add_argument("--save", type=Path)
    ask.add_argument("--out", type=Path)
    given = ask.parse_args()
    drafts = [each for path in given.paths for each in drafts_of(path)]
    if given.save:
        save(drafts, given.save)
    right = [each.right for each in drafts]
    if all(right) or not any(right):
        sys.exit("weights need drafts that are right and drafts that are not")
    text = written(learnt(drafts, given.ridge), comment_of(DATA))
    if given.out:
        given.out.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    print(told(reliability(crossed(drafts, ridge=given.ridge), right)), file=sys.stderr)


if __name__ == "__main__":
    main()
