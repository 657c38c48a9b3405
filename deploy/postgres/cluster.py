"""Two PostgreSQL nodes under Patroni with etcd, haproxy before them and two servers of the API, all on this machine.

cluster.py BINARY [--folder FOLDER]: starts them, says where they are, and ends them when it is interrupted. It takes the
packages postgresql, patroni, etcd-server and haproxy of Debian, and patroni.yml, haproxy.cfg and roles.sql beside it. As
root it runs PostgreSQL and Patroni as `postgres`, since PostgreSQL never runs as root.
"""

import argparse
import os
import pwd
import re
import shutil
import signal
import socket
import string
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOST = "127.0.0.1"
# On one machine, for a trial.
PASSWORD = "on-this-machine-only"
ROLES = ("communique_owner", "communique_loader", "communique_reader")


def free_port():
    with socket.socket() as one:
        one.bind((HOST, 0))
        return one.getsockname()[1]


def wait_for(what, condition, seconds=90):
    """Until the condition holds; how long that took, and what it gave."""
    since = time.monotonic()
    while time.monotonic() - since < seconds:
        found = condition()
        if found:
            return found
        time.sleep(0.2)
    raise SystemExit(f"not within {seconds} s: {what}")


def status(url, method="GET"):
    """The status that is answered; none where nobody answers."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=2) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


def tree(pid):
    """A process and all below it."""
    below = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True).stdout.split()
    return [pid] + [one for child in below for one in tree(int(child))]


def kill_all(pids):
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


class Cluster:
    """The processes, each by its name; their logs and data are in the folder."""

    def __init__(self, binary, folder):
        self.binary, self.folder, self.running = str(Path(binary).resolve()), Path(folder), {}
        self.bin = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))[-1].parent
        self.user = "postgres" if os.getuid() == 0 else None
        self.ports = {name: free_port() for name in ("etcd", "peers", "n1", "n1_rest", "n2", "n2_rest", "writing", "reading")}
        if self.user:
            os.chown(self.folder, pwd.getpwnam(self.user).pw_uid, -1)
            self.folder.chmod(0o755)

    def start(self, name, *command):
        """Starts a program, or starts it again."""
        log = open(self.folder / f"{name}.log", "a")
        as_user = {"user": self.user, "group": self.user, "extra_groups": []} if self.user else {}
        self.running[name] = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, **as_user)

    def filled(self, template, target, **values):
        """A file of this folder with its values."""
        text = string.Template((HERE / template).read_text()).substitute(host=HOST, folder=self.folder, password=PASSWORD, **values)
        path = self.folder / target
        path.write_text(text)
        path.chmod(0o644)
        return str(path)

    def start_etcd(self):
        ports = self.ports
        client, peer = f"http://{HOST}:{ports['etcd']}", f"http://{HOST}:{ports['peers']}"
        self.start("etcd", "etcd", "--data-dir", str(self.folder / "etcd"), "--listen-client-urls", client,
                   "--advertise-client-urls", client, "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer,
                   "--initial-cluster", f"default={peer}")
        wait_for("etcd is healthy", lambda: status(client + "/health") == 200)

    def start_node(self, name):
        """A node of the database: Patroni, which runs PostgreSQL."""
        config = self.filled("patroni.yml", f"{name}.yml", name=name, rest_port=self.ports[name + "_rest"],
                             port=self.ports[name], etcd=f"{HOST}:{self.ports['etcd']}", bin=self.bin, shared_buffers="128MB")
        self.start(name, "patroni", config)

    def start_balancer(self):
        names = {part: self.ports[part] for part in ("writing", "reading", "n1_rest", "n2_rest")}
        config = self.filled("haproxy.cfg", "haproxy.cfg", n1_port=self.ports["n1"], n2_port=self.ports["n2"], **names)
        self.start("haproxy", "haproxy", "-db", "-f", config)

    def start_server(self, name, *options):
        """A server of the API that reads where any node answers; where it serves."""
        log = self.folder / f"{name}.log"
        log.unlink(missing_ok=True)
        self.start(name, self.binary, "--db", self.address("communique_reader", "reading"), "serve",
                   "--listen", f"{HOST}:0", "--rate", "off", *options)
        found = wait_for(f"{name} serves", lambda: re.search(r"stands at (http://[\d.]+:\d+)", log.read_text()))
        return found[1]

    def is_leader(self, name):
        return status(f"http://{HOST}:{self.ports[name + '_rest']}/primary") == 200

    def leader(self):
        return next((name for name in ("n1", "n2") if self.is_leader(name)), None)

    def is_in_step(self):
        """Whether what is acknowledged is on both nodes."""
        return any(status(f"http://{HOST}:{self.ports[name + '_rest']}/synchronous") == 200 for name in ("n1", "n2"))

    def kill(self, name):
        """Kills a node as a machine that loses its power: Patroni and every process of PostgreSQL."""
        postmaster = int((self.folder / name / "postmaster.pid").read_text().split()[0])
        kill_all([self.running[name].pid, *tree(postmaster)])
        self.running[name].wait()

    def address(self, role, port, database="communique"):
        return f"postgres://{role}:{PASSWORD}@{HOST}:{self.ports[port]}/{database}"

    def psql(self, *arguments, database="postgres"):
        """Asks the leader, as its superuser."""
        command = [self.bin / "psql", self.address("postgres", "writing", database), "-qAtv", "ON_ERROR_STOP=1", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def run(self, role, *arguments, timeout=120):
        """Runs a command of the program where is written."""
        command = [self.binary, "--db", self.address(role, "writing"), *arguments]
        try:
            return subprocess.run(command, capture_output=True, text=True, timeout=timeout,
                                  stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(command, 124, "", "it took too long")

    def make_database(self):
        self.psql("-c", "CREATE DATABASE communique")
        self.psql("-f", HERE / "roles.sql", database="communique")
        for role in ROLES:
            self.psql("-c", f"ALTER ROLE {role} PASSWORD '{PASSWORD}'")
        made = self.run("communique_owner", "ingest", "--from", "jsonl", "-")
        if made.returncode:
            raise SystemExit(f"the owner made no tables: {made.stderr}")
        self.psql("-f", HERE / "roles.sql", database="communique")

    def up(self):
        """All of it; where the two servers serve."""
        self.start_etcd()
        self.start_node("n1")
        wait_for("n1 is the leader", lambda: self.is_leader("n1"))
        self.start_node("n2")
        self.start_balancer()
        wait_for("n2 follows", self.is_in_step)
        wait_for("it is written to", lambda: subprocess.run(
            [self.bin / "psql", self.address("postgres", "writing", "postgres"), "-c", "SELECT 1"], capture_output=True).returncode == 0)
        self.make_database()
        return [self.start_server(name) for name in ("api1", "api2")]

    def down(self):
        for name in ("api1", "api2", "haproxy", "n1", "n2", "etcd"):
            process = self.running.get(name)
            if process and process.poll() is None:
                process.terminate()
                try:
                    process.wait(30)
                except subprocess.TimeoutExpired:
                    kill_all(tree(process.pid))


def require():
    missing = [name for name in ("patroni", "etcd", "haproxy") if not shutil.which(name)]
    if missing or not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        raise SystemExit("it takes Debian's packages postgresql, patroni, etcd-server and haproxy "
                         "(apt-get install --no-install-recommends …)")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary", help="communique, built with --features postgres")
    parser.add_argument("--folder", help="where its data are kept; a new one if nothing is said")
    asked = parser.parse_args()
    require()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory() as made:
        cluster = Cluster(asked.binary, asked.folder or made)
        try:
            servers = cluster.up()
            print("served at", *servers)
            print("loaders:", cluster.address("communique_loader", "writing"))
            print("readers:", cluster.address("communique_reader", "reading"))
            print("patronictl -c", cluster.folder / "n1.yml", "list", flush=True)
            signal.pause()
        except KeyboardInterrupt:
            pass
        finally:
            cluster.down()


if __name__ == "__main__":
    main()
