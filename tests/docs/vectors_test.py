#!/usr/bin/env python3
"""vectors_test.py SOURCE SYNFIN FOLDER: what `vectors` prints obeys its schema, and its packetdrill scripts packetdrill's grammar;
the packets of a script are those of its vector. FOLDER holds the standard's (tests/vectors.sh)."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import jsonschema

SOURCE, SYNFIN, FOLDER = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import packetdrill  # noqa: E402

WORD = 2**32
BITS = (("F", "fin"), ("S", "syn"), ("R", "rst"), ("U", "urg"), (".", "has_ack"))


def packets_of(vector):
    """What a script must say: own numbers from the ISN on, which is that of the first SYN; the peer's as they are."""
    isn, said, start = None, [], vector["steps"][0]["call"].get("now", 0)
    for step in vector["steps"]:
        seconds = (step["call"].get("now", 0) - start) % WORD / 1000
        for direction, segment in (("<", step.get("segment")), (">", step["sent"])):
            if segment is None:
                continue
            if direction == ">" and isn is None and segment.get("syn"):
                isn = segment.get("seq", 0)
            ours, theirs = ("seq", "ack") if direction == ">" else ("ack", "seq")
            numbers = {ours: (segment.get(ours, 0) - (isn or 0)) % WORD, theirs: segment.get(theirs, 0)}
            silent = direction == ">" and (segment.get("rst") or segment.get("wnd", 0) > 65535)
            said.append((round(seconds, 3), direction, "".join(bit for bit, name in BITS if segment.get(name)), numbers["seq"],
                         segment.get("text", 0), numbers["ack"] if segment.get("has_ack") else None,
                         None if silent else segment.get("wnd", 0), segment.get("up", 0) if segment.get("urg") else None,
                         segment.get("mss")))
    return said


