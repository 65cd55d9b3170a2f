#!/usr/bin/env python3
"""table_test.py SOURCE SYNFIN VERIFICATION: what `generate json` prints of each table obeys docs/schemas/table.schema.json, and its
digest is that of its text."""
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

import jsonschema

SOURCE, SYNFIN = pathlib.Path(sys.argv[1]), sys.argv[2]


def schema():
    loaded = json.loads((SOURCE / "docs/schemas/table.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(loaded)
    return jsonschema.Draft202012Validator(loaded)


def printed(variant):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([SYNFIN, "generate", "json", "--variant", variant, "-o", folder], check=True, stdout=subprocess.DEVNULL)
        return (pathlib.Path(folder) / "synfin.json").read_text()


def variants():
    return [row["name"] for row in json.loads(subprocess.check_output([SYNFIN, "list", "variants", "--format", "json"]))]


class Table(unittest.TestCase):
    def test_every_table_obeys_the_schema(self):
        for variant in variants():
            text = printed(variant)
            table = json.loads(text)
            schema().validate(table)
            self.assertEqual(table["table"], variant)
            head = table.pop("head")
            whole = json.dumps(table, separators=(",", ":"), ensure_ascii=False)
            self.assertEqual(head["sha256"], hashlib.sha256(whole.encode()).hexdigest())
            self.assertLess(max(map(len, text.splitlines()[1:])), 160)

    def test_the_picture_is_xml(self):
        if not shutil.which("dot"):
            self.skipTest("Graphviz is not installed")
        for variant in variants():
            with tempfile.TemporaryDirectory() as folder:
                subprocess.run([SYNFIN, "generate", "svg", "--variant", variant, "-o", folder], check=True, stdout=subprocess.DEVNULL)
                self.assertEqual(xml.parse(pathlib.Path(folder) / "synfin.svg").getroot().tag, "{http://www.w3.org/2000/svg}svg")

    def test_the_schema_refuses_what_is_wrong(self):
        whole = json.loads(printed("standard"))
        rule = lambda table: table["phases"][0]["rules"][0]
        for break_it in (lambda t: t.pop("head"), lambda t: t["head"].update(sha256="0"), lambda t: t.update(extra=1),
                         lambda t: rule(t).pop("guard"), lambda t: rule(t).update(guard=None),
                         lambda t: rule(t).update(guard=-1), lambda t: rule(t).update(guard={"state": 1}),
                         lambda t: rule(t).update(guard=["less", "snd.una", [1]]),
                         lambda t: rule(t)["exit"].update(then="stop"), lambda t: rule(t)["effects"][0].pop("value"),
                         lambda t: t["fields"][0].update(sort="word"), lambda t: t["fields"][-1].pop("most")):
            wrong = json.loads(json.dumps(whole))
            break_it(wrong)
            self.assertFalse(schema().is_valid(wrong))


unittest.main(argv=sys.argv[:1])
