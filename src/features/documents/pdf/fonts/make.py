# Makes the font files of this folder from the fonts that npm carries. Run by hand when a source is renewed:
#   npm pack @expo-google-fonts/inter@0.4.2 @expo-google-fonts/noto-sans-arabic@0.4.3 \
#     @fontsource/noto-sans-hebrew@5.3.0 @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-emoji@0.4.7
#   each unpacked (tar xzf) into a folder SOURCES/inter, arabic, hebrew, han, emoji; then
#   python3 make.py SOURCES    (needs fonttools 4.38 or newer)
# The PDF writer takes static TrueType fonts only and shapes every word anew, so the text fonts are made lean:
# tabular figures are the usual ones, no contextual forms, kerning of Latin as one table of classes.
import os
import sys
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCES, HERE = sys.argv[1], os.path.dirname(os.path.abspath(__file__))
TEXT = [(0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x24F), (0x259, 0x259), (0x2BB, 0x2BC), (0x2C6, 0x2C7), (0x2D8, 0x2DD), (0x300, 0x304),
        (0x306, 0x30C), (0x323, 0x323), (0x326, 0x328), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF), (0x2009, 0x2009), (0x200B, 0x200B),
        (0x2010, 0x2027), (0x202F, 0x203A), (0x2044, 0x2044), (0x2070, 0x208E), (0x20A0, 0x20C0), (0x2113, 0x2113),
        (0x2116, 0x2116), (0x2122, 0x2122), (0x2150, 0x215E), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248),
        (0x2260, 0x2260), (0x2264, 0x2265), (0x25A0, 0x25A1), (0x25CF, 0x25CF), (0x2713, 0x2713)]
KERNED = [(0x21, 0x7E), (0xA1, 0x17F), (0x2013, 0x2014), (0x2018, 0x201E), (0x2026, 0x2026), (0x20AC, 0x20AC)]
# Pairs moved by less than this are not worth a look-up: 24 of 2048 units are 0.1 point at 9 points.
LEAST_KERN = 24


def among(ranges):
    return {c for first, last in ranges for c in range(first, last + 1)}


def subset(path, unicodes, features):
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    options.drop_tables += ['STAT', 'gasp', 'BASE', 'vhea', 'vmtx', 'VORG', 'DSIG', 'meta', 'fvar', 'avar', 'gvar', 'HVAR', 'MVAR']
    font = TTFont(path, recalcTimestamp=False)
    worker = Subsetter(options)
    worker.populate(unicodes=unicodes & set(font.getBestCmap()))
    worker.subset(font)
    return font


def lookups(font, table, tag):
    if table not in font:
        return []
    gsub = font[table].table
    indices = sorted({i for r in gsub.FeatureList.FeatureRecord if r.FeatureTag == tag for i in r.Feature.LookupListIndex})
    unwrap = lambda s: getattr(s, 'ExtSubTable', s)
    return [[unwrap(s) for s in gsub.LookupList.Lookup[i].SubTable] for i in indices]


def kern(tables, left, right):
    """What the kerning look-ups add between two glyphs."""
    total = 0
    for subtables in tables:
        for s in subtables:
            if s.LookupType != 2 or left not in s.Coverage.glyphs:
                continue
            if s.Format == 1:
                pairs = s.PairSet[s.Coverage.glyphs.index(left)].PairValueRecord
                value = next((p.Value1 for p in pairs if p.SecondGlyph == right), None)
                if value is None:
                    continue
            else:
                value = s.Class1Record[s.ClassDef1.classDefs.get(left, 0)].Class2Record[s.ClassDef2.classDefs.get(right, 0)].Value1
            total += getattr(value, 'XAdvance', 0) or 0
            break
    return total


def kern_or_none(tables, left, right):
    value = kern(tables, left, right)
    return value if abs(value) >= LEAST_KERN else 0


def alike(table):
    """Glyphs that behave the same, grouped."""
    groups = {}
    for glyph, row in table.items():
        groups.setdefault(row, []).append(glyph)
    return list(groups.values())


