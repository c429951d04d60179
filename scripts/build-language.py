#!/usr/bin/env python3
"""Builds data/language/language.bin, what src/text/identification/identify.ts reads, and english.bin for spelling.ts.

    python3 -m venv FOLDER && FOLDER/bin/pip install wordfreq==3.1.1
    FOLDER/bin/python scripts/build-language.py

Words: the commonest words of each language with their frequencies, from wordfreq (data CC BY-SA 4.0).
wordfreq has no Estonian, Irish or Maltese; theirs are data/language/words.<code>.txt, written for this
project in about the order of frequency, joined with the words of data/general. Trigrams: letters of the
same words and texts. data/language/README.md describes the format; a change of it needs a new VERSION.
"""
import math
import re
import struct
import unicodedata
from array import array
from collections import Counter
from pathlib import Path

from wordfreq import get_frequency_dict, top_n_list

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data" / "language"
GENERAL = ROOT / "data" / "general"

MAGIC = b"PBLI"
VERSION = 1
LANGUAGES = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv vi".split()
STRIPPED = len(LANGUAGES)  # one more column: Vietnamese without its diacritics
SMALL = ("et", "ga", "mt")  # not in wordfreq
WORDFREQ_CODE = {"hr": "sh"}  # wordfreq counts Croatian with its neighbours
BY_SCRIPT = ("bg", "el")  # the script alone decides: no trigrams
WORDS = 6500  # a language; 4500 loses half a point on pieces of two words
TRIGRAMS = 12000  # all languages together
ENGLISH_WORDS = 60000  # beyond, misspellings grow common
COST_SCALE = 14  # a byte holds -ln(p) * COST_SCALE, so 0 to 18.2 nats

# Chat shorthand that Vietnamese writers use for common words, at about a tenth of the word's frequency.
SHORTHAND = {"vn": "việt", "ko": "không", "k": "không", "dc": "được", "đc": "được", "hđ": "định", "bn": "bao",
             "ntn": "nào", "bik": "biết", "r": "rồi", "mn": "mọi", "cx": "cũng", "lm": "làm", "j": "gì", "ng": "người"}
VIETNAMESE_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?"
    r"(?:uye|uya|uyu|ieu|yeu|oai|oay|oao|oeo|uoi|uou|uay|ia|ie|iu|ya|ye|ua|ue|ui|uo|uu|uy|oa|oe|oi|oo|ai|ao|au|ay|eo|eu|[aeiouy])"
    r"(?:ch|nh|ng|[cmnpt])?")


def fold(text):
    """Lower case without diacritics; đ is d."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c)).replace("đ", "d")


def pieces(text):
    """Words as identify.ts cuts them: letters only, an apostrophe or hyphen separates."""
    return re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text).lower())


def hash32(text):
    """FNV-1a over UTF-16 code units, then the finaliser of MurmurHash3. The same as hash32 in model.ts."""
    value = 0x811C9DC5
    units = array("H", text.encode("utf-16-le"))
    for unit in units:
        value = ((value ^ unit) * 0x01000193) & 0xFFFFFFFF
    value ^= value >> 16
    value = (value * 0x85EBCA6B) & 0xFFFFFFFF
    value ^= value >> 13
    value = (value * 0xC2B2AE35) & 0xFFFFFFFF
    return value ^ (value >> 16)


def cost(probability):
    return max(0, min(255, round(-math.log(probability) * COST_SCALE)))


def frequencies(code):
    """word → share of running text, from wordfreq; for the three small languages from rank and text."""
    counts = Counter()
    if code in SMALL:
        ranked = dict.fromkeys(w for line in (DATA / f"words.{code}.txt").read_text("utf-8").split() for w in pieces(line))
        for rank, word in enumerate(ranked):
            counts[word] += 0.75 / (rank + 5) / 5.1  # Zipf-Mandelbrot; 5.1 makes some 700 words add up to 0.75
        text = Counter()
        for kind in ("passages", "questions"):
            text.update(pieces((GENERAL / f"{kind}.{code}.txt").read_text("utf-8")))
        total = sum(text.values())
        for word, count in text.items():
            counts[word] += 0.25 * min(count / total, 0.02)
        return counts
    for word, share in get_frequency_dict(WORDFREQ_CODE.get(code, code), wordlist="best").items():
        for piece in pieces(word):
            counts[piece] += share
    if code == "vi":
        counts = Counter({w: p for w, p in counts.items() if VIETNAMESE_SYLLABLE.fullmatch(fold(w))})
        for short, full in SHORTHAND.items():
            counts[short] += counts[full] / 10
    return counts


def build_words(tables):
    postings = []
    for column, table in enumerate(tables):
        for word, share in table.most_common(WORDS):
            postings.append((hash32(word), column, cost(share)))
    postings.sort()
    return postings


def trigram_counts(table, depth):
    """Trigrams of the words' types, each weighted by the root of its frequency: rare words count, common ones do not rule."""
    counts = Counter()
    for word, share in table.most_common(depth):
        padded = f" {word} "
        weight = math.sqrt(share)
        for i in range(len(padded) - 2):
            counts[padded[i:i + 3]] += weight
    return counts


