//! A client that minds when the server is gone.

use std::{
    io::{Error, ErrorKind, Read, Result, Write},
    net::TcpStream,
    time::Duration,
};

use serde_json::Value;

/// Who asks whom.
#[derive(Clone)]
pub struct Client {
    pub address: String,
    pub cookie: String,
}

/// What came back whole.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

impl Client {
    /// One request on a connection of its own.
    ///
    /// # Errors
    /// When no whole answer has come; whether the request was served is then not known.
    pub fn send(&self, method: &str, path: &str, headers: &[String], body: &str) -> Result<Answer> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let mut lines = vec![
            format!("{method} /api/v1/{path} HTTP/1.1"),
            format!("Host: {}", self.address),
            format!("Origin: http://{}", self.address),
            format!("Cookie: {}", self.cookie),
            format!("Content-Length: {}", body.len()),
            "Content-Type: application/json".to_owned(),
            "Connection: close".to_owned(),
        ];
        lines.extend(headers.iter().cloned());
        stream.write_all(format!("{}\r\n\r\n{body}", lines.join("\r\n")).as_bytes())?;
        let mut text = String::new();
        stream.read_to_string(&mut text)?;
        answer(&text).ok_or_else(|| Error::from(ErrorKind::UnexpectedEof))
    }

    pub fn get(&self, path: &str) -> Result<Answer> {
        self.send("GET", path, &[], "")
    }
}

fn answer(text: &str) -> Option<Answer> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let length = head.lines().filter_map(|line| line.split_once(": ")).find(|(name, _)| *name == "content-length");
    let length = length.and_then(|(_, value)| value.parse::<usize>().ok());
    if length.is_some_and(|length| length != body.len()) {
        return None;
    }
    Some(Answer { status, body: body.to_owned() })
}