def text(source, target):
    font = subset(source, among(TEXT), ['kern', 'tnum'])
    tabular = {k: v for tables in lookups(font, 'GSUB', 'tnum') for s in tables for k, v in s.mapping.items()}
    for table in font['cmap'].tables:
        for digit in range(0x30, 0x3A):
            if digit in table.cmap:
                table.cmap[digit] = tabular.get(table.cmap[digit], table.cmap[digit])
    best = font.getBestCmap()
    glyphs = sorted({best[c] for c in among(KERNED) if c in best}, key=font.getGlyphID)
    tables = lookups(font, 'GPOS', 'kern')
    rows = {a: tuple(kern_or_none(tables, a, b) for b in glyphs) for a in glyphs}
    lefts, rights = alike(rows), alike({b: tuple(rows[a][i] for a in glyphs) for i, b in enumerate(glyphs)})
    for table in ('GPOS', 'GSUB', 'GDEF'):
        if table in font:
            del font[table]
    place = {b: i for i, b in enumerate(glyphs)}
    pairs = [(a, b, rows[a[0]][place[b[0]]]) for a in lefts for b in rights]
    rules = '\n'.join(f'pos [{" ".join(a)}] [{" ".join(b)}] {value};' for a, b, value in pairs if value)
    addOpenTypeFeaturesFromString(font, f'languagesystem DFLT dflt;\nfeature kern {{\n{rules}\n}} kern;')
    save(font, target)


def save(font, target):
    font.flavor = None
    path = os.path.join(HERE, target)
    font.save(path)
    print(target, os.path.getsize(path), len(font.getBestCmap()))


def decoded(charset, lead, trail):
    """The characters of a double-byte set, for the given lead bytes."""
    found = set()
    for high in lead:
        for low in trail:
            try:
                found.add(ord(bytes([high, low]).decode(charset)))
            except (UnicodeDecodeError, TypeError):
                pass
    return found


# The everyday ideographs of simplified (GB 2312 level 1) and traditional Chinese (Big5 level 1) and Japanese (JIS level 1), kana, punctuation.
HAN = (decoded('gb2312', range(0xB0, 0xD8), range(0xA1, 0xFF)) | decoded('big5', range(0xA4, 0xC7), range(0x40, 0xFF))
       | decoded('euc_jp', range(0xB0, 0xD0), range(0xA1, 0xFF)) | among([(0x3000, 0x30FF)]))
EMOJI = among([(0x2139, 0x2139), (0x2194, 0x21AA), (0x231A, 0x23FF), (0x24C2, 0x24C2), (0x25AA, 0x27BF), (0x2934, 0x2935),
               (0x2B05, 0x2B55), (0x1F000, 0x1FAFF)]) - among([(0x1F3FB, 0x1F3FF), (0x1F1E6, 0x1F1FF)])

text(f'{SOURCES}/inter/package/400Regular/Inter_400Regular.ttf', 'text-regular.ttf')
text(f'{SOURCES}/inter/package/600SemiBold/Inter_600SemiBold.ttf', 'text-semibold.ttf')
shaping = ['ccmp', 'isol', 'init', 'medi', 'fina', 'rlig', 'mark', 'mkmk']
save(subset(f'{SOURCES}/arabic/package/400Regular/NotoSansArabic_400Regular.ttf', among([(0x600, 0x6FF), (0x750, 0x77F)]), shaping), 'arabic.ttf')
save(subset(f'{SOURCES}/hebrew/package/files/noto-sans-hebrew-hebrew-400-normal.woff', among([(0x591, 0x5F4)]), ['ccmp', 'mark']), 'hebrew.ttf')
save(subset(f'{SOURCES}/han/package/400Regular/NotoSansSC_400Regular.ttf', HAN, []), 'han.ttf')
save(subset(f'{SOURCES}/emoji/package/400Regular/NotoEmoji_400Regular.ttf', EMOJI, []), 'emoji.ttf')
