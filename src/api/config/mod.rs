//! Configuration of the server: the flags of `serve`, whose `--help` is their manual.

#[cfg(test)]
mod tests;

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;
use std::time::Duration;

use clap::{Args, Parser};
use ipnet::IpNet;
use url::Url;

/// Options of the server.
#[derive(Clone, Debug, Args)]
pub struct ServeOptions {
    /// The address and port to listen on; port 0 takes a free one
    #[arg(long, env = "COMMUNIQUE_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    pub listen: SocketAddr,

    /// Serve findings and excerpts, but no full texts of articles
    #[arg(long, env = "COMMUNIQUE_WITHOUT_TEXT")]
    pub without_text: bool,

    /// Let search engines list the pages: robots.txt allows it, and /sitemap.xml names the pages
    ///
    /// Without it robots.txt forbids everything and every page says noindex. Pages of people outside the
    /// registry are never listed.
    #[arg(long, env = "COMMUNIQUE_INDEXABLE")]
    pub indexable: bool,

    /// The address that readers know this server by, such as <https://communique.example>, with its path if it has
    /// one; for canonical links
    #[arg(long, env = "COMMUNIQUE_PUBLIC_URL", value_parser = web_address, value_name = "URL")]
    pub public_url: Option<String>,

    /// Requests a second that one client may make on average under /v1 and of pages, or off
    ///
    /// A client is an IPv4 address or an IPv6 network of 64 bits. More are answered 429.
    #[arg(long, env = "COMMUNIQUE_RATE", default_value = "50", value_name = "N|off")]
    pub rate: Rate,

    /// Requests that one client may make at once on top of the average
    #[arg(long, env = "COMMUNIQUE_BURST", default_value_t = 200, value_name = "N")]
    pub burst: u32,

    /// Path under which a proxy serves this server, such as /news: taken off requests and put before links
    ///
    /// A trusted proxy's X-Forwarded-Prefix names another one for a request. Links in headers and on pages begin with it;
    /// paths in JSON are below it, and the OpenAPI document names it as its server.
    #[arg(long, env = "COMMUNIQUE_BASE_PATH", default_value = "", hide_default_value = true, value_parser = base_path,
        value_name = "PATH")]
    pub base_path: String,

    /// Trusted proxies, as addresses or networks: their Forwarded or X-Forwarded-For names the client
    ///
    /// From all other peers these headers are ignored, because any client can forge them. Of several addresses the
    /// last that is no trusted proxy counts; where both headers are present and disagree, both are ignored.
    #[arg(long, env = "COMMUNIQUE_TRUSTED_PROXY", value_delimiter = ',', value_parser = network, value_name = "NETWORK")]
    pub trusted_proxy: Vec<IpNet>,

    /// Threads that answer requests; by default one for two cores
    ///
    /// Each has four connections to the database, whose threads do the other half of the work.
    #[arg(long, env = "COMMUNIQUE_WORKERS", default_value_t = half_the_cores(), value_name = "N")]
    pub workers: usize,

    /// Concurrent connections; further ones wait to be accepted
    #[arg(long, env = "COMMUNIQUE_MAX_CONNECTIONS", default_value_t = 4096, value_name = "N")]
    pub max_connections: usize,

    /// Concurrent connections of one client; further ones are answered 429 and closed, 0 for no limit
    ///
    /// Trusted proxies may have any number.
    #[arg(long, env = "COMMUNIQUE_MAX_CLIENT_CONNECTIONS", default_value_t = 256, value_name = "N")]
    pub max_client_connections: usize,

    /// Response cache in bytes of memory; 0 caches nothing
    ///
    /// Cached responses are at most 100 milliseconds behind the database, whichever process changes it.
    #[arg(long, env = "COMMUNIQUE_CACHE", default_value_t = 48 << 20, value_name = "BYTES")]
    pub cache: u64,

    /// URL limit in bytes; longer ones are answered 414
    #[arg(long, env = "COMMUNIQUE_MAX_URL", default_value_t = 8 << 10, value_name = "BYTES")]
    pub max_url: usize,

    /// Header limit in bytes, for all headers of a request together; more are answered 431
    #[arg(long, env = "COMMUNIQUE_MAX_HEADERS", default_value_t = 32 << 10, value_name = "BYTES")]
    pub max_headers: usize,

    /// Body limit in bytes, uncompressed; more are answered 413
    #[arg(long, env = "COMMUNIQUE_MAX_BODY", default_value_t = 2 << 20, value_name = "BYTES")]
    pub max_body: usize,

    /// The most bytes of all bodies that arrive or wait at the same time; more are answered 503
    #[arg(long, env = "COMMUNIQUE_MAX_BODIES", default_value_t = 64 << 20, value_name = "BYTES")]
    pub max_bodies: usize,

    /// The bytes of answers of POST /v1/extract that may wait to be sent; while they do, no further text is read
    #[arg(long, env = "COMMUNIQUE_MAX_EXTRACTS", default_value_t = 64 << 20, value_name = "BYTES")]
    pub max_extracts: usize,

    /// Arrival timeout of a request, for head and body each; slower ones are answered 408
    #[arg(long, env = "COMMUNIQUE_ARRIVAL", default_value = "10", value_parser = seconds, value_name = "SECONDS")]
    pub arrival: Duration,

    /// Deadline for the start of a response; slower ones are stopped and answered 503
    #[arg(long, env = "COMMUNIQUE_DEADLINE", default_value = "20", value_parser = seconds, value_name = "SECONDS")]
    pub deadline: Duration,

    /// Write timeout: how long a reader may stall before the connection is cut
    #[arg(long, env = "COMMUNIQUE_STALL", default_value = "60", value_parser = seconds, value_name = "SECONDS")]
    pub stall: Duration,

    /// Keep-alive timeout of an idle connection
    #[arg(long, env = "COMMUNIQUE_KEEP_ALIVE", default_value = "30", value_parser = seconds, value_name = "SECONDS")]
    pub keep_alive: Duration,

    /// Shutdown timeout of responses under way when a signal stops the server
    #[arg(long, env = "COMMUNIQUE_SHUTDOWN", default_value = "8", value_parser = seconds, value_name = "SECONDS")]
    pub shutdown: Duration,

    /// Texts that POST /v1/extract reads at the same time; by default one for each core
    #[arg(long, env = "COMMUNIQUE_EXTRACTORS", default_value_t = cores(), value_name = "N")]
    pub extractors: usize,
}

