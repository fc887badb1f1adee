"""Precision, recall, F1 and F2 of `warmline anonymise --spans` on a labelled set: see README.md."""

import argparse
import json
import re
import subprocess
from collections import Counter, defaultdict

# The set's types and ours: what is put together counts as one type.
OF_SET = {"PERSON": "person", "STREET_ADDRESS": "address", "GPE": "place", "ORGANIZATION": "organisation",
          "CREDIT_CARD": "card", "DATE_TIME": "date", "TITLE": "title", "PHONE_NUMBER": "phone", "AGE": "age",
          "NRP": "nationality", "EMAIL_ADDRESS": "email", "ZIP_CODE": "postcode", "DOMAIN_NAME": "url",
          "IBAN_CODE": "iban", "US_SSN": "national-id", "IP_ADDRESS": "ip", "US_DRIVER_LICENSE": "driver-licence"}
OURS = {"birth-date": "date", "digits": "digits", "combination": "combination"}
WORD = re.compile(r"\w+|[^\w\s]")


def merged(spans, text):
    """Spans of one type with nothing but white space and , . ; : - # between them are one."""
    out = []
    for start, end, kind in sorted(spans):
        if out and out[-1][2] == kind and re.fullmatch(r"[\s,.;:#\-]*", text[out[-1][1]:start]):
            out[-1] = (out[-1][0], max(end, out[-1][1]), kind)
        else:
            out.append((start, end, kind))
    return out


def overlap(a, b):
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0


def match(gold, found, least):
    """Each finding answers for at most one label of its type; overlap is intersection over union."""
    pairs = sorted(((overlap(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)
                    if g[2] == f[2] and overlap(g, f) >= least), reverse=True)
    used_gold, used_found = set(), set()
    for _, i, j in pairs:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
    return used_gold, used_found


class Score:
    def __init__(self):
        self.hit, self.gold, self.found = Counter(), Counter(), Counter()

    def add(self, kind, gold=0, found=0, hit=0):
        self.gold[kind] += gold
        self.found[kind] += found
        self.hit[kind] += hit

    def row(self, kinds):
        hit, gold, found = (sum(c[k] for k in kinds) for c in (self.hit, self.gold, self.found))
        p, r = hit / found if found else 1.0, hit / gold if gold else 1.0
        f = [(1 + b * b) * p * r / (b * b * p + r) if p + r else 0.0 for b in (1, 2)]
        return gold, found, p, r, f[0], f[1]


def score(samples, results):
    spans, exact, tokens, any_type = Score(), Score(), Score(), Score()
    for sample, found in zip(samples, results):
        text = sample["full_text"]
        raw_gold = [(s["start_position"], s["end_position"], OF_SET[s["entity_type"]]) for s in sample["spans"]]
        raw_found = [(s["start"], s["end"], OURS.get(s["type"], s["type"])) for s in found]
        gold, ours = merged(raw_gold, text), merged(raw_found, text)
        for table, least in ((spans, 0.5), (exact, 1.0)):
            used_gold, used_found = match(gold, ours, least)
            for i, g in enumerate(gold):
                table.add(g[2], gold=1, hit=i in used_gold)
            for f in ours:
                table.add(f[2], found=1)
        for word in WORD.finditer(text):
            def label(all_spans):
                return next((k for s, e, k in all_spans if s < word.end() and word.start() < e), None)
            g, f = label(raw_gold), label(raw_found)
            if g:
                tokens.add(g, gold=1, hit=g == f)
                any_type.add("any", gold=1, hit=f is not None)
            if f:
                tokens.add(f, found=1)
                any_type.add("any", found=1)
    return spans, exact, tokens, any_type


def show(title, tables):
    spans, exact, tokens, any_type = tables
    print(f"\n{title}\n{'type':15}{'labels':>7}{'found':>7}{'precision':>10}{'recall':>8}{'F1':>7}{'F2':>7}   {'exact F2':>8}{'token F2':>9}")
    kinds = sorted(set(spans.gold) | set(spans.found), key=lambda k: -spans.gold[k])
    for name, chosen in [(k, [k]) for k in kinds] + [("all types", kinds)]:
        g, f, p, r, f1, f2 = spans.row(chosen)
        print(f"{name:15}{g:7}{f:7}{p:10.3f}{r:8.3f}{f1:7.3f}{f2:7.3f}   {exact.row(chosen)[5]:8.3f}{tokens.row(chosen)[5]:9.3f}")
    g, f, p, r, f1, f2 = any_type.row(["any"])
    print(f"tokens of any type, found as any type: precision {p:.3f}, recall {r:.3f}, F2 {f2:.3f}")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("set")
    options.add_argument("--warmline", required=True)
    options.add_argument("--part", choices=("seen", "held-out", "both"), default="both")
    options.add_argument("--misses", metavar="TYPE", help="of the part that may be looked at: what was missed or wrong")
    given = options.parse_args()
    with open(given.set, encoding="utf-8") as stream:
        samples = json.load(stream)
    lines = "".join(json.dumps({"text": s["full_text"]}) + "\n" for s in samples)
    run = subprocess.run([given.warmline, "anonymise", "--spans"], input=lines, capture_output=True, text=True, check=True)
    results = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(results) == len(samples), "a line of answer for each line"
    parts = defaultdict(lambda: ([], []))
    for sample, found in zip(samples, results):
        for name in ("seen" if sample["template_id"] % 2 == 0 else "held-out", "both"):
            parts[name][0].append(sample)
            parts[name][1].append(found)
    if given.misses:
        for sample, found in zip(*parts["seen"]):
            text = sample["full_text"]
            gold = merged([(s["start_position"], s["end_position"], OF_SET[s["entity_type"]]) for s in sample["spans"]], text)
            ours = merged([(s["start"], s["end"], OURS.get(s["type"], s["type"])) for s in found], text)
            used_gold, used_found = match(gold, ours, 0.5)
            missed = [text[g[0]:g[1]] for i, g in enumerate(gold) if i not in used_gold and g[2] == given.misses]
            wrong = [(text[f[0]:f[1]], f[2]) for i, f in enumerate(ours) if i not in used_found and (f[2] == given.misses or missed)]
            if missed or wrong:
                print(repr(text[:150]), "\n   missed", missed, "wrong", wrong)
        return
    for name in ("seen", "held-out", "both") if given.part == "both" else (given.part,):
        show(f"{name}: {len(parts[name][0])} sentences", score(*parts[name]))


if __name__ == "__main__":
    main()
