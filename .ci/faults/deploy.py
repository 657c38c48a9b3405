#!/usr/bin/env python3
"""What stands in deploy/, tried as far as it can be without the machines it is for: systemd's own reading of the
unit and its score, every system call that the program makes against the unit's filter, and the program alone in a
read-only root without a shell, as the image has it."""
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import unittest
import urllib.request
from pathlib import Path

from program import BINARY, Ledger, corpus, environment, run

LEDGER = Ledger()
UNIT = Path("deploy/communique.service")
IMAGE = Path("deploy/Containerfile")
# Of 100: what systemd calls exposure, in tenths.
EXPOSED = 15


def tool(*arguments, **more):
    return subprocess.run(arguments, capture_output=True, text=True, **more)


class Deploy(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.base = Path(self.folder.name)
        self.addCleanup(self.folder.cleanup)

    def test_systemd_reads_the_unit(self):
        unit = self.base / "communique.service"
        unit.write_text(UNIT.read_text().replace("/usr/local/bin/communique serve", f"{BINARY} serve"))
        read = tool("systemd-analyze", "verify", "--man=no", unit)
        self.assertEqual((read.returncode, read.stderr.strip()), (0, ""))
        score = tool("systemd-analyze", "security", "--offline=true", "--no-pager", f"--threshold={EXPOSED}", UNIT)
        self.assertEqual(score.returncode, 0, score.stdout[-500:])
        level = re.search(r"exposure level for .*: ([0-9.]+)", score.stdout)[1]
        LEDGER.note("the systemd unit", "read by `systemd-analyze verify`, scored by `systemd-analyze security`", "", f"exposure {level} of 10")

    def test_systemd_reads_the_units_that_load_feeds(self):
        units = [self.base / f"communique-feeds.{kind}" for kind in ("service", "timer")]
        for unit in units:
            unit.write_text((Path("deploy") / unit.name).read_text().replace("/usr/local/bin/communique ", f"{BINARY} "))
        read = tool("systemd-analyze", "verify", "--man=no", *units)
        self.assertEqual((read.returncode, read.stderr.strip()), (0, ""))

    def allowed(self):
        """The system calls that the unit's filter lets through."""
        listed = tool("systemd-analyze", "syscall-filter", "--no-pager").stdout
        sets, name = {}, None
        for line in re.sub(r"\x1b\[[0-9;]*m", "", listed).splitlines():
            if line.startswith("@"):
                name = line.split()[0]
                sets[name] = set()
            elif name and (word := line.strip()) and not word.startswith("#"):
                sets[name].add(word)
        def calls(name):
            return {call for word in sets[name] for call in (calls(word) if word.startswith("@") else {word})}
        found = set()
        for line in re.findall(r"^SystemCallFilter=(.+)$", UNIT.read_text(), re.M):
            words = line.lstrip("~").split()
            named = {call for word in words for call in calls(word)}
            found = found - named if line.startswith("~") else found | named
        return found | calls("@default")

    def test_it_needs_no_call_that_the_unit_forbids(self):
        trace, db, port = self.base / "trace", self.base / "traced.db", 18000 + os.getpid() % 10000
        tracer = ("strace", "-f", "-qq", "-o", trace)
        server = subprocess.Popen([*tracer, BINARY, "serve", "--db", db, "--listen", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, env=environment())
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=5):
                    break
            except OSError:
                time.sleep(0.1)
        for path in ("/v1/articles?q=syria", "/v1/quotes?format=csv", "/metrics", "/docs/"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20).read()
        body = json.dumps({"text": "“No,” Sergei Lavrov said."}).encode()
        urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/v1/extract", body, {"Content-Type": "application/json"}), timeout=20).read()
        child = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()[0]
        os.kill(int(child), 15)
        server.wait(30)
        served = trace.read_text(errors="replace")
        loaded = tool(*tracer, BINARY, "ingest", "--db", db, corpus(self.base / "c.jsonl", range(300)), env=environment())
        self.assertEqual(loaded.returncode, 0, loaded.stderr)
        made = set(re.findall(r"^\d+ +([a-z_0-9]+)\(", served + trace.read_text(errors="replace"), re.M))
        self.assertGreater(len(made), 30)
        # Starting a program is systemd's act, before the filter; changing owners is what SQLite does as root alone.
        self.assertEqual(made - self.allowed() - {"execve", "fchown"}, set())
        LEDGER.note("the unit's filter of system calls", f"{len(made)} different calls of serving and loading, traced", "", "all are let through")

    def test_the_image_runs_the_program_alone(self):
        stages = re.split(r"^FROM ", IMAGE.read_text(), flags=re.M)[1:]
        last = stages[-1]
        self.assertRegex(last, r"\A\S*distroless/cc-debian12:nonroot\n")
        self.assertNotRegex(last, r"(?m)^(RUN|ADD|SHELL)\b")
        self.assertRegex(last, r"(?m)^USER nonroot$")
        self.assertRegex(last, r'(?m)^ENTRYPOINT \["/communique"\]$')
        for name, value in re.findall(r"([A-Z]+_[A-Z_]+)=(\S+)", last):
            self.assertIn(name, run("serve", "--help").stdout, "the program knows it")
        version = re.search(r'^version = "(.+)"$', Path("Cargo.toml").read_text(), re.M)[1]
        self.assertIn(f'org.opencontainers.image.version="{version}"', last)
        probe = json.loads(re.search(r"^HEALTHCHECK .*CMD (\[.+\])$", last, re.M)[1])
        # Its last stage, laid out by hand: the program, the libraries that distroless/cc has, and no shell.
        root = self.base / "root"
        (root / "data").mkdir(parents=True)
        shutil.copy(BINARY, root / "communique")
        libraries = re.findall(r"(/\S+\.so\S*)", tool("ldd", BINARY).stdout)
        names = {Path(library).name for library in libraries}
        self.assertLessEqual(names, {"libc.so.6", "libm.so.6", "libgcc_s.so.1", "libdl.so.2", "libpthread.so.0", "librt.so.1", "ld-linux-x86-64.so.2"})
        for library in libraries:
            to = root / library.lstrip("/")
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(os.path.realpath(library), to)
        port = 28000 + os.getpid() % 10000
        script = f"""set -e
mount --bind {root} {root}
mount -o remount,bind,ro {root}
mount -t tmpfs -o size=64m,mode=0700,uid=65532,gid=65532 none {root}/data
exec chroot --userspec=65532:65532 --groups= {root} /communique serve"""
        env = {"DATABASE_URL": "/data/communique.db", "COMMUNIQUE_LISTEN": f"127.0.0.1:{port}", "COMMUNIQUE_LOG_FORMAT": "json", "PATH": os.environ["PATH"]}
        jailed = subprocess.Popen(["unshare", "--mount", "--ipc", "sh", "-c", script], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            for _ in range(200):
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=5) as answer:
                        self.assertEqual(answer.status, 200)
                        break
                except OSError:
                    self.assertIsNone(jailed.poll())
                    time.sleep(0.05)
            status = Path(f"/proc/{jailed.pid}/status").read_text()
            self.assertIn("65532", re.search(r"Uid:(.*)", status)[1])
            self.assertRegex(status, r"CapEff:\s+0000000000000000")
            inside = Path(f"/proc/{jailed.pid}/root")
            self.assertFalse((inside / "bin/sh").exists())
            with self.assertRaises(OSError):
                (inside / "written").write_text("x")
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/articles", timeout=20) as answer:
                self.assertGreater(len(json.loads(answer.read())["items"]), 0)
            asked = [BINARY, *probe[1:]]
            self.assertEqual(tool(*asked, env=env).returncode, 0)
            jailed.terminate()
            self.assertEqual(jailed.wait(10), 0)
            self.assertEqual(tool(*asked, env=env).returncode, 2)
        finally:
            jailed.kill()
            jailed.wait()
            jailed.stderr.close()
        LEDGER.note("the image", "its last stage laid out by hand and run: read-only root, uid 65532, no capability, no shell", "", "serves and stops")


if __name__ == "__main__":
    program = unittest.main(exit=False)
    LEDGER.print()
    raise SystemExit(not program.result.wasSuccessful())
