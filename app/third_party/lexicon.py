"""Makes the lexicon that app/anonymity reads: python3 lexicon.py SCOWL GEONAMES FILE SOURCE.

SCOWL is the unpacked package scowl (English words by how common they are, and proper names, among them the 1,000 most
frequent women's, men's and family names of the 1990 US census), GEONAMES the unpacked libgeonames-common (countries,
their parts, and towns of 15,000 and more; GeoNames, CC BY 4.0). The marks and the form are those of
app/anonymity/lexicon.h and lexicon.cpp. SOURCE is C++ that holds the same bytes. The same input gives the same bytes.
"""

import gettext
import re
import sys
import unicodedata
from pathlib import Path

NAME, TOWN, COUNTRY, WORD, COMMON = 1, 2, 4, 8, 16
SPELLED = {"æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ħ": "h", "ı": "i", "ĳ": "ij", "ĸ": "k",
           "ŀ": "l", "ł": "l", "ŉ": "n", "ŋ": "n", "œ": "oe", "ŧ": "t", "ſ": "s", "’": "'", "ʻ": "'", "‘": "'"}
COMMON_LEVELS = (10, 20)
WORD_LEVELS = (35,)
NAME_LEVELS = (50, 60, 70)
UPPER_LEVELS = (35, 40, 50)
MOST_WORDS_OF_TOWN = 2  # longer ones cost a tenth of the bytes and are hardly ever said
ENDINGS = ("'s", "s", "es", "ed", "d", "ing", "ly")
# Small words that are the names of towns as well; no list tells them apart.
NOT_TOWNS = {"of", "most", "bar", "man", "same", "date", "split", "male", "see", "let", "central"}


def fold(text):
    text = "".join(SPELLED.get(c, c) for c in text.lower())
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.strip()


def lines(scowl, kind, level):
    for dialect in ("english", "american", "british"):
        file = scowl / "usr/share/dict/scowl" / f"{dialect}-{kind}.{level}"
        if file.exists():
            yield from file.read_text(encoding="iso-8859-1").split()


def words_of(text):
    return " ".join(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text))


def places(geonames):
    file = geonames / "usr/share/locale/en/LC_MESSAGES/geonames.mo"
    with open(file, "rb") as stream:
        catalog = gettext.GNUTranslations(stream)._catalog
    for key, name in sorted((k, v) for k, v in catalog.items() if isinstance(k, str) and k):
        yield (COUNTRY if re.fullmatch("[A-Z]{2}", key) else TOWN), words_of(fold(name))


def collect(scowl, geonames):
    marks = {}

    def mark(word, what):
        if 2 <= len(word) <= 40 and word.isascii():
            marks[word] = marks.get(word, 0) | what

    for levels, what in ((COMMON_LEVELS, COMMON), (WORD_LEVELS, WORD)):
        for level in levels:
            for word in lines(scowl, "words", level):
                if not word.endswith("'s"):
                    mark(fold(word), what)
    for what, name in places(geonames):
        if len(name) >= 3 and name not in NOT_TOWNS:
            if what == COUNTRY or len(name.split()) <= MOST_WORDS_OF_TOWN:
                mark(name, what)
    for level in NAME_LEVELS:
        for word in lines(scowl, "proper-names", level):
            if not word.endswith("'s") and len(word) >= 3:
                mark(fold(word), NAME)
    for level in UPPER_LEVELS:
        for word in lines(scowl, "upper", level):
            if word[1:].islower() and word.isalpha() and len(word) >= 3 and not word.endswith(("ism", "ist", "ish")):
                mark(fold(word), NAME)
        # What an everyday word with an ending is need not be listed, from the longest on.
    for word in sorted(marks, key=len, reverse=True):
        if marks[word] == WORD and derived(word, marks):
            del marks[word]
    return marks



def derived(word, marks):
    """Is it an everyday word with an everyday ending? app/anonymity/lexicon.cpp knows these endings as well."""
    for ending in ENDINGS:
        stem = word[:-len(ending)]
        if word.endswith(ending) and len(stem) >= 3 and any(
                marks.get(each, 0) & (WORD | COMMON) for each in (stem, stem + "e")):
            return True
    return False


def encode(marks):
    shared, columns, rests, before = [], [], [], b""
    for word in sorted(marks):
        entry = word.encode()
        keep = 0
        while keep < min(len(before), len(entry)) and before[keep] == entry[keep]:
            keep += 1
        shared.append(48 + keep)
        columns.append(48 + marks[word])
        rests.append(entry[keep:])
        before = entry
    return (b"warmline lexicon 1\n" + bytes(shared) + b"\n" + bytes(columns) + b"\n"
            + b"".join(rest + b"\n" for rest in rests))


def source_of(data):
    lines = []
    for at in range(0, len(data), 90):
        text = data[at:at + 90].decode().replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("?", "\\?")
        lines.append(f'    "{text}"')
    return """// Made by app/third_party/lexicon.py.
#include <cassert>

#include "anonymity/lexicon.h"

namespace warmline::anonymity {

namespace {

constexpr std::string_view kBytes(
""" + "\n".join(lines) + f""",
    {len(data)});

}}  // namespace

const Lexicon& built_in_lexicon() {{
  static const Lexicon lexicon = [] {{
    Result<Lexicon> read = Lexicon::read(kBytes);
    assert(read.ok());
    return read.ok() ? std::move(read).value() : Lexicon();
  }}();
  return lexicon;
}}

}}  // namespace warmline::anonymity
"""


def main():
    scowl, geonames, file, source = map(Path, sys.argv[1:5])
    data = encode(collect(scowl, geonames))
    for path, content in ((file, data), (source, source_of(data).encode())):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
