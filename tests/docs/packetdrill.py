"""The grammar of packetdrill's scripts, as far as connections need it: what of google/packetdrill's parser.y (options, events and
their times, TCP packets, system calls, commands, code) a script without UDP, ICMP, tunnels and fuzzing uses. Numbers are bound as
there: sequence numbers by 32 bits, text and window by 16, and a segment's end is its start and its text."""
import re

TOKENS = re.compile(r"""(?P<skip>\s+|//[^\n]*|/\*.*?\*/)|(?P<float>\d*\.\d+)|(?P<hex>0x[0-9a-fA-F]+)|(?P<integer>-?\d+)|(?P<ellipsis>\.\.\.)
    |(?P<code>%\{.*?\}%)|(?P<command>`[^`]*`)|(?P<string>"[^"]*")|(?P<word>[a-zA-Z_][a-zA-Z0-9_]*)|(?P<sign>[-+*~<>:(),.=|\[\]{}])""",
                    re.X | re.S)


class Wrong(Exception):
    pass


def words_of(text):
    at = 0
    while at < len(text):
        found = TOKENS.match(text, at)
        if not found:
            raise Wrong(f"no token: {text[at:at + 20]!r}")
        if found.lastgroup != "skip":
            yield found.lastgroup, found.group()
        at = found.end()
    yield "end", ""


class Script:
    """`packets`: (seconds, direction, flags, start, text, ack, window, urgent, mss) in their order; `calls`: (seconds, name,
    arguments as text, result, errno)."""

    def __init__(self, text):
        self.words, self.at, self.now = list(words_of(text)), 0, 0.0
        self.packets, self.calls = [], []
        while self.kind() != "end":
            self.event()

    def kind(self):
        return self.words[self.at][0]

    def peek(self):
        return self.words[self.at][1]

    def take(self, *wanted):
        kind, word = self.words[self.at]
        if wanted and word not in wanted and kind not in wanted:
            raise Wrong(f"expected {' or '.join(wanted)}, not {word!r}")
        self.at += 1
        return word

    def takes(self, word):
        if self.peek() != word:
            return False
        self.at += 1
        return True

    def number(self, most):
        value = int(self.take("integer"))
        if not 0 <= value <= most:
            raise Wrong(f"{value} is out of range")
        return value

    def event(self):
        relative = self.takes("+")
        seconds = float(self.take("float", "integer"))
        if seconds < 0:
            raise Wrong("negative time")
        now = self.now + seconds if relative else seconds
        if now < self.now:
            raise Wrong("time goes back")
        self.now = now
        if self.peek() in "<>":
            self.packet(self.take())
        elif self.kind() in ("command", "code"):
            self.take()
        else:
            self.call()

    def packet(self, direction):
        flags = self.flags()
        start = self.number(2**32 - 1)
        self.take(":")
        end = self.number(2**32 - 1)
        self.take("(")
        text = self.number(65535)
        self.take(")")
        if end != start + text:
            raise Wrong(f"inconsistent numbers and payload: {start}:{end}({text})")
        ack = self.number(2**32 - 1) if self.takes("ack") else None
        window = self.number(65535) if self.takes("win") else None
        urgent = self.number(65535) if self.takes("urg") else None
        mss = None
        if self.takes("<"):
            self.take("mss")
            mss = self.number(65535)
            self.take(">")
        if ("." in flags) != (ack is not None):
            raise Wrong(f"flags {flags} and ack {ack}")
        self.packets.append((self.now, direction, flags, start, text, ack, window, urgent, mss))

    def flags(self):
        if self.takes("-"):
            return ""
        flags = self.take() if self.kind() == "word" else ""
        if self.takes("."):
            flags += "."
        if not re.fullmatch(r"F?S?R?P?U?\.?", flags) or not flags:
            raise Wrong(f"no flags: {flags!r}")
        return flags

    def call(self):
        name = self.take("word")
        self.take("(")
        begin = self.at
        if self.peek() != ")":
            self.expressions()
        arguments = " ".join(word for _, word in self.words[begin:self.at])
        self.take(")")
        self.take("=")
        result = self.take("integer", "hex", "word", "ellipsis")
        errno = None
        if self.kind() == "word":
            errno = self.take("word")
            self.take("(")
            while self.kind() == "word":
                self.take()
            self.take(")")
        if (result == "-1") != (errno is not None):
            raise Wrong(f"{name} = {result} {errno}")
        self.calls.append((self.now, name, arguments, result, errno))

    def expressions(self):
        self.expression()
        while self.takes(","):
            self.expression()

    def expression(self):
        if self.takes("["):
            self.expressions()
            self.take("]")
        elif self.takes("{"):
            self.expressions()
            self.take("}")
        else:
            kind = self.kind()
            self.take("ellipsis", "integer", "hex", "word", "string")
            if kind == "word" and self.takes("="):
                self.expression()
        while self.takes("|"):
            self.expression()
