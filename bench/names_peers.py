"""What peers say of pairs of names and of doubles: run by bench/names.py with a Python that has them.

PYTHON bench/names_peers.py logic-v2|logic-v1|name-based|rapidfuzz < pairs.jsonl > scores
PYTHON bench/names_peers.py splink|splink-wide register.csv > pairs.csv
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from itertools import count


def nomenklatura(name: str) -> Callable[[dict], float]:
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    algorithm = get_algorithm(name)
    if algorithm is None:
        raise SystemExit(f"no algorithm {name}")
    config = algorithm.default_config()
    number = count()

    def entity(key: str, schema: str, name: str) -> object:
        return model.get_proxy({"id": key, "schema": schema, "properties": {"name": [name]}})

    def score(row: dict) -> float:
        schema = "Person" if row["kind"] == "person" else "Organization"
        key = str(next(number))  # what it knows of an entity it keeps by its key
        left, right = entity(f"a{key}", schema, row["left"]["name"]), entity(f"b{key}", schema, row["right"]["name"])
        return float(algorithm.compare(left, right, config).score)

    return score


def rapidfuzz() -> Callable[[dict], float]:
    from anyascii import anyascii
    from rapidfuzz.fuzz import token_sort_ratio

    def score(row: dict) -> float:
        return token_sort_ratio(anyascii(row["left"]["name"]).lower(), anyascii(row["right"]["name"]).lower()) / 100

    return score


def pairs(score: Callable[[dict], float]) -> None:
    for line in sys.stdin:
        sys.stdout.write(f"{score(json.loads(line)):.6f}\n")


def splink(path: str, *, wide: bool = False) -> Iterator[str]:
    """Doubles by Splink on DuckDB: names in Latin letters, compared by Jaro and Winkler, birth year and country beside them.

    Blocked on the first letters of two words, on either word whole; trained by expectation maximisation, as its guide has it.
    `wide` is as somebody would set it up who must miss few: blocked on many more keys, those of a word's consonants too,
    compared in more levels, words beside whole names, with how common a word is, and unlikely pairs told as well.
    """
    import pandas
    import splink.comparison_library as compare
    from anyascii import anyascii
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    table = pandas.read_csv(path, dtype=str, keep_default_na=False)
    latin = [" ".join(sorted(anyascii(name).lower().replace("·", " ").split())) for name in table["name"]]
    words = [name.split() for name in latin]
    table["name"] = latin
    table["first"] = [word[0] if word else None for word in words]
    table["last"] = [word[-1] if word else None for word in words]
    table["heads"] = ["".join(part[:2] for part in word[:2]) or None for word in words]
    for column in ("born", "country"):
        table[column] = table[column].where(table[column] != "", None)
    blocks = [
        block_on("first", "last"),
        block_on("heads", "born"),
        block_on("first", "born"),
        block_on("last", "born"),
        block_on("name"),
    ]
    comparisons = [
        compare.JaroWinklerAtThresholds("name", [0.95, 0.88, 0.8]),
        compare.ExactMatch("born"),
        compare.ExactMatch("country"),
    ]
    if wide:
        bones = [sorted(_bones(word) for word in part) for part in words]
        for column, place in (("first_bones", 0), ("last_bones", -1)):
            table[column] = [part[place] or None if len(part) > 1 else None for part in bones]
        for column, place in (("first_head", 0), ("last_head", -1)):
            table[column] = [part[place][:2] if len(part) > 1 else None for part in bones]
        blocks += [
            block_on("heads"),
            block_on("first_bones", "last_bones"),
            block_on("first", "last_head"),
            block_on("last", "first_head"),
            block_on("first_bones", "last_head", "born"),
            block_on("last_bones", "first_head", "born"),
            block_on("born", "country"),
        ]
        comparisons = [
            compare.JaroWinklerAtThresholds("name", [0.97, 0.93, 0.88, 0.8, 0.7]),
            compare.JaroWinklerAtThresholds("first_bones", [0.9, 0.8]).configure(term_frequency_adjustments=True),
            compare.JaroWinklerAtThresholds("last_bones", [0.9, 0.8]).configure(term_frequency_adjustments=True),
            compare.ExactMatch("born"),
            compare.ExactMatch("country"),
        ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        blocking_rules_to_generate_predictions=blocks,
        comparisons=comparisons,
    )
    linker = Linker(DuckDBAPI().register(table), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("name", "born")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("first", "last"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("born", "heads"))
    found = linker.inference.predict(threshold_match_probability=0.001 if wide else 0.05).as_pandas_dataframe()
    for left, right, probability in zip(found["id_l"], found["id_r"], found["match_probability"], strict=True):
        yield f"{left},{right},{probability:.6f}"


def _bones(word: str) -> str:
    """The first three consonants of a word in Latin letters, or what it has."""
    return "".join(letter for letter in word if letter not in "aeiouy'`")[:3] or word[:3]


if __name__ == "__main__":
    if sys.argv[1].startswith("splink"):
        print("\n".join(splink(sys.argv[2], wide=sys.argv[1] == "splink-wide")))
    else:
        pairs(rapidfuzz() if sys.argv[1] == "rapidfuzz" else nomenklatura(sys.argv[1]))
