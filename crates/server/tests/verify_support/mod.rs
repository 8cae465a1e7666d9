//! A register of the network that answers DNS over UDP, and a metadata publisher that answers HTTP, on this machine.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream, UdpSocket},
    sync::{Arc, Mutex},
    time::Duration,
};

use hickory_proto::{
    op::{Message, OpCode, ResponseCode},
    rr::{Name, RData, Record, rdata::NAPTR},
};
use sha2::{Digest, Sha256};

pub const ZONE: &str = "sml.example";

/// What the register answers about a participant.
#[derive(Clone)]
pub enum Dns {
    /// Flags, service and regexp of each record.
    Records(Vec<(&'static str, &'static str, String)>),
    Code(ResponseCode),
    Garbage,
    Silence,
}

/// The record that names a publisher.
pub fn publisher(base: &str) -> Dns {
    Dns::Records(vec![("U", "Meta:SMP", format!("!.*!{base}!"))])
}

/// Base 32 of the hash of an id, bit by bit.
fn label(id: &str) -> String {
    let bits: String = Sha256::digest(id.to_lowercase()).iter().map(|byte| format!("{byte:08b}")).collect();
    let letters: Vec<char> = ('a'..='z').chain('2'..='7').collect();
    let chunks = bits.as_bytes().chunks(5).map(|chunk| format!("{:0<5}", std::str::from_utf8(chunk).unwrap()));
    chunks.map(|five| letters[usize::from_str_radix(&five, 2).unwrap()]).collect()
}

/// Answers about these participants; whoever else is asked about does not exist. Answers its address.
pub fn register(answers: &[(&str, Dns)]) -> SocketAddr {
    let named = |(id, answer): &(&str, Dns)| (format!("{}.iso6523-actorid-upis.{ZONE}.", label(id)), answer.clone());
    let answers: HashMap<String, Dns> = answers.iter().map(named).collect();
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = socket.local_addr().unwrap();
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        loop {
            let (length, from) = socket.recv_from(&mut buffer).unwrap();
            let asked = Message::from_vec(&buffer[..length]).unwrap();
            let name = asked.queries[0].name().to_string().to_lowercase();
            let answer = answers.get(&name).cloned().unwrap_or(Dns::Code(ResponseCode::NXDomain));
            if let Some(bytes) = answered(&asked, answer) {
                socket.send_to(&bytes, from).unwrap();
            }
        }
    });
    address
}

fn answered(asked: &Message, answer: Dns) -> Option<Vec<u8>> {
    let query = asked.queries[0].clone();
    let mut message = Message::response(asked.metadata.id, OpCode::Query);
    message.metadata.recursion_available = true;
    let bytes = |text: &str| text.as_bytes().to_vec().into_boxed_slice();
    match answer {
        Dns::Silence => return None,
        Dns::Garbage => {
            let mut garbage = asked.to_vec().unwrap()[..2].to_vec();
            garbage.extend([0x81, 0x80, 0xff, 0xff, 0xff]);
            return Some(garbage);
        }
        Dns::Code(code) => message.metadata.response_code = code,
        Dns::Records(records) => {
            for (order, (flags, service, regexp)) in (1..).zip(records) {
                let naptr = NAPTR::new(order, 10, bytes(flags), bytes(service), bytes(&regexp), Name::root());
                message.add_answer(Record::from_rdata(query.name().clone(), 60, RData::NAPTR(naptr)));
            }
        }
    }
    message.add_query(query);
    Some(message.to_vec().unwrap())
}

/// What the publisher answers at a path.
#[derive(Clone)]
pub enum Http {
    Xml(String),
    /// Status, one more header, body.
    Plain(u16, &'static str, String),
    Redirect(String),
    Silence,
    /// More than anybody wants to read.
    Endless,
}

/// A publisher and what it was asked for.
pub struct Smp {
    pub base: String,
    answers: Arc<Mutex<HashMap<String, Http>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Smp {
    /// Whatever nobody has said anything about answers 404.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (answers, asked) = (Arc::<Mutex<HashMap<String, Http>>>::default(), Arc::<Mutex<Vec<String>>>::default());
        let (given, noted) = (Arc::clone(&answers), Arc::clone(&asked));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (given, noted) = (Arc::clone(&given), Arc::clone(&noted));
                std::thread::spawn(move || serve(stream.unwrap(), &given, &noted));
            }
        });
        Self { base, answers, asked }
    }

    pub fn put(&self, path: &str, answer: Http) {
        self.answers.lock().unwrap().insert(path.to_owned(), answer);
    }

    /// The paths that were asked for.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, answers: &Mutex<HashMap<String, Http>>, asked: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let Some(Ok(first)) = lines.next() else { return };
    let path = first.split(' ').nth(1).unwrap().to_owned();
    let _ = lines.find(|line| line.as_ref().map_or(true, String::is_empty));
    asked.lock().unwrap().push(path.clone());
    let answer = answers.lock().unwrap().get(&path).cloned();
    let send = |stream: &mut TcpStream, status: u16, header: &str, body: &str| {
        let head =
            format!("HTTP/1.1 {status} X\r\n{header}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
        let _ = stream.write_all(format!("{head}{body}").as_bytes());
    };
    match answer {
        Some(Http::Xml(body)) => send(&mut stream, 200, "Content-Type: text/xml;charset=utf-8", &body),
        Some(Http::Plain(status, header, body)) => send(&mut stream, status, header, &body),
        Some(Http::Redirect(to)) => send(&mut stream, 302, &format!("Location: {to}"), ""),
        Some(Http::Silence) => std::thread::sleep(Duration::from_secs(5)),
        Some(Http::Endless) => {
            let _ = stream.write_all(b"HTTP/1.1 200 X\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n");
            while stream.write_all(&[b' '; 65536]).is_ok() {}
        }
        None => send(&mut stream, 404, "Content-Type: text/plain", "no"),
    }
}
