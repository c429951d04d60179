#!/usr/bin/env python3
"""Builds the data files of data/vietnamese from their sources.

    python3 scripts/build-vietnamese.py --sources DIR [--without PATTERN]

DIR holds the packages as downloaded: see data/vietnamese/README.md for the names and the
commands. The text, names and places that the project wrote itself are read from data/vietnamese.
Needs Python 3.9 or later and the package `msgpack`.
"""
import argparse
import collections
import gzip
import html
import io
import itertools
import json
import lzma
import math
import pathlib
import re
import struct
import sys
import tarfile
import unicodedata
import zipfile

import msgpack

HOME = pathlib.Path(__file__).resolve().parent.parent / "data" / "vietnamese"
FORMAT_VERSION = 1

# How often a line of each source counts. The project's own text is in the register of the questions;
# the others are translations of user interfaces. From 4 to 12 the held-out accuracy hardly moves.
WEIGHTS = {"own": 12.0, "chromium": 1.0, "home-assistant": 0.5, "osm": 0.5, "cldr": 0.5}

# ---- spelling ---------------------------------------------------------------------------------------------------

TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
NUCLEI = set(
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iêu iu oa oai oao oay oă oe oeo oi oo ôi ơi ua uâ uây uê "
    "ui uô uôi uơ uy uya uyê uyu ưa ưi ưu ươ ươi ươu yê yêu".split()
)
SYLLABLE = re.compile(r"^(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?([aăâeêioôơuưy]+)(ch|ng|nh|[cmnpt])?$")


def fold(text):
    text = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(c for c in text if not unicodedata.combining(c))


def is_syllable(word):
    """Whether a lower-case word has the shape of a Vietnamese syllable, tone included."""
    marks = [c for c in unicodedata.normalize("NFD", word) if c in TONES]
    if len(marks) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", word) if c not in TONES))
    match = SYLLABLE.match(bare)
    if not match:
        return False
    onset, nucleus, coda = match.groups()
    if onset == "gi" and nucleus not in NUCLEI and "i" + nucleus in NUCLEI:
        nucleus = "i" + nucleus
    if nucleus not in NUCLEI:
        return False
    if coda in ("c", "ch", "p", "t") and (not marks or marks[0] not in "\u0301\u0323"):
        return False
    if re.search(r"[ouy]$|[aăâeêioôơuưy]i$", nucleus) and coda and len(nucleus) > 1 and nucleus not in ("oo", "uy"):
        return False
    return True


def canonical(word):
    """One spelling for each syllable: the tone of oa, oe, uy on the first vowel where no consonant follows (hòa, thủy)."""
    decomposed = unicodedata.normalize("NFD", word)
    tone = next((c for c in decomposed if c in TONES), "")
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in TONES))
    if tone and re.search(r"(oa|oe|uy)$", bare) and not bare.startswith("qu"):
        return unicodedata.normalize("NFC", bare[:-1] + tone + bare[-1])
    return unicodedata.normalize("NFC", word)


TOKEN = re.compile(r"[^\W\d_]+")
SENTENCE_BREAK = re.compile(r"[.;:!?()\"“”…\n|{}\[\]=<>]+|, ?| [–—-] ")


def runs(line):
    """The runs of Vietnamese syllables of a line, unbroken by punctuation, foreign words or digits."""
    line = unicodedata.normalize("NFC", line)
    for part in SENTENCE_BREAK.split(line):
        run = []
        for token in re.findall(r"\w+", part):
            word = canonical(token.lower())
            if is_syllable(word) and not (token.isupper() and len(token) > 1):
                run.append(word)
            elif run:
                yield run
                run = []
        if run:
            yield run


def accented_share(run):
    return sum(fold(w) != w for w in run) / len(run)


# ---- sources ----------------------------------------------------------------------------------------------------


def only(folder, pattern):
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        sys.exit(f"{folder}: expected one file {pattern}, found {len(found)}. See data/vietnamese/README.md.")
    return found[0]


def deb_members(path):
    """Yields (name, bytes) of the files in a Debian package: an ar archive that holds data.tar.xz."""
    data = path.read_bytes()
    at = 8
    while at < len(data):
        name, size = data[at : at + 16].decode().strip().rstrip("/"), int(data[at + 48 : at + 58])
        if name.startswith("data.tar"):
            body = data[at + 60 : at + 60 + size]
            with tarfile.open(fileobj=io.BytesIO(lzma.decompress(body))) as tar:
                for member in tar:
                    if member.isfile():
                        yield member.name, tar.extractfile(member).read()
        at += 60 + size + size % 2


