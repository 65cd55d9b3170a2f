#!/usr/bin/env python3
"""action_test.py SOURCE SYNFIN: the GitHub action and the snippets of docs/ci.md, as far as one can see offline."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import yaml

SOURCE, SYNFIN = pathlib.Path(sys.argv[1]), sys.argv[2]
ACTION = SOURCE / ".github/actions/verify"
INPUTS = {"variant": "two-message-handshake", "property": "stale-syn-never-establishes"}


def options_of(command):
    return set(re.findall(r"(?<![\w-])--?[a-z]+", subprocess.check_output([SYNFIN, command, "--help"], text=True)))


def shell(text):
    return subprocess.run(["bash", "-n"], input=text, text=True, capture_output=True)


class Action(unittest.TestCase):
    def setUp(self):
        self.action = yaml.safe_load((ACTION / "action.yml").read_text())

    def test_what_github_requires(self):
        self.assertTrue(self.action["name"] and self.action["description"])
        self.assertEqual(self.action["runs"]["using"], "composite")
        for one in self.action["inputs"].values():
            self.assertTrue(one["description"])
            self.assertIsInstance(one["default"], str)  # anything else becomes a string there, too
        for step in self.action["runs"]["steps"]:
            self.assertEqual(("run" in step) + ("uses" in step), 1, step)
            if "run" in step:
                self.assertEqual(step["shell"], "bash")
            else:
                self.assertRegex(step["uses"], r"^[\w-]+/[\w/-]+@v\d+$")

    def test_what_is_named_exists(self):
        steps = {step["id"]: step for step in self.action["runs"]["steps"] if "id" in step}
        text = (ACTION / "action.yml").read_text()
        scripts = {name: (ACTION / name).read_text() for name in re.findall(r"\$ACTION/([\w.]+)", text)}
        self.assertEqual(set(scripts), {"build.sh", "verify.sh"})
        written = {step: set(re.findall(r'echo "(\w+)=', scripts[step + ".sh"])) for step in ("build", "verify")}
        for step, output in re.findall(r"steps\.(\w+)\.outputs\.(\w+)", text):
            self.assertIn(step, steps)
            self.assertIn(output, written[step])
        for name in re.findall(r"inputs\.(\w+)", text):
            self.assertIn(name, self.action["inputs"])
        # What a script reads is given by its step, or by every runner.
        for step in ("build", "verify"):
            read = set(re.findall(r"\$\{?([A-Z_]+)", scripts[step + ".sh"]))
            given = set(steps[step]["env"]) | {"RUNNER_TEMP", "GITHUB_OUTPUT", "CCACHE_BASEDIR", "CCACHE_NOHASHDIR"}
            self.assertLessEqual(read, given)

    def test_scripts_are_shell(self):
        for step in self.action["runs"]["steps"]:
            if "run" in step:
                self.assertEqual(shell(step["run"]).stderr, "")
        for script in ACTION.glob("*.sh"):
            self.assertEqual(shell(script.read_text()).stderr, "")
            self.assertTrue(os.access(script, os.X_OK))

    def test_scripts_ask_for_what_the_program_can(self):
        script = (ACTION / "verify.sh").read_text()
        asked = set(re.findall(r"(?<![\w-])(--?[a-z]+)(?= )", re.sub(r"^(?!.*(set --|SYNFIN)).*$", "", script, flags=re.M)))
        self.assertLessEqual({"--format", "-o", "--variant", "--property", "--timeout"}, asked)
        self.assertLessEqual(asked - {"-z", "--"}, options_of("verify"))
        # `./run build --target synfin`, and the folder that the action takes for Synfin's root.
        root = (ACTION / "../../..").resolve()
        self.assertEqual(root, SOURCE.resolve())
        self.assertIn("build", subprocess.check_output([root / "run", "help"], text=True))

    def test_verify_step_runs(self):
        with tempfile.TemporaryDirectory() as folder:
            outputs = pathlib.Path(folder) / "outputs"
            environment = {**os.environ, "ACTION": str(ACTION), "SYNFIN": SYNFIN, "TIMEOUT": "60",
                           "GITHUB_OUTPUT": str(outputs), "RUNNER_TEMP": folder,
                           **{name.upper(): value for name, value in INPUTS.items()}}
            step = next(s for s in self.action["runs"]["steps"] if s.get("id") == "verify")
            ran = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", step["run"]], env=environment, cwd=SOURCE,
                                 capture_output=True, text=True)
            self.assertEqual(ran.returncode, 0, ran.stderr)  # the results are uploaded before the job fails
            said = dict(line.split("=", 1) for line in outputs.read_text().splitlines())
            self.assertEqual(set(said), set(self.action["outputs"]))
            self.assertEqual(said["status"], "1")
            self.assertIn("violated", ran.stdout)
            sarif = json.loads(pathlib.Path(said["sarif"]).read_text())
            self.assertEqual(sarif["runs"][0]["results"][0]["ruleId"], INPUTS["property"])
            self.assertIn("<failure", pathlib.Path(said["junit"]).read_text())
            self.check_code_quality(said["sarif"])

            # Wrong usage: no report, and the last step fails with the status.
            outputs.unlink()
            subprocess.run(["bash", "-c", step["run"]], env={**environment, "VARIANT": "no-such-table"}, cwd=SOURCE,
                           capture_output=True)
            self.assertEqual(outputs.read_text(), "status=2\n")
            last = self.action["runs"]["steps"][-1]
            self.assertEqual(subprocess.run(["bash", "-c", last["run"]], env={"STATUS": "2"}).returncode, 2)

    def check_code_quality(self, sarif):
        """GitLab's report, made by the filter that docs/ci.md shows."""
        filter_ = re.search(r"jq '(.*?)' synfin\.sarif", (SOURCE / "docs/ci.md").read_text(), re.S).group(1)
        [issue] = json.loads(subprocess.check_output(["jq", filter_, sarif]))
        self.assertEqual(set(issue), {"description", "check_name", "fingerprint", "severity", "location"})
        self.assertEqual(issue["check_name"], INPUTS["property"])
        self.assertIn("violates", issue["description"])
        self.assertRegex(issue["fingerprint"], r"^[0-9a-f]{16}:1$")
        self.assertIn(issue["severity"], {"info", "minor", "major", "critical", "blocker"})
        self.assertTrue((SOURCE / issue["location"]["path"]).is_file())
        self.assertGreater(issue["location"]["lines"]["begin"], 0)

    def test_snippets(self):
        blocks = re.findall(r"```yaml\n(.*?)```", (SOURCE / "docs/ci.md").read_text(), re.S)
        github, gitlab = (yaml.safe_load(block) for block in blocks)
        [job] = github["jobs"].values()
        step = next(s for s in job["steps"] if "synfin" in s["uses"])
        self.assertTrue((SOURCE / step["uses"].split("/", 2)[2].split("@")[0] / "action.yml").is_file())
        self.assertLessEqual(set(step["with"]), set(self.action["inputs"]))
        self.assertEqual(github["permissions"]["security-events"], "write")
        [job] = gitlab.values()
        for command in job["script"]:
            self.assertEqual(shell(command).stderr, "")
        text = "\n".join(job["script"])
        self.assertLessEqual(set(re.findall(r"(?<![\w-])--?[a-z]+(?= )", re.search(r"synfin verify.*", text).group())),
                             options_of("verify"))
        for report in job["artifacts"]["reports"].values():
            self.assertIn(report, text)


unittest.main(argv=sys.argv[:1], verbosity=0)
