#!/usr/bin/env python3
"""A web archive as Common Crawl's news crawl writes them, of pages made up from a seed: each record a member of gzip.

    .ci/faults/warcs.py 10000 news.warc.gz [FOLDER]

Of 50 records one is an image, one an answer 404 and one a request; the pages come in four encodings and five codings,
a tenth with a digest of the block beside that of the payload. With FOLDER, the same pages are written there as files,
to compare the rates of loading. Standard library only."""
import base64
import gzip
import hashlib
import random
import sys
import zlib
from pathlib import Path

WORDS = "council envoy vote plan border convoy truce aid talks city region draft people paper bridge harbour minister".split()
SPEAKERS = ("Sergei Lavrov", "Susan Rice", "Ban Ki-moon", "Hillary Clinton", "Mayor Ada Example")
ENCODINGS = ("utf-8", "utf-8", "utf-8", "windows-1252", "iso-8859-15", "utf-16")
CODINGS = ("", "", "", "gzip", "deflate", "chunked", "chunked gzip")


def page(dice, number):
    """A page of some twenty kilobytes around eight paragraphs, as news sites have them."""
    sentence = lambda: " ".join(dice.choices(WORDS, k=dice.randint(8, 16))).capitalize() + "."
    quote = lambda: f"“{sentence()[:-1]},” {dice.choice(SPEAKERS)} said on Monday."
    paragraphs = [f"{sentence()} {quote()} {sentence()} {sentence()}" for _ in range(8)]
    title = f"{sentence()[:-1]} {number}"
    links = "".join(f"<li><a href='/{dice.randrange(10**6)}'>{' '.join(dice.choices(WORDS, k=6))}</a></li>" for _ in range(120))
    script = "<script>" + ";".join(f"var v{n}={dice.randrange(10**9)}" for n in range(150)) + "</script>"
    day = f"2012-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return (f"<!doctype html><html lang='en'><head><title>{title}</title><meta property='article:published_time' content='{day}T10:00:00Z'>"
            f"<meta property='og:site_name' content='The Daily Example'>{script}</head><body><nav><ul>{links}</ul></nav>"
            f"<article><h1>{title}</h1>{''.join(f'<p>{paragraph}</p>' for paragraph in paragraphs)}</article>"
            f"<footer><ul>{links}</ul></footer></body></html>")


def digest(data):
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def record(kind, url, block, content="application/http; msgtype=response", **fields):
    lines = ["WARC/1.0", f"WARC-Type: {kind}", "WARC-Date: 2012-03-01T00:00:00Z", f"WARC-Target-URI: {url}",
             f"Content-Type: {content}", f"Content-Length: {len(block)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def answer(dice, url, html):
    encoding, coding = dice.choice(ENCODINGS), dice.choice(CODINGS)
    body = html.encode(encoding, "xmlcharrefreplace")
    if "gzip" in coding:
        body = gzip.compress(body, 1)
    if "deflate" in coding:
        body = zlib.compress(body, 1)
    if "chunked" in coding:
        body = b"".join(b"%x\r\n%s\r\n" % (len(body[at:at + 4096]), body[at:at + 4096]) for at in range(0, len(body), 4096)) + b"0\r\n\r\n"
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={encoding}\r\n"
    for name, values in (("Content-Encoding", ("gzip", "deflate")), ("Transfer-Encoding", ("chunked",))):
        head += "".join(f"{name}: {value}\r\n" for value in values if value in coding)
    block = head.encode() + b"\r\n" + body
    fields = {"WARC_Payload_Digest": digest(body)}
    if dice.random() < 0.1:
        fields["WARC_Block_Digest"] = digest(block)
    return record("response", url, block, **fields)


def records(count, seed):
    """The records with the pages they hold, if any: (bytes, page or None)."""
    yield record("warcinfo", "urn:none", b"software: warcs.py\r\n", "application/warc-fields"), None
    for number in range(count):
        dice = random.Random(f"{seed} {number}")
        url = f"https://daily.example/{number}"
        if number % 50 == 7:
            yield record("response", url + ".png", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + dice.randbytes(50_000)), None
        if number % 50 == 19:
            yield record("response", url + "/gone", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone"), None
        if number % 50 == 31:
            yield record("request", url, b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"), None
        html = page(dice, number)
        yield answer(dice, url, html), html


def write(path, count, seed=20120204, folder=None):
    """Writes the archive; returns where each page's record ends in it."""
    ends, at = [], 0
    with open(path, "wb") as file:
        for number, (data, html) in enumerate(records(count, seed)):
            at += file.write(gzip.compress(data, 1))
            if html is not None:
                ends.append(at)
                if folder:
                    inside = Path(folder) / f"{number // 500:03}"
                    inside.mkdir(parents=True, exist_ok=True)
                    (inside / f"{number:06}.html").write_text(html, encoding="utf-8")
    return ends


if __name__ == "__main__":
    write(sys.argv[2], int(sys.argv[1]), folder=sys.argv[3] if len(sys.argv) > 3 else None)
