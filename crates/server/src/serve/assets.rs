//! The built app, held in memory: a few files of a megabyte or two, read once at the start, each with the
//! compressed forms that lie beside it (`x.js.br`, `x.js.gz`). Files whose name holds a hash never change and are
//! cached for ever; the others are asked for again each time.

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
};

use axum::{body::Body, body::Bytes, extract::Request, response::Response};
use carnet_api::problem_response;
use carnet_core::wire::{Code, Problem};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use sha2::{Digest, Sha256};

use crate::cli::Failure;

const INDEX: &str = "/index.html";

/// What the app asks first: with this the browser asks it before the program that needs the answer is there.
const ASKED_FIRST: &str = "</api/v1/session/current>; rel=preload; as=fetch; crossorigin=anonymous";

/// Files by address.
pub struct Assets {
    files: HashMap<String, Asset>,
    index: Asset,
}

#[derive(Clone)]
struct Asset {
    content_type: &'static str,
    cache: &'static str,
    plain: Variant,
    brotli: Option<Variant>,
    gzip: Option<Variant>,
}

/// One form of a file and its entity tag.
#[derive(Clone)]
struct Variant {
    bytes: Bytes,
    tag: HeaderValue,
}

/// Reads the folder of the built app.
pub fn load(folder: &Path) -> Result<Assets, Failure> {
    let unreadable = |path: &Path, error: &io::Error| {
        Failure::new(format!(
            "the app cannot be read from {}: {error}; build it with `cargo xtask serve`, or give its folder with --app",
            path.display()
        ))
    };
    let mut files = HashMap::new();
    for path in walk(folder).map_err(|error| unreadable(folder, &error))? {
        let Some(address) = address(folder, &path) else { continue };
        let asset = Asset::read(&path, &address).map_err(|error| unreadable(&path, &error))?;
        files.insert(address, asset);
    }
    let index = files.get(INDEX).cloned().ok_or_else(|| {
        unreadable(&folder.join("index.html"), &io::Error::new(io::ErrorKind::NotFound, "there is no index.html"))
    })?;
    Ok(Assets { files, index })
}

impl Assets {
    /// The page of the app.
    pub fn index(&self) -> &[u8] {
        &self.index.plain.bytes
    }

    /// A file, the app's page for an address of the app, or a problem.
    pub fn answer(&self, request: &Request) -> Response {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let detail = format!("{} is read with GET or HEAD.", request.uri().path());
            let mut response = problem_response(&Problem::new(Code::MethodNotAllowed, detail));
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            return response;
        }
        let path = request.uri().path();
        match self.files.get(path) {
            Some(asset) => asset.answer(request.headers()),
            None if is_page(path) => self.index.answer(request.headers()),
            None => problem_response(&Problem::new(Code::RouteNotFound, format!("The app has no file {path}."))),
        }
    }
}

impl Asset {
    fn read(path: &Path, address: &str) -> io::Result<Self> {
        let compressed = |extension: &str| -> io::Result<Option<Variant>> {
            let mut name = path.as_os_str().to_owned();
            name.push(extension);
            let path = PathBuf::from(name);
            if path.is_file() { Variant::read(&path).map(Some) } else { Ok(None) }
        };
        Ok(Self {
            content_type: content_type(address),
            cache: if has_hash(address) { "public, max-age=31536000, immutable" } else { "no-cache" },
            plain: Variant::read(path)?,
            brotli: compressed(".br")?,
            gzip: compressed(".gz")?,
        })
    }

    fn answer(&self, request: &HeaderMap) -> Response {
        let accepted = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let (variant, encoding) = match (&self.brotli, &self.gzip) {
            (Some(brotli), _) if accepts(accepted, "br") => (brotli, Some("br")),
            (_, Some(gzip)) if accepts(accepted, "gzip") => (gzip, Some("gzip")),
            _ => (&self.plain, None),
        };
        let known = request.get(header::IF_NONE_MATCH).is_some_and(|tags| {
            tags.to_str()
                .is_ok_and(|tags| tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == variant.tag))
        });
        let mut response = if known { Response::default() } else { Response::new(Body::from(variant.bytes.clone())) };
        if known {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        }
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(self.cache));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(header::ETAG, variant.tag.clone());
        if self.content_type.starts_with("text/html") {
            headers.insert(header::LINK, HeaderValue::from_static(ASKED_FIRST));
        }
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    }
}

impl Variant {
    fn read(path: &Path) -> io::Result<Self> {
        let bytes = fs::read(path)?;
        let hex: String = Sha256::digest(&bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let tag = HeaderValue::from_str(&format!("\"{hex}\"")).map_err(io::Error::other)?;
        Ok(Self { bytes: Bytes::from(bytes), tag })
    }
}

/// All files below a folder, hidden ones left out.
fn walk(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            found.extend(walk(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

/// Where a file is served; compressed forms have no address of their own.
fn address(folder: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(folder).ok()?.to_str()?;
    let compressed = below.ends_with(".br") || below.ends_with(".gz");
    (!compressed).then(|| format!("/{}", below.replace(std::path::MAIN_SEPARATOR, "/")))
}

const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("map", "application/json"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
    ("xml", "application/xml"),
];

fn file_type(address: &str) -> Option<&'static str> {
    let (_, extension) = address.rsplit('/').next()?.rsplit_once('.')?;
    TYPES.iter().find(|(known, _)| extension.eq_ignore_ascii_case(known)).map(|(_, content_type)| *content_type)
}

fn content_type(address: &str) -> &'static str {
    file_type(address).unwrap_or("application/octet-stream")
}

/// Whether an address that is no file belongs to the app. A dot alone does not make a file: participant ids have
/// dots too; the extension of a kind of file that apps are made of does.
fn is_page(path: &str) -> bool {
    file_type(path).is_none()
}

/// `carnet-4f1d2c3b5a697887_bg.wasm`: a part of 12 or more hexadecimal digits.
fn has_hash(address: &str) -> bool {
    let name = address.rsplit('/').next().unwrap_or_default();
    name.split(['-', '_', '.']).any(|part| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether `Accept-Encoding` takes this encoding: named, and not with weight 0 (RFC 9110, 12.5.3).
fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|item| {
        let (name, weight) = item.split_once(';').unwrap_or((item, "q=1"));
        let zero = weight.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse::<f32>().is_ok_and(|q| q == 0.0));
        name.trim().eq_ignore_ascii_case(encoding) && !zero
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_file_is_known_by_its_extension_and_a_page_by_the_lack_of_one() {
        for page in ["/", "/customers", "/directory/0088/73.1", "/directory/9915/a.b", "/x.unknown"] {
            assert!(is_page(page), "{page}");
        }
        for file in ["/favicon.ico", "/old-0123456789abcdef.js", "/a/b.WASM", "/robots.txt"] {
            assert!(!is_page(file), "{file}");
        }
    }

    #[test]
    fn names_with_a_hash_never_change() {
        assert!(has_hash("/carnet-4f1d2c3b5a697887_bg.wasm"));
        assert!(has_hash("/snippets/x-4f1d2c3b5a697887/inline.4f1d2c3b5a69.js"));
        assert!(!has_hash("/index.html"));
        assert!(!has_hash("/favicon-32.png"));
    }

    #[test]
    fn an_encoding_is_taken_when_named_with_weight() {
        assert!(accepts("gzip, deflate, br", "br"));
        assert!(accepts("br;q=0.5", "br"));
        assert!(!accepts("br;q=0, gzip", "br"));
        assert!(!accepts("brotli", "br"));
        assert!(!accepts("", "gzip"));
    }
}
