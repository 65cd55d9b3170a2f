#!/usr/bin/env python3
"""check_formats_test.py SOURCE SYNFIN VERIFICATION: what `check` prints of real captures obeys docs/schemas/check.schema.json, is
XML, SARIF and HTML, and says the same in each form."""
import html.parser
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

import jsonschema

SOURCE, SYNFIN = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
CAPTURES = sorted(str(one.relative_to(SOURCE)) for one in (SOURCE / "tests/captures").rglob("*.pcap"))
FORMATS = ("json", "jsonl", "junit", "sarif", "html", "text")
VOID = {"meta", "link", "br", "img", "hr", "input"}


def schema(of):
    loaded = json.loads((SOURCE / "docs/schemas/check.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(loaded)
    return jsonschema.Draft202012Validator({**loaded, "anyOf": [{"$ref": f"#/$defs/{of}"}]})


def check(*arguments, formats=FORMATS):
    """One judgement, printed in each form."""
    with tempfile.TemporaryDirectory() as folder:
        files = {name: pathlib.Path(folder) / name for name in formats}
        outputs = [word for name, file in files.items() for word in ("--format", name, "-o", str(file))]
        done = subprocess.run([SYNFIN, "check", *outputs, *arguments], cwd=SOURCE, capture_output=True, text=True)
        return done.returncode, {name: file.read_text() for name, file in files.items()}, done.stderr


class Balanced(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.wrong, self.seen, self.ids = [], [], [], []

    def handle_starttag(self, tag, attributes):
        self.seen.append(tag)
        self.ids += [value for name, value in attributes if name == "id"]
        self.wrong += [name for name, _ in attributes if name in ("src", "href") or name.startswith("on")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.seen.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.status, cls.all, _ = check(*CAPTURES)
        cls.json = json.loads(cls.all["json"])
        cls.lines = [json.loads(line) for line in cls.all["jsonl"].splitlines()]

    def test_json_obeys_its_schema(self):
        schema("whole").validate(self.json)
        for line in self.lines:
            schema("line").validate(line)
        self.assertEqual(self.status, 1)
        self.assertFalse(self.json["ok"])
        self.assertEqual([line for line in self.lines if line["type"] == "finding"], self.json["findings"])
        self.assertEqual([line for line in self.lines if line["type"] == "flow"], self.json["flows"])
        self.assertEqual(self.lines[-1], self.json["summary"])
        for level, count in (("violation", "violations"), ("warning", "warnings"), ("note", "notes")):
            self.assertEqual(sum(one["level"] == level for one in self.json["findings"]), self.json["summary"][count])
            self.assertGreater(self.json["summary"][count], 0, level)

    def test_the_order_is_promised(self):
        finding = next(line for line in self.lines if line["type"] == "finding")
        self.assertEqual(list(finding)[:14], "type file frame time flow endpoint level rule cite requirement state seen "
                                             "expected text".split())
        flow = next(line for line in self.lines if line["type"] == "flow")
        self.assertEqual(list(flow)[:7], "type file flow verdict packets states rules_exercised".split())

    def test_the_schema_refuses_what_is_wrong(self):
        right = self.json["findings"][0]
        schema("line").validate(right)
        for break_it in (lambda f: f.pop("cite"), lambda f: f.update(level="fault"), lambda f: f.update(frame=0),
                         lambda f: f.update(extra=1), lambda f: f.update(again=["7"]), lambda f: f.update(type="flow"),
                         lambda f: f.update(time="yesterday"), lambda f: f.update(course=[{"state": "LISTEN"}])):
            wrong = json.loads(json.dumps(right))
            break_it(wrong)
            self.assertFalse(schema("line").is_valid(wrong))
        for break_it in (lambda w: w.pop("flows"), lambda w: w.update(groups=[]), lambda w: w.update(ok=1)):
            wrong = json.loads(json.dumps(self.json))
            break_it(wrong)
            self.assertFalse(schema("whole").is_valid(wrong))

    def test_a_summary_obeys_it_too(self):
        _, told, _ = check("--summary", *CAPTURES, formats=("json", "jsonl", "sarif"))
        whole = json.loads(told["json"])
        schema("whole").validate(whole)
        for line in told["jsonl"].splitlines():
            schema("line").validate(json.loads(line))
        self.assertEqual(whole["summary"], self.json["summary"])
        self.assertEqual(sum(group["times"] for group in whole["groups"]), sum(one["times"] for one in self.json["findings"]))
        self.assertEqual(len(json.loads(told["sarif"])["runs"][0]["results"]), len(whole["groups"]))

    def test_junit_is_as_jenkins_has_it(self):
        suites = xml.fromstring(self.all["junit"])
        files = list(dict.fromkeys(flow["file"] for flow in self.json["flows"]))
        self.assertEqual([suite.get("name") for suite in suites], files)
        for place, suite in enumerate(suites):
            self.assertEqual(suite.get("id"), str(place))
            self.assertRegex(suite.get("timestamp"), r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$")
            cases = suite.findall("testcase")
            self.assertEqual([child.tag for child in suite],
                             ["properties", *["testcase"] * len(cases), "system-out", "system-err"])
            flows = [flow for flow in self.json["flows"] if flow["file"] == suite.get("name")]
            self.assertEqual(len(cases), len(flows))
            self.assertEqual(len({case.get("name") for case in cases}), len(cases))
            self.assertEqual(suite.get("tests"), str(len(cases)))
            for case, flow in zip(cases, flows):
                self.assertTrue(case.get("name").startswith(flow["flow"]))
                self.assertEqual(flow["verdict"] == "violation", case.find("failure") is not None, flow)
                self.assertEqual(flow["verdict"] == "unknown", case.find("skipped") is not None, flow)
            self.assertEqual(suite.get("failures"), str(sum(case.find("failure") is not None for case in cases)))
            self.assertEqual(suite.get("skipped"), str(len(suite.findall("testcase/skipped"))))
        self.assertEqual(len(suites.findall("testsuite/testcase/failure")), self.json["summary"]["violations"])

    def test_sarif_has_each_finding_at_its_capture(self):
        log = json.loads(self.all["sarif"])
        self.assertEqual(log["version"], "2.1.0")
        run = log["runs"][0]
        self.assertEqual(run["invocations"][0]["exitCode"], self.status)
        self.assertEqual(len(run["results"]), len(self.json["findings"]))
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual(len({rule["id"] for rule in rules}), len(rules))
        numbers = set()
        for result, finding in zip(run["results"], self.json["findings"]):
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            self.assertEqual(result["ruleId"], finding["rule"] or "no-rule")
            self.assertEqual(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], finding["file"])
            self.assertEqual(result["properties"]["frame"], finding["frame"])
            numbers.add(json.dumps(result["partialFingerprints"]))
        self.assertEqual(len(numbers), len(run["results"]))

    def test_html_is_whole(self):
        for page in (self.all["html"], check("--ladder", *CAPTURES, formats=("html",))[1]["html"]):
            parser = Balanced()
            parser.feed(page)
            parser.close()
            self.assertEqual((parser.open, parser.wrong), ([], []))
            self.assertNotIn("script", parser.seen)
            self.assertEqual(len(parser.ids), len(set(parser.ids)))
            self.assertEqual(parser.seen.count("article"), len(self.json["findings"]))

    def test_what_is_certain_is_told_at_once(self):
        capture = SOURCE / "tests/captures/guilty/data-at-iss.pcap"
        with open(capture, "rb") as file:
            done = subprocess.run([SYNFIN, "check", "--format", "jsonl", "-"], stdin=file, capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertEqual([json.loads(line)["type"] for line in done.stdout.splitlines()], ["finding", "flow", "summary"])

    def test_what_cannot_be_read_is_told_in_each_form(self):
        status, told, said = check("no-such.pcap", formats=("json", "junit", "sarif"))
        self.assertEqual((status, said.count("\n")), (2, 1), said)
        schema("whole").validate(json.loads(told["json"]))
        self.assertEqual(len(json.loads(told["json"])["summary"]["unread"]), 1)
        self.assertEqual(len(xml.fromstring(told["junit"]).findall("testsuite/testcase/error")), 1)
        self.assertFalse(json.loads(told["sarif"])["runs"][0]["invocations"][0]["executionSuccessful"])

    def test_options_that_do_not_go_together(self):
        for arguments in (["--format", "json", "--format", "junit"], ["--format", "junit", "--quiet"],
                          ["--format", "junit", "--summary"], ["--format", "jsonl", "--ladder"], ["--ladder", "--summary"],
                          ["-o", "no/such/folder/x"], ["--format", "xml"]):
            wrong = subprocess.run([SYNFIN, "check", *arguments, CAPTURES[0]], cwd=SOURCE, capture_output=True, text=True)
            self.assertEqual((wrong.returncode, wrong.stdout, wrong.stderr.count("\n")), (2, "", 1), wrong.stderr)


unittest.main(argv=sys.argv[:1], verbosity=0)
