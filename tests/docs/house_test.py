#!/usr/bin/env python3
"""house_test.py SOURCE SYNFIN: what the READMEs, the guides and the workflows tell one to do can be done."""
import pathlib
import re
import shlex
import subprocess
import sys
import unittest

import yaml

SOURCE, SYNFIN = pathlib.Path(sys.argv[1]).resolve(), str(pathlib.Path(sys.argv[2]).resolve())
TRACKED = subprocess.check_output([SOURCE / "tests/structure/files.sh", SOURCE], text=True).splitlines()
PAGES = [name for name in TRACKED if name.endswith(".md")]
FOLDERS = {name.split("/")[0] for name in TRACKED if "/" in name}
RUN = (SOURCE / "run").read_text()


def text_of(page):
    return (SOURCE / page).read_text()


def synfin(*arguments):
    return subprocess.run([SYNFIN, *arguments], capture_output=True, text=True, cwd=SOURCE)


def listed(what):
    return {line.split()[0] for line in synfin("list", what).stdout.splitlines()[1:]}


def commands_in(page):
    """Commands that a page shows: in lines that are set in, and between backticks."""
    text = text_of(page)
    shown = re.findall(r"^ {4}(?!\s)(.+)$", text, re.M) + re.findall(r"`([^`\n]+)`", text)
    for line in shown:
        line = re.split(r"\s+#|\s{3,}", line)[0]
        for one in re.split(r"&&|\|\||;|\||\$\(", line):
            words = one.replace("[", " ").replace("]", " ").split()
            while words and re.match(r"[A-Z_]+=", words[0]):
                words.pop(0)
            if words:
                yield words


