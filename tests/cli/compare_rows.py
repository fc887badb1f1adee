#!/usr/bin/env python3
"""Holds `warmline export --csv` and `--jsonl` against each other, the dictionary, and `warmline play --json`.

usage: compare_rows.py CSV_FOLDER JSONL_FOLDER PLAYED_FOLDER
PLAYED_FOLDER holds ATTEMPT.json, what `play --choices … --json` printed for that attempt's choices.
Prints how many attempts and decisions were compared; ends 1 at the first difference.
"""
import csv
import datetime
import json
import pathlib
import re
import sys


def csv_rows(path):
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), f"{path}: no byte order mark"
    assert data.count(b"\n") == data.count(b"\r\n"), f"{path}: a line break that is not CRLF"
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    for row in rows:
        assert len(row) == len(rows[0]), f"{path}: a row of {len(row)} cells"
    return rows[0], rows[1:]


def json_rows(path):
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == "", f"{path}: no line break at its end"
    return [json.loads(line) for line in lines]


def cell_of(value):
    if value is None:
        return ""
    if value is True or value is False:
        return "1" if value else "0"
    if not isinstance(value, str):
        return str(value)
    text = re.sub(r"([;\t\r\n])(?=[=+@-])", r"\1'", value)
    return "'" + text if text[:1] in "=+-@\t\r\n" and text else text


def check_column(entry, value):
    where = f"{entry['file']}.{entry['column']}: {value!r}"
    if value is None:
        assert entry["empty"] != "never", where
        return
    kind = entry["type"]
    if kind == "whole number":
        assert isinstance(value, int) and not isinstance(value, bool), where
        least, most = (entry["values"].split("..") + [""])[:2] if entry["values"] else ("", "")
        assert least == "" or value >= int(least), where
        assert most == "" or value <= int(most), where
    elif kind == "yes or no":
        assert isinstance(value, bool), where
    elif kind == "time":
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", value), where
        datetime.datetime.fromisoformat(value[:-1])
    else:
        assert kind == "text" and isinstance(value, str) and value != "", where
        assert entry["values"] == "" or value in entry["values"].split(" | "), where


def compare(name, csv_folder, jsonl_folder, dictionary):
    header, cells = csv_rows(csv_folder / f"{name}.csv")
    objects = json_rows(jsonl_folder / f"{name}.jsonl")
    columns = [entry for entry in dictionary if entry["file"] == name]
    assert header == [entry["column"] for entry in columns], f"{name}: the header is not the dictionary's"
    assert len(cells) == len(objects), f"{name}: {len(cells)} and {len(objects)} rows"
    for row, thing in zip(cells, objects):
        assert list(thing) == header, f"{name}: other members than columns"
        assert row == [cell_of(value) for value in thing.values()], f"{name}: {row} is not {thing}"
        for entry in columns:
            check_column(entry, thing[entry["column"]])
    return objects


def check_attempt(row, played):
    for name in ("scenario", "version", "resolution", "achieved", "lost", "not_finished", "out_of_reach_rules",
                 "out_of_reach_nobody", "best", "empathy", "critical_misses", "seconds", "transfers", "repeats",
                 "ending"):
        assert row[name] == played[name], f"{row['attempt']}: {name}: {row[name]} is not {played[name]}"
    evidence = played["empathy_evidence"]
    assert [row["empathy_decisions"], row["empathy_earned"], row["empathy_chances"]] == [
        evidence["decisions"], evidence["earned"], evidence["chances"]]
    assert row["decisions"] == len(played["decisions"])
    assert (row["closed"] == "finished") == played["finished"]
    for criterion, figures in played["criteria"].items():
        assert row[criterion + "_observations"] == figures["observations"], criterion
        if figures["quality"] is not None:  # per mille, half up
            earned, stake = row[criterion + "_earned"], row[criterion + "_stake"]
            assert (2000 * earned + stake) // (2 * stake) == figures["quality"], criterion
    total = sum(row[name] for name in ("achieved", "lost", "not_finished", "out_of_reach_rules", "out_of_reach_nobody"))
    assert total == 10000, f"{row['attempt']}: the account comes to {total}"


def check_decisions(rows, played, attempt):
    assert len(rows) == len(played["decisions"]), attempt["attempt"]
    for row, decision in zip(rows, played["decisions"]):
        for name in ("number", "node", "choice", "offered", "lost", "closed_off", "critical"):
            assert row[name] == decision[name], f"{row['attempt']}: {name}"
        assert [row["empathy_stake"], row["empathy_earned"]] == [decision["stake"], decision["earned"]]
        for name in ("team", "person", "person_key", "scenario", "version", "kind"):
            assert row[name] == attempt[name]
    for criterion in ("feel", "understand", "explore", "respect"):
        for sums in ("_earned", "_stake"):
            assert sum(row[criterion + sums] for row in rows) == attempt[criterion + sums], criterion
        assert sum(row[criterion + "_stake"] > 0 for row in rows) == attempt[criterion + "_observations"], criterion


def main():
    csv_folder, jsonl_folder, played_folder = map(pathlib.Path, sys.argv[1:])
    dictionary = json.loads((jsonl_folder / "dictionary.json").read_text(encoding="utf-8"))
    header, entries = csv_rows(csv_folder / "dictionary.csv")
    assert [dict(zip(header, entry)) for entry in entries] == dictionary, "two dictionaries"
    attempts = compare("attempts", csv_folder, jsonl_folder, dictionary)
    decisions = compare("decisions", csv_folder, jsonl_folder, dictionary)
    by_attempt = {}
    for row in decisions:
        by_attempt.setdefault((row["team"], row["attempt"]), []).append(row)
    for row in attempts:
        played = json.loads((played_folder / f"{row['attempt']}.json").read_text(encoding="utf-8"))
        check_attempt(row, played)
        check_decisions(by_attempt.pop((row["team"], row["attempt"]), []), played, row)
    assert not by_attempt, "decisions of no attempt"
    print(f"{len(attempts)} attempts, {len(decisions)} decisions")


if __name__ == "__main__":
    main()
