"""A query ends when nobody waits for its answer: a client that has gone takes its query along within two seconds, and one
that takes too long is answered 503 at the deadline, and ends there.

cancelled.py ADDRESS PGBIN: an address of a database with articles, without a password. COMMUNIQUE names the binary.
"""

import socket
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "faults"))
from program import Server, until  # noqa: E402

ADDRESS, PGBIN = sys.argv[1:3]
DEADLINE = 4
# All queries of readers wait for this lock.
LOCK = "BEGIN; LOCK TABLE article IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(60)"


def psql(sql):
    return [f"{PGBIN}/psql", "-Atc", sql, ADDRESS]


def waiting():
    sql = ("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'communique' AND wait_event_type = 'Lock' "
           "AND datname = current_database()")
    return int(subprocess.run(psql(sql), capture_output=True, text=True, check=True).stdout)


def ask(server):
    asking = socket.create_connection(("127.0.0.1", server.port))
    asking.sendall(b"GET /v1/articles?count=true&limit=7 HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
    until("the query waits", lambda: waiting() == 1)
    return asking


def main():
    lock = None
    try:
        with Server(ADDRESS, "--deadline", str(DEADLINE)) as server:
            lock = subprocess.Popen(psql(LOCK), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(0.5)
            asking = ask(server)
            asking.close()
            ended = until("the query of a client that has gone ends before its deadline", lambda: waiting() == 0, DEADLINE - 1)
            begun = time.monotonic()
            asking = ask(server)
            answer = b"".join(iter(lambda: asking.recv(4096), b""))
            took = time.monotonic() - begun
            assert answer.startswith(b"HTTP/1.1 503 ") and b"deadline" in answer, answer[:200]
            assert DEADLINE - 1 < took < DEADLINE + 3, took
            left = until("the query ends at the deadline", lambda: waiting() == 0, 3)
            print(f"a client that has gone: its query ended after {ended:.1f} s; answered at the deadline after {took:.1f} s, "
                  f"the query ended {left:.1f} s later")
    finally:
        if lock:
            lock.kill()
            lock.wait()
        # The lock is let go of when the server finds its holder gone, which it looks for at the end of pg_sleep alone.
        subprocess.run(psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'BEGIN; LOCK TABLE article%' "
                            "AND pid <> pg_backend_pid()"), stdout=subprocess.DEVNULL, check=True)


main()