def strings_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_of(inner)


def without_markup(text):
    return html.unescape(re.sub(r"<[^>]*>", " ", text))


def pak_strings(data):
    """The strings of a Chromium .pak file, version 5: id and offset for each resource after a 12-byte header."""
    _, encoding, count, _ = struct.unpack("<IB3xHH", data[:12])
    offsets = [struct.unpack("<HI", data[12 + 6 * i : 18 + 6 * i])[1] for i in range(count + 1)]
    for start, end in zip(offsets, offsets[1:]):
        body = data[start:end]
        if body[:2] == b"\x1f\x8b":
            body = gzip.decompress(body)
        yield without_markup(body.decode("utf-8" if encoding == 1 else "utf-16", "replace"))


def read_chromium(folder):
    for name, data in deb_members(only(folder, "chromium-l10n_*.deb")):
        if name.endswith("/vi.pak"):
            yield from pak_strings(data)


def read_home_assistant(folder):
    with zipfile.ZipFile(only(folder, "home_assistant_frontend-*.whl")) as wheel:
        for name in wheel.namelist():
            if re.search(r"translations/(.*/)?vi-[0-9a-f]+\.json$", name):
                yield from strings_of(json.loads(wheel.read(name)))


def read_npm(path, pattern):
    with tarfile.open(path) as tar:
        for member in tar:
            if re.search(pattern, member.name):
                yield from strings_of(json.load(tar.extractfile(member)))


def read_osm(folder):
    yield from read_npm(only(folder, "openstreetmap-id-tagging-schema-*.tgz"), r"dist/translations/vi\.json$")


def read_cldr(folder):
    yield from read_npm(only(folder, "cldr-localenames-full-*.tgz"), r"main/vi/.*\.json$")
    yield from read_npm(only(folder, "cldr-annotations-full-*.tgz"), r"annotations/vi/.*\.json$")


def read_own(_):
    for path in sorted((HOME / "text").glob("*.txt")):
        yield from path.read_text("utf-8").splitlines()


READERS = {"own": read_own, "chromium": read_chromium, "home-assistant": read_home_assistant, "osm": read_osm,
           "cldr": read_cldr}  # fmt: skip


def read_wordfreq(folder):
    """Syllable -> probability. The list is of bins, one for each hundredth of a decade (`cB`)."""
    with zipfile.ZipFile(only(folder, "wordfreq-*.whl")) as wheel:
        bins = msgpack.loads(gzip.decompress(wheel.read("wordfreq/data/small_vi.msgpack.gz")))
    if bins[0].get("format") != "cB":
        sys.exit("wordfreq: unknown format of small_vi.msgpack.gz")
    found = collections.Counter()
    for centibels, words in enumerate(bins[1:]):
        for word in words:
            word = canonical(unicodedata.normalize("NFC", word))
            if is_syllable(word):
                found[word] += 10 ** (-centibels / 100)
    return found


def read_pyvi(folder):
    with zipfile.ZipFile(only(folder, "pyvi-*.whl")) as wheel:
        for line in wheel.read("pyvi/models/words.txt").decode("utf-8").splitlines():
            yield tuple(canonical(w.lower()) for w in unicodedata.normalize("NFC", line).split())