def build_trigrams(tables):
    """Rows of -ln P(third letter | first two) in each language, smoothed by the mean over languages; then rows of -ln P(letter)."""
    columns = []
    for code, table in tables:
        counts = trigram_counts(table, 20000)
        total = sum(counts.values())
        columns.append(Counter({gram: value / total for gram, value in counts.items()}))
    score = Counter()
    for column in columns:
        score.update(column)
    kept = [gram for gram, _ in score.most_common(TRIGRAMS)]
    contexts = []
    for column in columns:
        context = Counter()
        for gram, value in column.items():
            context[gram[:2]] += value
        contexts.append(context)
    # Smoothing mass: this share of an average context is added to each letter, after the letter's overall share.
    letters = Counter()
    for column in columns:
        for gram, value in column.items():
            letters[gram[2]] += value / len(columns)
    rows = []
    for gram in kept:
        row = bytearray()
        for column, context in zip(columns, contexts):
            mass = 4e-5
            probability = (column[gram] + mass * letters[gram[2]]) / (context[gram[:2]] + mass)
            row.append(cost(probability))
        rows.append((hash32(gram), bytes(row)))
    # A single letter replaces a trigram outside the table: "ł" is Polish whatever surrounds it.
    for letter in sorted(letters):
        row = bytearray()
        for column in columns:
            share = sum(value for gram, value in column.items() if gram[2] == letter)
            row.append(cost(share + 1e-5))
        rows.append((hash32(letter), bytes(row)))
    rows.sort()
    return rows


def main():
    tables = {code: frequencies(code) for code in LANGUAGES}
    stripped = Counter()
    for word, share in tables["vi"].items():
        stripped[fold(word)] += share
    postings = build_words([tables[code] for code in LANGUAGES] + [stripped])
    latin = [(code, tables[code]) for code in LANGUAGES if code not in BY_SCRIPT] + [("vi stripped", stripped)]
    rows = build_trigrams(latin)
    columns = [LANGUAGES.index(code) if code in LANGUAGES else STRIPPED for code, _ in latin]

    out = bytearray(MAGIC)
    out += struct.pack("<HBBII", VERSION, len(LANGUAGES), len(columns), len(postings), len(rows))
    out += "".join(LANGUAGES).encode("ascii")
    out += bytes(columns)
    out += bytes(-len(out) % 4)
    out += struct.pack(f"<{len(postings)}I", *(p[0] for p in postings))
    out += struct.pack(f"<{len(rows)}I", *(r[0] for r in rows))
    out += bytes(p[1] for p in postings)
    out += bytes(p[2] for p in postings)
    for _, row in rows:
        out += row
    (DATA / "language.bin").write_bytes(out)
    print(f"{len(postings)} words, {len(rows)} trigrams, {len(out)} bytes")


def build_english():
    """data/language/english.bin: sorted hashes of the words that are not misspellings, for correcting questions."""
    words = {w for w in top_n_list("en", ENGLISH_WORDS) if w.isascii() and w.isalpha() and len(w) >= 4}
    (DATA / "english.bin").write_bytes(array("I", sorted({hash32(w) for w in words})).tobytes())


if __name__ == "__main__":
    main()
    build_english()
