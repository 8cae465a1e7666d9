//! Requests to addresses that somebody has typed or published: hand-offs and look-ups. They go to the public network
//! alone, whatever a name resolves to at the moment of the request, unless the operator allows private ones; no
//! redirects, no proxies, and a time limit for the whole of each.

use std::{
    error::Error,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use openidconnect::url::{Host, Url};
use reqwest::{
    Client, Request, Response,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect::Policy,
};

use super::reach;
use crate::cli::Failure;

#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct OutgoingArgs {
    /// Hand-offs and look-ups may go to private addresses (127.0.0.1, 10.0.0.0/8 and the like), and without TLS.
    #[arg(long, env = "CARNET_ALLOW_PRIVATE_NETWORK")]
    pub allow_private_network: bool,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    #[error("{0} is no public address")]
    Private(String),
    #[error("there was no answer in time")]
    Late,
    #[error("{0}")]
    Failed(String),
}

/// The way out.
#[derive(Clone)]
pub struct Outgoing {
    pub client: Client,
    allow_private: bool,
}

impl Outgoing {
    /// `within`: for a whole exchange, from the look-up of the name to the last byte of the answer.
    pub fn new(args: OutgoingArgs, within: Duration) -> Result<Self, Failure> {
        let allow_private = args.allow_private_network;
        let mut builder = Client::builder().redirect(Policy::none()).no_proxy().timeout(within);
        if !allow_private {
            builder = builder.dns_resolver(Arc::new(PublicNames));
        }
        let client = builder
            .user_agent(concat!("Carnet/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| Failure::new(format!("requests to others cannot be prepared: {error}")))?;
        Ok(Self { client, allow_private })
    }

    /// Sends a request made with [`Self::client`].
    pub async fn send(&self, request: Request) -> Result<Response, Unanswered> {
        if !self.allow_private {
            literal_is_public(request.url())?;
        }
        self.client.execute(request).await.map_err(unanswered)
    }
}

/// The first `most` bytes of an answer, or all of it when it is shorter; and whether that was all.
pub async fn beginning(response: &mut Response, most: usize) -> Result<(Vec<u8>, bool), Unanswered> {
    let mut read = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(unanswered)? {
        let room = most - read.len();
        read.extend_from_slice(piece.get(..room).unwrap_or(&piece));
        if piece.len() > room {
            return Ok((read, false));
        }
    }
    Ok((read, true))
}

// No name is looked up for a literal, so nobody else would see it.
fn literal_is_public(url: &Url) -> Result<(), Unanswered> {
    let address = match url.host() {
        Some(Host::Ipv4(address)) => IpAddr::V4(address),
        Some(Host::Ipv6(address)) => IpAddr::V6(address),
        Some(Host::Domain(_)) | None => return Ok(()),
    };
    if reach::is_public(address) { Ok(()) } else { Err(Unanswered::Private(address.to_string())) }
}

/// The cause alone: the address may carry a secret.
fn unanswered(error: reqwest::Error) -> Unanswered {
    if error.is_timeout() {
        return Unanswered::Late;
    }
    let error = error.without_url();
    let mut cause: &dyn Error = &error;
    while let Some(deeper) = cause.source() {
        if let Some(Unanswered::Private(name)) = deeper.downcast_ref() {
            return Unanswered::Private(name.clone());
        }
        cause = deeper;
    }
    Unanswered::Failed(cause.to_string())
}

/// Looks names up and answers their public addresses alone. The connection goes to what is answered here, so that a
/// name cannot change its mind in between.
struct PublicNames;

impl Resolve for PublicNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let public: Vec<SocketAddr> =
                found.iter().copied().filter(|address| reach::is_public(address.ip())).collect();
            match found.first() {
                Some(private) if public.is_empty() => {
                    Err(Unanswered::Private(format!("{} ({})", name.as_str(), private.ip())).into())
                }
                _ => Ok(Box::new(public.into_iter()) as Addrs),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use std::{
        io::{Read, Write},
        net::TcpListener,
        sync::atomic::{AtomicUsize, Ordering},
    };

    use super::*;

    const WITHIN: Duration = Duration::from_secs(2);

    /// A server that answers everything so, and how often it was asked.
    fn server(answer: &'static str) -> (u16, Arc<AtomicUsize>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (port, asked) = (listener.local_addr().unwrap().port(), Arc::new(AtomicUsize::new(0)));
        let counted = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                counted.fetch_add(1, Ordering::SeqCst);
                let _ = stream.read(&mut [0; 4096]);
                let _ = stream.write_all(answer.as_bytes());
            }
        });
        (port, asked)
    }

    async fn get(allow_private_network: bool, url: &str) -> Result<Response, Unanswered> {
        let outgoing = Outgoing::new(OutgoingArgs { allow_private_network }, WITHIN).unwrap();
        let request = outgoing.client.get(url).build().unwrap();
        outgoing.send(request).await
    }

    #[tokio::test]
    async fn nobody_is_led_inside() {
        let (port, asked) = server("HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok");
        for host in [
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "0.0.0.0",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::127.0.0.1]",
            "localhost",
            "LOCALHOST",
            "localhost.",
        ] {
            let answer = get(false, &format!("http://{host}:{port}/")).await;
            match answer {
                Err(Unanswered::Private(_)) => {}
                // A system may know no such name at all.
                Err(Unanswered::Failed(_)) if host.ends_with('.') => {}
                other => panic!("{host}: {other:?}"),
            }
        }
        assert_eq!(asked.load(Ordering::SeqCst), 0, "not even a connection");
        for host in ["127.0.0.1", "localhost"] {
            assert_eq!(get(true, &format!("http://{host}:{port}/")).await.unwrap().status(), 200, "{host}");
        }
        assert_eq!(asked.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn redirects_are_answers() {
        let (inside, asked) = server("HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        let answer = format!(
            "HTTP/1.1 307 X\r\nlocation: http://127.0.0.1:{inside}/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        );
        let (port, _) = server(answer.leak());
        assert_eq!(get(true, &format!("http://127.0.0.1:{port}/")).await.unwrap().status(), 307);
        assert_eq!(asked.load(Ordering::SeqCst), 0);
    }

    #[tokio::test]
    async fn what_went_wrong_is_told_without_the_address() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let late = Outgoing::new(OutgoingArgs { allow_private_network: true }, Duration::from_millis(100)).unwrap();
        let url = format!("http://127.0.0.1:{port}/?token=s3cret");
        let request = late.client.get(&url).build().unwrap();
        assert!(matches!(late.send(request).await, Err(Unanswered::Late)));
        drop(listener);
        let refused = get(true, &url).await.unwrap_err().to_string();
        assert!(refused.contains("refused") && !refused.contains("s3cret"), "{refused}");
    }

    #[tokio::test]
    async fn of_a_long_answer_the_beginning_is_read() {
        let (port, _) = server("HTTP/1.1 200 OK\r\ncontent-length: 6\r\nconnection: close\r\n\r\nabcdef");
        for (most, expected) in [(4, ("abcd", false)), (6, ("abcdef", true)), (9, ("abcdef", true))] {
            let mut answer = get(true, &format!("http://127.0.0.1:{port}/")).await.unwrap();
            let (read, all) = beginning(&mut answer, most).await.unwrap();
            assert_eq!((std::str::from_utf8(&read).unwrap(), all), expected, "{most}");
        }
    }
}
