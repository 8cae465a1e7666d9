//! A service provider that is in trouble: it refuses a third of the documents at first, takes a third without saying so
//! in time, and remembers what it has taken.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

pub const SECRET: &str = "a secret of the provider";
/// Longer than the server waits.
const TOO_LONG: Duration = Duration::from_millis(600);

#[derive(Default)]
pub struct Provider {
    pub port: u16,
    /// What it has taken: the source, by idempotency key.
    pub taken: Mutex<HashMap<String, String>>,
    /// Keys that it has refused once.
    refused: Mutex<HashMap<String, ()>>,
    pub posts: AtomicUsize,
    /// Posts of what it had already.
    pub known: AtomicUsize,
    pub unavailable: AtomicUsize,
    pub late: AtomicUsize,
}

/// One post.
struct Post {
    headers: HashMap<String, String>,
    body: String,
}

impl Provider {
    pub fn start() -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let provider = Arc::new(Self { port: listener.local_addr().unwrap().port(), ..Self::default() });
        let own = Arc::clone(&provider);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (own, stream) = (Arc::clone(&own), stream.unwrap());
                std::thread::spawn(move || own.serve(stream));
            }
        });
        provider
    }

    fn serve(&self, mut stream: TcpStream) {
        // Half a post is of a server that was killed.
        let Some(post) = read(&stream) else { return };
        self.posts.fetch_add(1, Ordering::SeqCst);
        let status = self.answer(&post);
        let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok");
        // Nobody may listen any more.
        let _ = stream.write_all(answer.as_bytes());
    }

    fn answer(&self, post: &Post) -> u16 {
        assert!(is_signed(post), "{:?}", post.headers);
        let key = &post.headers["idempotency-key"];
        assert_eq!(key, &post.headers["carnet-document"]);
        // By the key, so that a document meets the same trouble in every run of the server.
        let trouble = Sha256::digest(key.as_bytes())[0] % 3;
        if self.taken.lock().unwrap().get(key).is_some_and(|body| *body == post.body) {
            self.known.fetch_add(1, Ordering::SeqCst);
            return 200;
        }
        if trouble == 0 && self.refused.lock().unwrap().insert(key.clone(), ()).is_none() {
            self.unavailable.fetch_add(1, Ordering::SeqCst);
            return 503;
        }
        let before = self.taken.lock().unwrap().insert(key.clone(), post.body.clone());
        assert_eq!(before, None, "{key} was posted with two contents");
        if trouble == 1 {
            self.late.fetch_add(1, Ordering::SeqCst);
            std::thread::sleep(TOO_LONG);
        }
        201
    }
}

fn read(stream: &TcpStream) -> Option<Post> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut headers = HashMap::new();
    loop {
        line.clear();
        reader.read_line(&mut line).ok()?;
        match line.trim_end().split_once(": ") {
            Some((name, value)) => drop(headers.insert(name.to_lowercase(), value.to_owned())),
            None => break,
        }
    }
    let mut body = vec![0; headers.get("content-length")?.parse().ok()?];
    reader.read_exact(&mut body).ok()?;
    Some(Post { headers, body: String::from_utf8(body).unwrap() })
}

/// As `docs/operations.md` tells providers to check it.
fn is_signed(post: &Post) -> bool {
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(format!("{}.{}", post.headers["carnet-timestamp"], post.body).as_bytes());
    let expected: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    post.headers["carnet-signature"] == format!("v1={expected}")
}