class Commands(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.help = {name: synfin(name, "--help").stdout for name in
                    re.findall(r"^  ([a-z]+) ", synfin("--help").stdout.split("Subcommands:")[1], re.M)}
        cls.names = {"--variant": listed("variants"), "--property": listed("properties"),
                     "--without": listed("assumptions"), "--rule": listed("rules")}

    def test_there_are_some(self):
        self.assertGreaterEqual(len(self.help), 7)
        self.assertGreater(sum(words[0] == "./run" for page in PAGES for words in commands_in(page)), 10)

    def test_run_has_them(self):
        known = set(re.findall(r"^  ([a-z]+) ", subprocess.check_output([SOURCE / "run", "help"], text=True), re.M))
        for page in PAGES:
            for words in commands_in(page):
                if words[0] == "./run" and len(words) > 1:
                    for name in words[1].strip(".,").split("|"):
                        self.assertIn(name, known, f"{page}: {' '.join(words)}")

    def test_synfin_has_them(self):
        for page in PAGES:
            for words in commands_in(page):
                if pathlib.Path(words[0]).name != "synfin" or len(words) < 2 or not words[1].isalpha():
                    continue
                if words[1].isupper():  # COMMAND
                    continue
                where = f"{page}: {' '.join(words)}"
                if words[1] not in self.help:  # or hidden
                    asked = synfin(words[1], "--help")
                    self.assertEqual(asked.returncode, 0, where)
                    self.help[words[1]] = asked.stdout
                for at, word in enumerate(words[2:], 2):
                    if re.match(r"--?[a-z]", word):
                        self.assertRegex(self.help[words[1]], rf"[\s,]{re.escape(word.split('=')[0])}\b", where)
                    value = words[at + 1] if at + 1 < len(words) else ""
                    if word in self.names and value and value.islower() and value != "stealth":
                        self.assertIn(value, self.names[word], where)

    def test_what_readme_shows_is_what_is_printed(self):
        readme = text_of("README.md")
        for command in ("check tests/captures/lossy_bulk.pcap",
                        "explain stale-syn-never-establishes --variant two-message-handshake"):
            self.assertIn(f"`synfin {command}`", readme)
            said = synfin(*shlex.split(command)).stdout
            # The numbers are the solver's choice.
            line = lambda text: re.sub(r"\s+", " ", re.sub(r"=\d+>", "=N>", text)).strip()
            shown = [line(one) for one in readme.splitlines() if one.startswith("    ")]
            for one in said.splitlines():
                if re.match(r" *\d+\. |tests/captures|\d+ TCP", one):
                    self.assertIn(line(one), shown)


class Pages(unittest.TestCase):
    def test_what_is_named_is_there(self):
        for page in PAGES:
            for name in re.findall(r"`([\w.-]+/[\w./*-]*)`", text_of(page)):
                if name.split("/")[0] not in FOLDERS:
                    continue
                there = [folder for folder in (SOURCE, (SOURCE / page).parent) if next(folder.glob(name), None)]
                self.assertTrue(there, f"{page}: {name}")

    def test_docs_readme_lists_all(self):
        readme = text_of("docs/README.md")
        for name in {name.split("/")[1] for name in TRACKED if name.startswith("docs/")} - {"README.md"}:
            self.assertIn(f"`{name}", readme)

    def test_readme_is_a_page(self):
        self.assertLessEqual(len(text_of("README.md").splitlines()), 110)

    def test_no_tag_that_is_not_there(self):
        for page in PAGES:
            for reference in re.findall(r"synfin/\.github/\S+@(\S+)", text_of(page)):
                self.assertEqual(reference, "main", page)


class Workflows(unittest.TestCase):
    def setUp(self):
        self.flows = {path.name: yaml.safe_load(path.read_text()) for path in (SOURCE / ".github/workflows").glob("*.yml")}

    def steps(self):
        for name, flow in self.flows.items():
            for job, it in flow["jobs"].items():
                for step in it["steps"]:
                    yield f"{name}, {job}", step

    def test_they_are_there(self):
        self.assertEqual(set(self.flows), {"ci.yml", "nightly.yml"})
        for name, flow in self.flows.items():
            self.assertEqual(flow["permissions"], {"contents": "read"}, name)
            self.assertEqual(flow["env"], {"SYNFIN_CACHE": ""}, name)  # no answer is a kept one
            for job, it in flow["jobs"].items():
                self.assertLessEqual(it["timeout-minutes"], 360, job)

    def test_steps_can_be_run(self):
        for where, step in self.steps():
            if "uses" in step:
                self.assertRegex(step["uses"], r"^actions/[\w-]+@v\d+$", where)
                continue
            self.assertEqual(subprocess.run(["bash", "-n"], input=step["run"], text=True, capture_output=True).stderr, "")
            for name in re.findall(r"\./run (\w+)", step["run"]):
                self.assertRegex(RUN, rf"(?m)^  {name}\)$", where)
            for name, rest in re.findall(r"build/synfin (\w+)(.*)", step["run"]):
                known = synfin(name, "--help").stdout
                for option in re.findall(r"(?<=\s)--?[a-z-]+(?=\s)", rest.split("||")[0]):
                    self.assertIn(option, known, where)

    def test_every_preset_and_the_long_run(self):
        presets = set(re.search(r"release \| asan \| clang \| fuzz", RUN).group().split(" | "))
        matrix = self.flows["ci.yml"]["jobs"]["test"]["strategy"]["matrix"]
        self.assertEqual(set(matrix["preset"]) | {one["preset"] for one in matrix["include"]}, presets)
        runs = " ".join(step.get("run", "") for _, step in self.steps())
        for part in ("./run test --long", "mutate", "./run lint", "./run docs"):
            self.assertIn(part, runs)
        # All parts of the mutants, and all of them merged.
        jobs = self.flows["nightly.yml"]["jobs"]
        shards = jobs["mutants"]["strategy"]["matrix"]["shard"]
        self.assertIn(f"/{len(shards)} ", " ".join(step.get("run", "") for step in jobs["mutants"]["steps"]))
        merge = next(step["run"] for step in jobs["mutation"]["steps"] if "--merge" in step.get("run", ""))
        self.assertEqual(re.findall(r"shard-(\d)\.json", merge), [str(n) for n in shards])


class House(unittest.TestCase):
    def test_what_a_maintainer_looks_for(self):
        for name in ("CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE", ".editorconfig", ".gitattributes"):
            self.assertIn(name, TRACKED)
        version = re.search(r"VERSION ([\d.]+) D", text_of("CMakeLists.txt")).group(1)
        self.assertIn(f"## {version}", text_of("CHANGELOG.md"))

    def test_issues_ask_for_a_table_or_a_capture(self):
        for name in ("table", "capture"):
            form = yaml.safe_load(text_of(f".github/ISSUE_TEMPLATE/{name}.yml"))
            self.assertTrue(form["name"] and form["description"])
            fields = {field["id"]: field for field in form["body"]}
            self.assertTrue(fields[name]["validations"]["required"])
            for field in fields.values():
                self.assertTrue(field["attributes"]["label"])


unittest.main(argv=sys.argv[:1], verbosity=0)
