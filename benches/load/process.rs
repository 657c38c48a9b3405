//! Processes under measurement: started, watched through `/proc`, and ended in any case.

use std::io;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Everything that was started and may still run.
static STARTED: Mutex<Vec<Child>> = Mutex::new(Vec::new());

/// Ends all of it, each by its id.
pub fn end_all() {
    for mut child in STARTED.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// A server that runs until this is dropped.
#[derive(Debug)]
pub struct Server {
    pub port: u16,
    pid: u32,
}

impl Server {
    /// Starts a server that is given its port, and waits until it answers `ready` with 200.
    pub fn start(command: impl FnOnce(u16) -> Command, ready: &str) -> Result<Self, String> {
        let port = free_port().map_err(|error| format!("no port is free: {error}"))?;
        let mut command = command(port);
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn();
        let child = child.map_err(|error| format!("{} does not start: {error}", command.get_program().display()))?;
        let server = Self { port, pid: child.id() };
        STARTED.lock().unwrap_or_else(PoisonError::into_inner).push(child);
        let since = Instant::now();
        while super::http::get(port, ready, "").map_or(0, |answer| answer.status) != 200 {
            if since.elapsed() > Duration::from_mins(1) {
                return Err(format!("{} does not answer {ready}", command.get_program().display()));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }

    /// Processor time used so far, in seconds.
    pub fn cpu(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.pid)).unwrap_or_default();
        // Behind the name, which may hold anything: the 14th and 15th field, in hundredths.
        let ticks: f64 = stat.rsplit_once(')').map_or(0.0, |(_, rest)| {
            rest.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum()
        });
        ticks / 100.0
    }

    /// Waits, for a minute at most, until it does nothing: work whose request was dropped still runs, and
    /// would be charged to the next measurement.
    pub fn settle(&self) {
        let since = Instant::now();
        let mut before = self.cpu();
        while since.elapsed() < Duration::from_mins(1) {
            thread::sleep(Duration::from_millis(100));
            let now = self.cpu();
            if now - before < 0.02 {
                break;
            }
            before = now;
        }
    }

    /// Memory now.
    pub fn memory(&self) -> Memory {
        memory(self.pid)
    }

    /// Notes the most memory that is used from now on.
    pub fn watch(&self) -> Watch {
        let (pid, ends) = (self.pid, Arc::new(AtomicBool::new(false)));
        let most = Arc::new([AtomicU64::new(0), AtomicU64::new(0)]);
        let (told, over) = (Arc::clone(&most), Arc::clone(&ends));
        let watching = thread::spawn(move || {
            while !over.load(Ordering::Relaxed) {
                let now = memory(pid);
                told[0].fetch_max(now.resident, Ordering::Relaxed);
                told[1].fetch_max(now.anonymous, Ordering::Relaxed);
                thread::sleep(Duration::from_millis(20));
            }
        });
        Watch { ends, most, watching: Some(watching) }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut started = STARTED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = started.iter().position(|child| child.id() == self.pid) {
            let mut child = started.swap_remove(place);
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Memory of a process, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// All of it, mapped pages of the file included.
    pub resident: u64,
    /// What is its own.
    pub anonymous: u64,
}

fn memory(pid: u32) -> Memory {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or_default() * 1024
    };
    Memory { resident: field("VmRSS:"), anonymous: field("RssAnon:") }
}

/// Watches a process.
#[derive(Debug)]
pub struct Watch {
    ends: Arc<AtomicBool>,
    most: Arc<[AtomicU64; 2]>,
    watching: Option<JoinHandle<()>>,
}

impl Watch {
    /// The most that was seen.
    pub fn most(mut self) -> Memory {
        self.ends.store(true, Ordering::Relaxed);
        let _ = self.watching.take().map(JoinHandle::join);
        let [resident, anonymous] = [0, 1].map(|n: usize| self.most[n].load(Ordering::Relaxed));
        Memory { resident, anonymous }
    }
}

/// Runs a program to its end and returns what it printed.
pub fn output(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().display().to_string();
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| format!("{name} does not start: {error}"))?;
    let (pid, out, err) = (child.id(), child.stdout.take(), child.stderr.take());
    STARTED.lock().unwrap_or_else(PoisonError::into_inner).push(child);
    let errors = thread::spawn(move || err.map(io::read_to_string));
    let printed = out.map_or(Ok(String::new()), io::read_to_string).map_err(|error| format!("{name}: {error}"))?;
    let errors = errors.join().ok().flatten().and_then(Result::ok).unwrap_or_default();
    let mut started = STARTED.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(place) = started.iter().position(|child| child.id() == pid) else {
        return Err(format!("{name} was ended"));
    };
    let ended = started.swap_remove(place).wait();
    if ended.is_ok_and(|status| status.success()) { Ok(printed) } else { Err(format!("{name} failed: {errors}")) }
}

/// Fails where one of these programs is not on the path.
pub fn require(programs: &[&str]) -> Result<(), String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = |program: &&&str| std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    let missing: Vec<&str> = programs.iter().filter(|program| !found(program)).copied().collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("not found: {}; see --help", missing.join(", "))) }
}

fn free_port() -> io::Result<u16> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