def read_lists():
    """The project's own lists: (names by section with their place in it, proper names of several syllables, set phrases)."""
    parts, words, proper = collections.defaultdict(dict), set(), set()
    section = ""
    for line in (HOME / "names.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif section == "pair":
            proper |= {tuple(canonical(w.lower()) for w in name.split()) for name in line.split(",")}
        elif section and not line.startswith("#"):
            for name in line.split():
                parts[section].setdefault(canonical(name.lower()), len(parts[section]))
    for line in (HOME / "places.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            proper |= {tuple(canonical(w.lower()) for w in re.split(r"[ -]", name.strip())) for name in line.split(",")}
    # The two middle names that most names have, after the commonest family names: "Nguyễn Văn …".
    proper |= {(family, middle) for family in list(parts["family"])[:40] for middle in ("văn", "thị")}
    # The lists of set phrases among the texts: lines of many commas and no full stop.
    for line in read_own(None):
        if line.count(",") > 12 and not line.endswith("."):
            words |= {tuple(canonical(w.lower()) for w in phrase.split()) for phrase in line.split(",")}
    return parts, proper, words


# ---- output -----------------------------------------------------------------------------------------------------


def block(values, code):
    """Little-endian array, padded to 4 bytes so that the next one can be viewed without a copy."""
    data = struct.pack(f"<{len(values)}{code}", *values)
    return data + b"\0" * (-len(data) % 4)


def write(path, magic, counts, *blocks):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(magic + struct.pack(f"<{len(counts) + 1}I", FORMAT_VERSION, *counts) + b"".join(blocks))
    print(f"{path.relative_to(HOME)}: {path.stat().st_size:,} bytes")


def quantise(probability):
    """-ln p in 24ths, at most 255: steps of 0.04 up to 10.6, below what counts of these sources can distinguish."""
    return min(255, max(0, round(-24 * math.log(probability))))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=pathlib.Path, required=True)
    parser.add_argument("--without", default="^$", help="leave out the sources whose names match this pattern")
    options = parser.parse_args()

    frequency = read_wordfreq(options.sources)
    parts, proper, phrases = read_lists()
    words = {w for w in itertools.chain(read_pyvi(options.sources), proper, phrases) if all(map(is_syllable, w))}

    unigrams, bigrams = collections.Counter(), collections.Counter()
    for source, reader in READERS.items():
        if re.search(options.without, source):
            continue
        syllables = 0
        # A line is counted once: interfaces repeat theirs.
        for line in sorted(set(reader(options.sources))):
            for run in runs(line):
                # A run without any mark is English, or Vietnamese typed without marks (search synonyms).
                if source != "own" and accented_share(run) < 0.3:
                    continue
                syllables += len(run)
                for syllable in run:
                    unigrams[syllable] += WEIGHTS[source]
                # The empty syllable stands for both ends of a run.
                for first, second in zip(["", *run], [*run, ""]):
                    bigrams[first, second] += WEIGHTS[source]
        print(f"{source}: {syllables:,} syllables")

    names = set().union(*parts.values())
    known = set(frequency) | set(unigrams) | {s for w in words for s in w} | names
    known = sorted(known, key=lambda s: (fold(s), s))
    number = {s: i + 1 for i, s in enumerate(known)}  # 0 stands for the ends of a run
    number[""] = 0
    # One line for each folded form: the form, then its syllables. Reading them needs no folding.
    lines = [" ".join([form, *group]) for form, group in itertools.groupby(known, fold)]
    (HOME / "syllables.txt").write_text("\n".join(lines) + "\n", "utf-8")

    # wordfreq: -100 log10 p, 0 for unseen; the only file with wordfreq's data (CC BY-SA 4.0).
    table = [round(-100 * math.log10(frequency[s])) if s in frequency else 0 for s in known]
    write(HOME / "wordfreq" / "unigrams.bin", b"VNWF", [len(known)], block(table, "H"))

    multiple = sorted((w for w in words if 2 <= len(w) <= 4), key=lambda w: ([fold(s) for s in w], w))
    starts = [0, *itertools.accumulate(len(w) for w in multiple)]
    ranks = []
    for section in ("family", "middle", "given"):
        size = len(parts[section])
        # Zipf's law by the order of the list, in 255ths of the first.
        ranks.append([max(1, round(255 / (1 + parts[section][s] / 8))) if s in parts[section] else 0 for s in known])
    write(
        HOME / "words.bin", b"VNWD", [len(known), len(multiple), starts[-1]],
        block(starts, "I"), block([number[s] for w in multiple for s in w], "H"),
        block([w in proper for w in multiple], "B"), *(block(r, "B") for r in ranks),
    )  # fmt: skip

    # Bigrams by absolute discounting: p(b|a) = (c - D)/c(a) + backoff(a) p(b), the second term added by the reader.
    discount = 0.6
    followers = collections.defaultdict(dict)
    for (first, second), count in bigrams.items():
        followers[number[first]][number[second]] = count
    offsets, seconds, logs, backoffs = [0], [], [], []
    for first in range(len(known) + 1):
        found = followers.get(first, {})
        total = sum(found.values())
        kept = 0.0
        for second in sorted(found):
            count = max(found[second] - discount, 0)
            if count / total > math.exp(-255 / 24):
                seconds.append(second)
                logs.append(quantise(count / total))
                kept += count / total
        offsets.append(len(seconds))
        backoffs.append(quantise(max(1 - kept, 1e-4)) if total else 0)
    counts = [min(0xFFFF_FFFF, round(unigrams[s] * 2)) for s in known]
    write(
        HOME / "bigrams.bin", b"VNBG", [len(known), len(seconds)],
        block(offsets, "I"), block(counts, "I"), block(seconds, "H"), block(logs, "B"), block(backoffs, "B"),
    )  # fmt: skip
    print(f"{len(known):,} syllables, {len(multiple):,} words of several syllables, {len(seconds):,} bigrams")


if __name__ == "__main__":
    main()