impl ServeOptions {
    /// The options that decide on the bytes of responses, for their names: other options, other responses.
    pub(in crate::api) fn of_responses(&self) -> String {
        let Self { without_text, indexable, public_url, base_path, .. } = self;
        format!("{without_text} {indexable} {} {base_path}", public_url.as_deref().unwrap_or_default())
    }
}

impl Default for ServeOptions {
    /// The defaults of the flags.
    fn default() -> Self {
        #[derive(Parser)]
        struct Alone {
            #[command(flatten)]
            options: ServeOptions,
        }
        Alone::parse_from(["serve"]).options
    }
}

/// The request rate of one client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// No limit on requests.
    Off,
    /// A limit in requests a second.
    PerSecond(u32),
}

impl FromStr for Rate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match (text, text.parse()) {
            ("off", _) => Ok(Self::Off),
            (_, Ok(rate)) if rate > 0 => Ok(Self::PerSecond(rate)),
            _ => Err("give a number of requests a second, or off".to_owned()),
        }
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Off => f.write_str("off"),
            Self::PerSecond(rate) => rate.fmt(f),
        }
    }
}

/// As many threads as are busy when all cores are: a page from the database takes the responding thread as long as
/// that of its connection.
fn half_the_cores() -> usize {
    (cores() / 2).max(1)
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

/// An address of the web without its last slash.
fn web_address(text: &str) -> Result<String, String> {
    let web = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.query().is_none());
    web.map(|url| url.as_str().trim_end_matches('/').to_owned())
        .ok_or_else(|| "give an address such as https://communique.example".to_owned())
}

/// An address, or a network such as `10.0.0.0/8`.
fn network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    let network = text.parse::<IpNet>().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from));
    network.ok_or_else(|| "give addresses or networks such as 127.0.0.1,10.0.0.0/8".to_owned())
}

/// A base path: segments of plain characters, each behind a `/`, or nothing.
pub(in crate::api) fn base_path(text: &str) -> Result<String, String> {
    let path = text.trim_end_matches('/');
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~');
    let segments =
        path.strip_prefix('/').map(|rest| rest.split('/').all(|part| !part.is_empty() && part.chars().all(plain)));
    match segments {
        Some(true) => Ok(path.to_owned()),
        None if path.is_empty() => Ok(String::new()),
        _ => Err("give a path such as /news, of letters, digits, hyphens and slashes".to_owned()),
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "give a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds)
        .ok()
        .filter(|time| !time.is_zero())
        .ok_or("give more than 0 seconds".to_owned())
}
