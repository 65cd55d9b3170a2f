#!/usr/bin/env python3
"""captures.py KIND COUNT FILE: makes a capture to measure the judge on (raw IPv4, checksums right).

clean  COUNT packets in connections of 20 each, one after the other: a call, three questions and answers, a close
bulk   one connection of COUNT packets that carries text, 1448 octets each, of which the capture keeps 66
steps  one connection in which each of COUNT segments of two octets begins one octet behind the last
gaps   one connection of COUNT packets in which both ends send, and of both every other segment is missing
syns   COUNT SYNs from COUNT sockets
many   COUNT packets in 4096 connections that are open at once and carry text, each in turn
resets one connection and COUNT resets of random numbers
"""

import random
import struct
import sys

FIN, SYN, RST, PSH, ACK = 1, 2, 4, 8, 16


def checksum(octets):
    if len(octets) % 2:
        octets += b"\0"
    total = sum(struct.unpack(f">{len(octets) // 2}H", octets))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


class Writer:
    def __init__(self, file):
        self.out = open(file, "wb")
        self.out.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 101))
        self.microseconds = 0
        self.packets = 0

    def send(self, source, destination, seq, ack, flags, text=b"", options=b"", kept=None):
        (a, source_port), (b, destination_port) = source, destination
        addresses = struct.pack(">II", a, b)
        offset = (5 + len(options) // 4) << 4
        tcp = struct.pack(">HHIIBBHHH", source_port, destination_port, seq & 0xFFFFFFFF, ack & 0xFFFFFFFF, offset,
                          flags, 60000, 0, 0) + options + text
        sum_of_all = checksum(addresses + struct.pack(">BBH", 0, 6, len(tcp)) + tcp) if kept is None else 0
        tcp = tcp[:16] + struct.pack(">H", sum_of_all) + tcp[18:]
        self.packets += 1
        ip = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(tcp), self.packets & 0xFFFF, 0x4000, 64, 6, 0) + addresses
        packet = ip + tcp
        self.microseconds += 50
        seconds, rest = divmod(self.microseconds, 1_000_000)
        self.out.write(struct.pack("<IIII", 1_700_000_000 + seconds, rest, len(packet[:kept]), len(packet)))
        self.out.write(packet[:kept])


MSS = bytes([2, 4, 5, 180])


def clean(writer, count):
    numbers = random.Random(1)
    for index in range(count // 20):
        client, server = (0x0A000001 + index // 20000, 1024 + index % 20000), (0x0A010001, 80)
        x, y = numbers.getrandbits(32), numbers.getrandbits(32)
        mine, theirs = 1, 1
        writer.send(client, server, x, 0, SYN, options=MSS)
        writer.send(server, client, y, x + 1, SYN | ACK, options=MSS)
        writer.send(client, server, x + 1, y + 1, ACK)
        for _ in range(3):
            writer.send(client, server, x + mine, y + theirs, PSH | ACK, b"q" * 100)
            mine += 100
            writer.send(server, client, y + theirs, x + mine, ACK)
            writer.send(server, client, y + theirs, x + mine, PSH | ACK, b"a" * 300)
            theirs += 300
            writer.send(client, server, x + mine, y + theirs, ACK)
        writer.send(client, server, x + mine, y + theirs, FIN | ACK)
        mine += 1
        writer.send(server, client, y + theirs, x + mine, ACK)
        writer.send(server, client, y + theirs, x + mine, FIN | ACK)
        theirs += 1
        writer.send(client, server, x + mine, y + theirs, ACK)
        writer.send(client, server, x + mine, y + theirs, ACK)


def bulk(writer, count):
    client, server = (0x0A000001, 4000), (0x0A010001, 80)
    text = b"b" * 1448
    writer.send(client, server, 1000, 0, SYN, options=MSS)
    writer.send(server, client, 5000, 1001, SYN | ACK, options=MSS)
    writer.send(client, server, 1001, 5001, ACK)
    for index in range(count):
        writer.send(client, server, 1001 + index * 1448, 5001, ACK, text, kept=66)
        if index % 2:
            writer.send(server, client, 5001, 1001 + (index + 1) * 1448, ACK)


def many(writer, count):
    server, text = (0x0A010001, 80), b"m" * 100
    clients = [(0x0A000001, 1024 + index) for index in range(4096)]
    for client in clients:
        writer.send(client, server, 1000, 0, SYN, options=MSS)
    for client in clients:
        writer.send(server, client, 5000, 1001, SYN | ACK, options=MSS)
    for index in range(count // len(clients) // 2 - 1):
        for client in clients:
            writer.send(client, server, 1001 + index * 100, 5001, ACK, text)
            writer.send(server, client, 5001, 1001 + index * 100 + 100, ACK)


def opened(writer):
    client, server = (0x0A000001, 4000), (0x0A010001, 80)
    writer.send(client, server, 1000, 0, SYN, options=MSS)
    writer.send(server, client, 5000, 1001, SYN | ACK, options=MSS)
    writer.send(client, server, 1001, 5001, ACK)
    return client, server


def steps(writer, count):
    client, server = opened(writer)
    for index in range(count):
        writer.send(client, server, 1001 + index, 5001, ACK, b"ss")
        if index % 8 == 7:
            writer.send(server, client, 5001, 1003 + index, ACK)


def gaps(writer, count):
    client, server = opened(writer)
    for index in range(count // 2):
        writer.send(client, server, 1101 + index * 200, 5001 + index * 200, ACK, b"g" * 100)
        writer.send(server, client, 5101 + index * 200, 1201 + index * 200, ACK, b"g" * 100)


def syns(writer, count):
    for index in range(count):
        client = (0x0A000001 + index // 60000, 1024 + index % 60000)
        writer.send(client, (0x0A010001, 80), index * 7919, 0, SYN, options=MSS)


def resets(writer, count):
    client, server = opened(writer)
    numbers = random.Random(1)
    for _ in range(count):
        writer.send(client, server, numbers.getrandbits(32), 0, RST)


KINDS = {"clean": clean, "bulk": bulk, "many": many, "steps": steps, "gaps": gaps, "syns": syns, "resets": resets}

if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in KINDS or not sys.argv[2].isdigit():
        sys.exit(__doc__)
    KINDS[sys.argv[1]](Writer(sys.argv[3]), int(sys.argv[2]))
