"""Marked-up text: spans are tagged while it is composed and come out as code points when it is rendered.

Private-use characters stand for tags and quotation marks, so that a composer never counts characters.
"""
import re

OPEN, BEGIN, CLOSE = "\ue000", "\ue001", "\ue002"
LEFT, RIGHT, INNER_LEFT, INNER_RIGHT = "\ue010", "\ue011", "\ue012", "\ue013"
APPOSITION = "\ue020"

# name -> opening, closing, inner opening, inner closing, apostrophe
STYLES = {
    "“ ”": ("“", "”", "‘", "’", "’"),
    '" "': ('"', '"', "'", "'", "'"),
    "‘ ’": ("‘", "’", "“", "”", "’"),
    "' '": ("'", "'", '"', '"', "'"),
    "'' ''": ("''", "''", "'", "'", "'"),
    "« »": ("«", "»", "“", "”", "’"),
}


def tag(name, content):
    """The content as a span of that name."""
    return f"{OPEN}{name}{BEGIN}{content}{CLOSE}"


def plain(marked):
    """The text without tags; marks and open appositions stay."""
    out, naming = [], False
    for char in marked:
        if char == OPEN:
            naming = True
        elif char == BEGIN:
            naming = False
        elif char != CLOSE and not naming:
            out.append(char)
    return "".join(out)


def capitalised(marked):
    """The text with its first letter in upper case, tags skipped."""
    naming = False
    for at, char in enumerate(marked):
        if char == OPEN:
            naming = True
        elif char == BEGIN:
            naming = False
        elif not naming and char.isalpha():
            return marked[:at] + char.upper() + marked[at + 1:]
        elif not naming and char not in (CLOSE, LEFT, INNER_LEFT):
            return marked
    return marked


def closed(marked):
    """Open appositions get their comma, unless the sentence pauses there anyway."""
    # "Jr." ends a sentence with its own full stop.
    marked = re.sub(f"([JS]r\\.{CLOSE}*{APPOSITION}?)\\.", r"\1", marked)
    out = []
    for at, char in enumerate(marked):
        if char != APPOSITION:
            out.append(char)
            continue
        rest = plain(marked[at + 1:])
        if rest and rest[0] not in ".,:;!?\n)":
            out.append(",")
    return "".join(out)


def render(marked, style):
    """The text in a style of marks, and its spans [(name, start, end)]."""
    left, right, inner_left, inner_right, apostrophe = STYLES[style]
    shown = {LEFT: left, RIGHT: right, INNER_LEFT: inner_left, INNER_RIGHT: inner_right, "'": apostrophe}
    out, length, spans, stack, name = [], 0, [], [], None
    for char in closed(marked):
        if char == OPEN:
            name = []
        elif char == BEGIN:
            stack.append(("".join(name), length))
            name = None
        elif name is not None:
            name.append(char)
        elif char == CLOSE:
            opened, start = stack.pop()
            spans.append((opened, start, length))
        else:
            piece = shown.get(char, char)
            out.append(piece)
            length += len(piece)
    return "".join(out), spans
