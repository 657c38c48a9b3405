//! wrk as the driver: 64 connections from one thread, so that a core is left to the server.

use std::path::Path;
use std::process::Command;

use super::process::{Server, output};

/// What one run showed.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Requests answered in a second.
    pub rate: f64,
    /// Half of them, and all but one in a hundred, took no longer; milliseconds.
    pub p50: f64,
    pub p99: f64,
    /// The server's processor time for each; microseconds.
    pub cpu: f64,
}

/// A script for wrk: `paths` in their order, over and over, each with the same headers.
///
/// With more paths than requests in a run, no two requests are alike.
pub fn script(paths: &[String], headers: &[(&str, &str)]) -> String {
    let mut lua = String::from("local paths = {\n");
    for path in paths {
        lua.extend(["  ", &format!("{path:?}"), ",\n"]);
    }
    lua.push_str("}\nlocal headers = {");
    for (name, value) in headers {
        lua.extend(["[", &format!("{name:?}"), "] = ", &format!("{value:?}"), ","]);
    }
    // The start differs from run to run, so that a run does not find what the one before it left in a cache.
    lua.push_str(
        "}\nlocal made = {}\nlocal at = 0\n\
         function init(args)\n  at = tonumber(args[1]) % #paths\n\
           for i, path in ipairs(paths) do made[i] = wrk.format(\"GET\", path, headers) end\nend\n\
         function request()\n  at = at % #made + 1\n  return made[at]\nend\n\
         function done(summary, latency, requests)\n  local e = summary.errors\n\
           io.write(string.format(\"told %d %d %d %d %d\\n\", summary.requests, summary.duration,\n\
             latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))\nend\n",
    );
    lua
}

/// Lets wrk run a script against a server for some seconds, beginning with the path of a number.
pub fn run(server: &Server, script: &Path, seconds: u32, from: usize) -> Result<Run, String> {
    let before = server.cpu();
    let mut wrk = Command::new("wrk");
    wrk.args(["-t1", "-c64", "--timeout", "60s", "-d"]).arg(format!("{seconds}s")).arg("-s").arg(script);
    wrk.arg(format!("http://127.0.0.1:{}", server.port)).arg("--").arg(from.to_string());
    let printed = output(&mut wrk)?;
    let cpu = server.cpu() - before;
    let told = printed.lines().find_map(|line| line.strip_prefix("told "));
    let told: Vec<f64> = told.unwrap_or_default().split(' ').filter_map(|number| number.parse().ok()).collect();
    let [requests, duration, p50, p99, errors] = told[..] else { return Err(format!("wrk said: {printed}")) };
    // A status of 400 and more is an error; so what is measured is what was asked for.
    if errors > 0.0 {
        return Err(format!("{}: of {requests} requests {errors} failed", script.display()));
    }
    Ok(Run { rate: requests / duration * 1e6, p50: p50 / 1e3, p99: p99 / 1e3, cpu: cpu / requests.max(1.0) * 1e6 })
}
