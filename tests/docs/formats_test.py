#!/usr/bin/env python3
"""formats_test.py SOURCE SYNFIN VERIFICATION: what `verify` prints obeys the schemas of docs/schemas, and JUnit's. VERIFICATION holds
the whole matrix (tests/verification.sh)."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

import jsonschema

SOURCE, SYNFIN, VERIFICATION = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
PROPERTY = "dead-peer-is-noticed-by-the-other"


def schema(name):
    loaded = json.loads((SOURCE / "docs/schemas" / name).read_text())
    jsonschema.Draft202012Validator.check_schema(loaded)
    return jsonschema.Draft202012Validator(loaded)


def verify(*arguments):
    """One verification, printed as JSON and as JUnit."""
    with tempfile.TemporaryDirectory() as folder:
        files = [pathlib.Path(folder) / name for name in ("json", "junit")]
        status = subprocess.run(
            [SYNFIN, "verify", "--property", PROPERTY, "--format", "json", "-o", files[0],
             "--format", "junit", "-o", files[1], *arguments]).returncode
        return status, json.loads(files[0].read_text()), xml.parse(files[1]).getroot()


def subject_of(result):
    return result["variant"] + (" without " + result["without"] if result.get("without") else "")


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.all = (0, json.loads((VERIFICATION / "verify.json").read_text()),
                   xml.parse(VERIFICATION / "verify.junit").getroot())
        cls.one = verify("--variant", "no-keep-alive")

    def test_json_obeys_its_schema(self):
        for status, verdicts, _ in (self.all, self.one):
            schema("verify.schema.json").validate(verdicts)
            self.assertEqual(verdicts["ok"], status == 0)
        self.assertEqual(self.all[0], 0)
        self.assertEqual(self.one[0], 1)
        self.assertEqual(self.all[1]["results"][0]["variant"], "standard")
        self.assertTrue(self.one[1]["results"][0]["counterexample"])

    def test_the_schema_refuses_what_is_wrong(self):
        for break_it in (lambda r: r.pop("cites"), lambda r: r.update(verdict="maybe"), lambda r: r.update(ms=-1),
                         lambda r: r.update(verdict="proved"), lambda r: r.update(extra=1),
                         lambda r: r["counterexample"][0].pop("rules")):
            wrong = json.loads(json.dumps(self.one[1]))
            break_it(wrong["results"][0])
            self.assertFalse(schema("verify.schema.json").is_valid(wrong))

    def test_mutants_have_a_schema(self):
        killed = {"rule": "listen.syn", "edit": "dropped", "verdict": "killed", "by": PROPERTY, "ms": 1.5}
        right = {"mutants": [killed, dict(killed, verdict="survived", by=None)], "ok": False}
        mutate = schema("mutate.schema.json")
        mutate.validate(right)
        for wrong in (dict(killed, by=None), dict(killed, verdict="survived"), dict(killed, verdict="dead")):
            self.assertFalse(mutate.is_valid({"mutants": [wrong], "ok": True}))

    def test_the_judges_score_obeys_its_schema(self):
        ran = subprocess.run([SYNFIN, "mutate", "--judge", "--rule", "listen.syn", "--worlds", "60", "--format", "json"],
                             capture_output=True, text=True)
        score = json.loads(ran.stdout)
        schema("mutate-judge.schema.json").validate(score)
        self.assertEqual(score["ok"], ran.returncode == 0)
        self.assertEqual(sum(score["counts"].values()), len(score["mutants"]))
        for break_it in (lambda m: m.pop("rule"), lambda m: m.update(verdict="killed"), lambda m: m.pop("segment", m.pop("reason", 0))):
            wrong = json.loads(json.dumps(score))
            break_it(wrong["mutants"][0])
            self.assertFalse(schema("mutate-judge.schema.json").is_valid(wrong))

    def test_junit_is_as_ant_and_jenkins_have_it(self):
        for _, verdicts, suites in (self.all, self.one):
            self.assertEqual(suites.tag, "testsuites")
            tables = list(dict.fromkeys(r["variant"] for r in verdicts["results"]))
            dropped = list(dict.fromkeys(map(subject_of, verdicts.get("dropped", []))))
            self.assertEqual([suite.get("name") for suite in suites], tables + dropped)
            for place, suite in enumerate(suites):
                self.check_suite(suite, place, [r for r in verdicts["results"] + verdicts.get("dropped", [])
                                                if subject_of(r) == suite.get("name")])

    def check_suite(self, suite, place, results):
        self.assertEqual(suite.tag, "testsuite")
        self.assertEqual(suite.get("id"), str(place))
        for name in ("package", "hostname"):
            self.assertTrue(suite.get(name))
        self.assertRegex(suite.get("timestamp"), r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$")
        self.assertEqual([child.tag for child in suite],
                         ["properties", *["testcase"] * len(results), "system-out", "system-err"])
        for one in suite.find("properties"):
            self.assertTrue(one.get("name") and one.get("value"))
        cases = suite.findall("testcase")
        self.assertEqual(suite.get("tests"), str(len(cases)))
        self.assertEqual(suite.get("failures"), str(len(suite.findall("testcase/failure"))))
        self.assertEqual(suite.get("errors"), str(len(suite.findall("testcase/error"))))
        self.assertRegex(suite.get("time"), r"^\d+\.\d{3}$")
        for case, result in zip(cases, results):
            self.assertEqual(case.get("name"), result["property"])
            self.assertEqual(case.get("classname"), "synfin." + subject_of(result))
            self.assertAlmostEqual(float(case.get("time")), result["ms"] / 1000, delta=0.001)

    def test_a_failure_tells_the_story(self):
        self.assertEqual([suite.get("failures") for suite in self.all[2]], ["0"] * len(self.all[2]))
        failure = self.one[2].find("testsuite/testcase/failure")
        self.assertEqual(failure.get("type"), "violated")
        self.assertIn("A is dead", failure.get("message"))
        self.assertTrue(re.search(r"<CTL=SYN> +--> SYN-RECEIVED .*listen\.syn", failure.text))

    def test_formats_and_files_go_together(self):
        for arguments in (["--format", "json", "--format", "junit"], ["--format", "json", "--format", "text", "-o", "x"],
                          ["-o", "x", "-o", "y"], ["--format", "xml"]):
            wrong = subprocess.run([SYNFIN, "verify", *arguments], capture_output=True, text=True)
            self.assertEqual((wrong.returncode, wrong.stdout, wrong.stderr.count("\n")), (2, "", 1), wrong.stderr)


unittest.main(argv=sys.argv[:1], verbosity=0)
