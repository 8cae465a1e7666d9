//! Server-sent events (HTML, 9.2) read from the bytes of a stream, as a browser's `EventSource` reads them.

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub name: String,
    pub data: String,
    /// The last id that the stream gave, with this event or before.
    pub last_id: String,
}

/// Reads a stream piece by piece; a piece may end anywhere.
#[derive(Debug, Default)]
pub struct Reader {
    /// What has come of a line that has not ended.
    line: Vec<u8>,
    /// The line before ended with a carriage return: a line feed that follows belongs to it.
    after_return: bool,
    name: String,
    data: Option<String>,
    last_id: String,
}

impl Reader {
    /// The events that this piece completes.
    pub fn read(&mut self, piece: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        for &byte in piece {
            let after_return = std::mem::take(&mut self.after_return);
            match byte {
                b'\n' if after_return => {}
                b'\n' | b'\r' => {
                    self.after_return = byte == b'\r';
                    events.extend(self.line_ended());
                }
                other => self.line.push(other),
            }
        }
        events
    }

    fn line_ended(&mut self) -> Option<Event> {
        let line = std::mem::take(&mut self.line);
        let line = String::from_utf8_lossy(&line);
        if line.is_empty() {
            return self.event_ended();
        }
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            },
            "id" if !value.contains('\0') => value.clone_into(&mut self.last_id),
            // Comments, the time to come back after, and what nobody knows.
            _ => {}
        }
        None
    }

    fn event_ended(&mut self) -> Option<Event> {
        let name = std::mem::take(&mut self.name);
        let data = self.data.take()?;
        let name = if name.is_empty() { "message".to_owned() } else { name };
        Some(Event { name, data, last_id: self.last_id.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &str = "retry: 3000\n\nid: 7\nevent: unread\ndata: {\"unread\":2}\n\n:\n\nevent: change\ndata: é\ndata:b\n\ndata: x\r\n\r\nevent: nothing\n\nid\ndata\n\n";

    fn event(name: &str, data: &str, last_id: &str) -> Event {
        Event { name: name.to_owned(), data: data.to_owned(), last_id: last_id.to_owned() }
    }

    fn expected() -> Vec<Event> {
        vec![
            event("unread", "{\"unread\":2}", "7"),
            event("change", "é\nb", "7"),
            event("message", "x", "7"),
            event("message", "", ""),
        ]
    }

    #[test]
    fn a_stream_is_read_as_a_browser_reads_it() {
        assert_eq!(Reader::default().read(STREAM.as_bytes()), expected());
    }

    #[test]
    fn a_piece_may_end_anywhere() {
        for at in 0..STREAM.len() {
            let (first, second) = STREAM.as_bytes().split_at(at);
            let mut reader = Reader::default();
            let mut events = reader.read(first);
            events.extend(reader.read(second));
            assert_eq!(events, expected(), "cut at {at}");
        }
    }

    #[test]
    fn an_event_that_has_not_ended_is_none() {
        assert_eq!(Reader::default().read(b"data: x\n"), []);
    }
}
