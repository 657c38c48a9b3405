"""Serves a fresh database, runs each block of code in the section on spreadsheets and notebooks of openapi/EXAMPLES.md
against it, and compares what it prints with the casts that the Dag Hammarskjöld Library counts."""
import os
import re
import subprocess
import sys
import tempfile

CASTS = {"SUN": 90, "RUS": 30, "USA": 82, "GBR": 29, "FRA": 17, "CHN": 17}
RUNNERS = {"sh": ["bash", "-euo", "pipefail", "-c"], "python": ["python", "-c"]}

binary, examples = sys.argv[1:]
with open(examples, encoding="utf-8") as file:
    section = file.read().split("## Spreadsheets and notebooks\n")[1].split("\n## ")[0]
blocks = [block for block in re.findall(r"```(\w+)\n(.*?)```", section, re.S) if block[0] in RUNNERS]
assert [language for language, _ in blocks] == ["sh", "python", "python", "sh"], blocks

with tempfile.TemporaryDirectory() as folder:
    # `communique` is found, and reads the database that is served.
    environment = os.environ | {
        "PATH": f"{os.path.dirname(binary)}:{os.environ['PATH']}", "DATABASE_URL": f"{folder}/recipes.db"}
    command = [binary, "serve", "--db", f"{folder}/recipes.db", "--listen", "127.0.0.1:0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        base = next(found[0] for line in server.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
        for language, code in blocks:
            code = code.replace("http://127.0.0.1:8080", base)
            ran = subprocess.run([*RUNNERS[language], code], cwd=folder, env=environment, capture_output=True,
                                 text=True, timeout=60)
            assert ran.returncode == 0, f"{code}\n{ran.stderr}"
            casts = {member: int(count) for member, count in re.findall(r"^([A-Z]{3})\s+(\d+)$", ran.stdout, re.M)}
            assert casts == CASTS, f"{code}\n{ran.stdout}"
            print(f"{language}, {len(code.splitlines())} lines: {casts}")
    finally:
        server.kill()
        server.wait()
