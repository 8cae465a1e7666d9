//! A mail server in a thread: it takes every e-mail and keeps it, with the envelope it came in.

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::mpsc::{Receiver, Sender, channel},
    time::Duration,
};

/// An e-mail as it was received.
#[derive(Debug, Default)]
pub struct Received {
    /// Commands with their arguments, in order.
    pub commands: Vec<String>,
    /// Headers, unfolded.
    pub headers: Vec<String>,
    /// Decoded.
    pub text: String,
}

pub struct MailServer {
    pub address: String,
    received: Receiver<Received>,
}

impl MailServer {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (sender, received) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                talk(&stream.unwrap(), &sender);
            }
        });
        Self { address, received }
    }

    /// The next e-mail, once it has arrived.
    pub fn next(&self) -> Received {
        self.received.recv_timeout(Duration::from_secs(20)).unwrap()
    }

    pub fn is_empty(&self) -> bool {
        self.received.try_recv().is_err()
    }
}

/// One session (RFC 5321).
fn talk(stream: &TcpStream, sender: &Sender<Received>) {
    let mut say = stream;
    let mut received = Received::default();
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    write!(say, "220 mail.test\r\n").unwrap();
    while let Some(command) = lines.next() {
        let verb = command.split(' ').next().unwrap_or_default().to_uppercase();
        received.commands.push(command);
        match verb.as_str() {
            "DATA" => {
                write!(say, "354 go on\r\n").unwrap();
                let data: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                (received.headers, received.text) = read(&data);
                write!(say, "250 taken\r\n").unwrap();
                let _ = sender.send(std::mem::take(&mut received));
            }
            "QUIT" => {
                let _ = write!(say, "221 bye\r\n");
                return;
            }
            _ => write!(say, "250 fine\r\n").unwrap(),
        }
    }
}

/// Headers and text (RFC 5322, RFC 2045).
fn read(lines: &[String]) -> (Vec<String>, String) {
    let end = lines.iter().position(String::is_empty).unwrap();
    let mut headers: Vec<String> = Vec::new();
    for line in &lines[..end] {
        match headers.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(line),
            _ => headers.push(line.clone()),
        }
    }
    let undotted = |line: &String| line.strip_prefix('.').unwrap_or(line).to_owned();
    let body: Vec<String> = lines[end + 1..].iter().map(undotted).collect();
    let quoted =
        headers.iter().any(|header| header.eq_ignore_ascii_case("content-transfer-encoding: quoted-printable"));
    let text = if quoted { unquoted(&body.join("\n")) } else { body.join("\n") };
    (headers, text)
}

fn unquoted(text: &str) -> String {
    let text = text.replace("=\n", "");
    let mut pieces = text.split('=');
    let mut bytes = pieces.next().unwrap().as_bytes().to_vec();
    for piece in pieces {
        let (code, rest) = piece.split_at(2);
        bytes.push(u8::from_str_radix(code, 16).unwrap());
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).unwrap()
}