class Vectors(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        schema = json.loads((SOURCE / "docs/schemas/vectors.schema.json").read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        cls.schema = jsonschema.Draft202012Validator(schema)
        cls.lines = [json.loads(line) for line in (FOLDER / "vectors.jsonl").read_text().splitlines()]
        cls.vectors = {line["name"]: line for line in cls.lines if line["type"] == "vector"}
        cls.scripts = {one.name[:-len(".pkt")]: one for one in (FOLDER / "packetdrill").glob("*.pkt")}

    def test_each_line_obeys_the_schema(self):
        for line in self.lines:
            self.schema.validate(line)
        kinds = [line["type"] for line in self.lines]
        self.assertEqual((kinds[0], kinds[-1]), ("vectors", "summary"))
        self.assertEqual(kinds.count("vector"), len(self.vectors))

    def test_the_schema_refuses_what_is_wrong(self):
        for break_it in (lambda v: v.pop("config"), lambda v: v["steps"].clear(), lambda v: v["goals"].clear(), lambda v: v.update(extra=1),
                         lambda v: v["steps"][0].pop("told"), lambda v: v["steps"][0]["call"].update(later=1),
                         lambda v: v["steps"][0].update(event="SEGMENT ARRIVES"), lambda v: v["steps"][0]["tcb"].update({"snd.una": -1})):
            wrong = json.loads(json.dumps(next(iter(self.vectors.values()))))
            break_it(wrong)
            self.assertFalse(self.schema.is_valid(wrong))

    def test_the_sums_are_those_of_the_lines(self):
        sums = self.lines[-1]
        met = {goal["goal"] for vector in self.vectors.values() for goal in vector["goals"]}
        missed = [line for line in self.lines if line["type"] == "unreached"]
        self.assertEqual(sums["vectors"], len(self.vectors))
        self.assertEqual(sums["steps"], sum(len(vector["steps"]) for vector in self.vectors.values()))
        self.assertEqual(sums["met"] + len(missed), sums["goals"])
        self.assertEqual(len(met), sums["met"])
        self.assertFalse(met & {line["goal"] for line in missed})
        self.assertEqual(sum(sums["unreached"].values()), len(missed))
        self.assertNotIn("unknown", sums["unreached"])

    def test_each_rule_fires_and_the_solver_gives_its_reason(self):
        fired = {rule["rule"] for vector in self.vectors.values() for step in vector["steps"] for rule in step["rules"]}
        asked = {line["rule"] for line in self.lines if "rule" in line} | {
            goal["rule"] for vector in self.vectors.values() for goal in vector["goals"]}
        self.assertEqual(fired, asked)
        for line in self.lines:
            if line["type"] == "unreached":
                self.assertEqual(line["excluded"] == "proved", "proved by Z3" in line["reason"])

    def test_scripts_obey_the_grammar_and_say_what_their_vectors_say(self):
        for name, file in self.scripts.items():
            with self.subTest(script=name):
                script = packetdrill.Script(file.read_text())
                said = [(round(packet[0], 3), *packet[1:]) for packet in script.packets]
                self.assertEqual(said, packets_of(self.vectors[name]))
                self.assertTrue(script.calls)

    def test_what_is_not_said_is_named(self):
        lines = (FOLDER / "packetdrill/not-said.tsv").read_text().splitlines()[2:]
        unsaid = {line.split("\t")[0] for line in lines}
        self.assertEqual(unsaid | set(self.scripts), set(self.vectors))
        self.assertFalse(unsaid & set(self.scripts))
        self.assertTrue(all(line.split("\t")[2] for line in lines))
        self.assertGreater(len(self.scripts), len(self.vectors) // 3)

    def read_by_examples(self, *variant):
        """Both examples on the printed C, as their README tells."""
        example = SOURCE / "docs/examples/vectors"
        with tempfile.TemporaryDirectory() as folder:
            def run(*words):
                return subprocess.run([str(word) for word in words], cwd=folder, capture_output=True, text=True,
                                      stdin=(FOLDER / "vectors.jsonl").open())
            for words in ([SYNFIN, "generate", "c", *variant, "-o", "tcp"],
                          ["cc", "-Wall", "-Wextra", "-Werror", "-std=c99", "-DSYNFIN_NAMES", "-DSYNFIN_FIELDS", "-Itcp",
                           example / "vectors.c", "tcp/synfin.c", "-lcjson", "-o", "vectors"],
                          ["cc", "-DSYNFIN_NAMES", "-shared", "-fPIC", "tcp/synfin.c", "-o", "libtcp.so"]):
                made = run(*words)
                self.assertEqual(made.returncode, 0, made.stderr)
            return (run("./vectors"),
                    run(example / "vectors.py", "tcp/synfin.h", "./libtcp.so", FOLDER / "vectors.jsonl"))

    def test_the_printed_machine_passes_by_both_examples(self):
        for ran in self.read_by_examples():
            self.assertEqual((ran.returncode, ran.stdout), (0, f"{len(self.vectors)} vectors, 0 fail\n"), ran.stdout[-500:] + ran.stderr)

    def test_another_machine_fails_by_both_examples(self):
        counts = set()
        for ran in self.read_by_examples("--variant", "no-time-wait"):
            self.assertEqual(ran.returncode, 1, ran.stderr)
            self.assertIn("fin-wait-2.fin", ran.stdout)
            counts.add(ran.stdout.splitlines()[-1])
        self.assertEqual(len(counts), 1)

    def test_the_grammar_refuses_what_is_wrong(self):
        right = "0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n+0 < S. 1:2(1) ack 7 win 9 <mss 1>\n+.1 > F. 0:0(0) ack 2"
        packetdrill.Script(right)
        for one, other in (("1:2(1)", "1:3(1)"), ("ack 7", ""), ("win 9", "win 65536"), ("= 3", "= -1"), ("S.", "X."), ("+.1", "-1"),
                           ("mss 1", "mss"), ("1:2(1)", "4294967295:4294967296(1)")):
            with self.assertRaises(packetdrill.Wrong):
                packetdrill.Script(right.replace(one, other))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
