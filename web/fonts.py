#!/usr/bin/python3
"""Makes the page's fonts: fonts.py INTER_FOLDER DROID_FOLDER OUT_FOLDER

INTER_FOLDER holds Inter's files anywhere below it: static Inter-Regular and Inter-SemiBold (.otf or .ttf), or a
variable Inter. OUT_FOLDER gets inter-regular.ttf and inter-semibold.ttf: Latin-1, Latin Extended-A and typographic
marks; digits of equal width as the default ones (the screen's text renderer applies no OpenType features); no hints;
TrueType outlines. What the start does without goes into fonts that are fetched when a text takes them
(app/ui/scripts.cpp): inter-more-*.ttf with Inter's other Latin, Greek and Cyrillic, and east-asian.ttf with Chinese,
Japanese and Korean from DROID_FOLDER's DroidSansFallback. The same input and fontTools give the same bytes.
"""
import pathlib
import sys

try:
    from fontTools import subset
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont, newTable
    from fontTools.varLib import instancer
except ImportError as error:
    sys.exit(f"error: {error}. Install it with: apt-get install python3-fonttools")

WEIGHTS = {"regular": ("Inter-Regular", 400), "semibold": ("Inter-SemiBold", 600)}
MARKS = "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€™−×÷√∞≈≠≤≥←↑→↓↗↵⌫✓✗●○■□▲▼▶◀◆★☆·"
CODEPOINTS = [*range(0x20, 0x7F), *range(0xA0, 0x149), *range(0x14A, 0x180), 0x218, 0x219, 0x21A, 0x21B, *map(ord, MARKS)]
MORE = [*range(0x180, 0x218), *range(0x21C, 0x300), *range(0x370, 0x530), *range(0x1E00, 0x2000)]
EAST_ASIAN = [*range(0x2E80, 0xA000), *range(0xAC00, 0xD7A4), *range(0xF900, 0xFB00), *range(0xFE10, 0xFE50),
              *range(0xFF00, 0xFFF0)]
MAX_ERROR = 1.0  # of 1000 or more units an em: far below a pixel at any size shown


def find(folder, stem):
    for suffix in (".otf", ".ttf"):
        for path in sorted(folder.rglob(stem + suffix)):
            return path
    return None


def load(folder, stem, weight):
    path = find(folder, stem)
    if path:
        return TTFont(path, recalcTimestamp=False)
    path = find(folder, "InterVariable") or find(folder, "Inter-Variable") or find(folder, "Inter")
    if not path:
        sys.exit(f"error: {folder} holds neither {stem}.otf, {stem}.ttf nor a variable Inter.\n"
                 "       Give the folder of the fonts-inter package or of an Inter release.")
    font = TTFont(path, recalcTimestamp=False)
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    return instancer.instantiateVariableFont(font, {**axes, "wght": weight})


def make_tabular(font):
    """Points the digits, and the marks that stand among them, at the glyphs of the tnum feature."""
    swaps = {}
    gsub = font["GSUB"].table
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for lookup in gsub.LookupList.Lookup[index].SubTable:
                swaps.update(getattr(getattr(lookup, "ExtSubTable", lookup), "mapping", {}))
    digits = range(ord("0"), ord("9") + 1)
    for table in font["cmap"].tables:
        for code in digits:
            if code in table.cmap:
                table.cmap[code] = swaps.get(table.cmap[code], table.cmap[code])
    best = font.getBestCmap()
    widths = [font["hmtx"][best[code]][0] for code in digits]
    if max(widths) - min(widths) > 0.005 * font["head"].unitsPerEm:
        sys.exit(f"error: this Inter's digits are not of equal width ({sorted(set(widths))}): is its tnum feature missing?")
    for code in digits:  # some releases are off by a unit or two from rounding
        font["hmtx"][best[code]] = (max(widths, key=widths.count), font["hmtx"][best[code]][1])


def to_truetype(font):
    """Cubic outlines become quadratic ones in place."""
    if "glyf" in font:
        return
    glyph_set, order = font.getGlyphSet(), font.getGlyphOrder()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyph_set[name].draw(Cu2QuPen(pen, MAX_ERROR * font["head"].unitsPerEm / 1000, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    for name in order:
        glyphs[name].recalcBounds(font["glyf"])
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyphs[name], "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
                  "maxSizeOfInstructions", "maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours",
                  "maxComponentElements", "maxComponentDepth"):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    for tag in ("CFF ", "CFF2", "VORG"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "\0\1\0\0"


def subset_options():
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # the licence travels with the font
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "DSIG", "STAT", "meta", "MVAR", "HVAR", "avar", "fvar", "gasp"]
    return options


def save(font, codepoints, path):
    subsetter = subset.Subsetter(subset_options())
    subsetter.populate(unicodes=codepoints)
    subsetter.subset(font)
    to_truetype(font)
    font.save(path, reorderTables=True)
    print(f"-- {path.name}: {len(font.getBestCmap())} characters, {path.stat().st_size} bytes")


def make(folder, out, name, stem, weight):
    font = load(folder, stem, weight)
    make_tabular(font)
    save(font, CODEPOINTS, out / f"inter-{name}.ttf")
    save(load(folder, stem, weight), MORE, out / f"inter-more-{name}.ttf")


def make_east_asian(folder, out):
    path = find(folder, "DroidSansFallback")
    if not path:
        sys.exit(f"error: {folder} holds no DroidSansFallback.ttf. Give the folder of the fonts-droid-fallback package.")
    save(TTFont(path, recalcTimestamp=False), EAST_ASIAN, out / "east-asian.ttf")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    folder, droid, out = map(pathlib.Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    for name, (stem, weight) in WEIGHTS.items():
        make(folder, out, name, stem, weight)
    make_east_asian(droid, out)


if __name__ == "__main__":
    main()
