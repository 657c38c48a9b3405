//! The heads of records and of HTTP answers: a first line, then names with values.

/// A head has at most so many bytes.
pub(super) const MOST_BYTES: usize = 64 << 10;
/// And so many lines.
const MOST_LINES: usize = 128;

/// The named values of a head, in its order.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads the lines behind the first, up to the blank one; none where they are no such lines.
    pub fn read(lines: &[u8]) -> Option<Self> {
        let mut headers = [httparse::EMPTY_HEADER; MOST_LINES];
        match httparse::parse_headers(lines, &mut headers) {
            Ok(httparse::Status::Complete((_, headers))) => Some(Self::of(headers)),
            _ => None,
        }
    }

    pub fn of(headers: &[httparse::Header<'_>]) -> Self {
        let field = |header: &httparse::Header<'_>| {
            (header.name.to_ascii_lowercase(), String::from_utf8_lossy(header.value).trim().to_owned())
        };
        Self(headers.iter().map(field).collect())
    }

    /// The value of the first field with this name, which is written in small letters.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(named, _)| named == name).map(|(_, value)| value.as_str())
    }
}

/// A page's head as a server sent it.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: u16,
    pub fields: Fields,
    /// Where the body begins.
    pub body: usize,
}

impl Answer {
    /// Reads the head of an HTTP answer; none where it is none, or not whole.
    pub fn read(block: &[u8]) -> Option<Self> {
        let mut headers = [httparse::EMPTY_HEADER; MOST_LINES];
        let mut answer = httparse::Response::new(&mut headers);
        let config = {
            let mut config = httparse::ParserConfig::default();
            config
                .allow_spaces_after_header_name_in_responses(true)
                .allow_obsolete_multiline_headers_in_responses(true)
                .ignore_invalid_headers_in_responses(true);
            config
        };
        match config.parse_response(&mut answer, block) {
            Ok(httparse::Status::Complete(body)) => {
                Some(Self { status: answer.code.unwrap_or_default(), fields: Fields::of(answer.headers), body })
            }
            _ => None,
        }
    }

    /// What the body is, without parameters: "text/html".
    pub fn media_type(&self) -> String {
        let stated = self.fields.get("content-type").unwrap_or("no type");
        stated.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// The encoding that the server states.
    pub fn charset(&self) -> Option<&'static encoding_rs::Encoding> {
        let stated = self.fields.get("content-type")?.to_ascii_lowercase();
        let label = stated.split("charset=").nth(1)?.trim_start_matches(['"', '\'']);
        let end = label.find(['"', '\'', ';', ' ']).unwrap_or(label.len());
        encoding_rs::Encoding::for_label(&label.as_bytes()[..end])
    }
}
