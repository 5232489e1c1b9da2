"""Figures of merit of scores beside labels."""

from __future__ import annotations

import numpy as np


def average_precision(match: np.ndarray, score: np.ndarray) -> float:
    """The mean precision at each true match, from the highest score down; equal scores count together."""
    order = np.argsort(-score, kind="stable")
    hits, sorted_score = match[order].astype(float), score[order]
    last = np.append(np.flatnonzero(np.diff(sorted_score)), len(hits) - 1)  # the end of each run of equal scores
    found = np.cumsum(hits)[last]
    precision = found / (last + 1)
    return float((np.diff(np.append(0, found)) * precision).sum() / max(found[-1], 1))


def best_f1(match: np.ndarray, score: np.ndarray) -> float:
    """The highest F1 over all thresholds."""
    order = np.argsort(-score, kind="stable")
    hits, sorted_score = match[order].astype(float), score[order]
    last = np.append(np.flatnonzero(np.diff(sorted_score)), len(hits) - 1)
    found = np.cumsum(hits)[last]
    return float((2 * found / (last + 1 + hits.sum())).max())


def f1_at(match: np.ndarray, score: np.ndarray, threshold: float) -> float:
    said = score >= threshold
    return float(2 * (said & (match > 0)).sum() / max(said.sum() + match.sum(), 1))


def calibration_error(match: np.ndarray, score: np.ndarray, bins: int = 10) -> float:
    """The mean distance between what a score says and how often it is so (expected calibration error)."""
    place = np.minimum((score * bins).astype(int), bins - 1)
    return float(
        sum(
            abs(score[place == one].mean() - match[place == one].mean()) * (place == one).mean()
            for one in range(bins)
            if (place == one).any()
        )
    )
