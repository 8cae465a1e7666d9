//! An OpenID Connect provider in a thread: metadata, keys, authorization, tokens, user info. It checks what a provider
//! checks, and what it says can be bent.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    time::{Duration, SystemTime},
};

use base64::{Engine, engine::general_purpose::STANDARD, engine::general_purpose::URL_SAFE_NO_PAD};
use openidconnect::{
    AccessToken, Audience, EmptyAdditionalClaims, EndUserEmail, IssuerUrl, JsonWebKeyId, Nonce, PrivateSigningKey,
    StandardClaims, SubjectIdentifier,
    core::{CoreIdToken, CoreIdTokenClaims, CoreJsonWebKeySet, CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey},
    url::{Url, form_urlencoded},
};
use rsa::{pkcs1::EncodeRsaPrivateKey, pkcs8::LineEnding, rand_core::OsRng};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub const CLIENT_ID: &str = "carnet";
pub const CLIENT_SECRET: &str = "geheim des Clients";
pub const REDIRECT: &str = "https://carnet.example/api/v1/oidc/callback";
const ACCESS_TOKEN: &str = "access-token-of-the-test";

/// What the provider says of the person who signs in.
#[derive(Clone)]
pub struct Says {
    pub email: Option<String>,
    pub verified: Option<bool>,
    /// In the user info instead of the ID token.
    pub in_user_info: bool,
    pub nonce: Option<String>,
    pub audience: String,
    pub issuer: Option<String>,
    pub expires_in_s: i64,
    /// Instead of tokens: an error with these words, or tokens of another shape with them inside.
    pub refuses: Option<String>,
    pub garbles: Option<String>,
    /// Which of its keys signs, and which one it publishes.
    pub signs_with: usize,
    pub publishes: usize,
}

impl Says {
    pub fn of(email: &str) -> Self {
        Self {
            email: Some(email.to_owned()),
            verified: Some(true),
            in_user_info: false,
            nonce: None,
            audience: CLIENT_ID.to_owned(),
            issuer: None,
            expires_in_s: 300,
            refuses: None,
            garbles: None,
            signs_with: 0,
            publishes: 0,
        }
    }
}

pub struct Provider {
    pub address: String,
    says: Arc<Mutex<Says>>,
}

struct Desk {
    issuer: String,
    says: Arc<Mutex<Says>>,
    keys: Vec<CoreRsaPrivateSigningKey>,
    /// By code: nonce and PKCE challenge.
    codes: HashMap<String, (String, String)>,
    issued: usize,
}

impl Provider {
    pub fn start(says: Says) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let says = Arc::new(Mutex::new(says));
        let keys = ["first", "second"].map(key).into();
        let mut desk = Desk { issuer: issuer.clone(), says: Arc::clone(&says), keys, codes: HashMap::new(), issued: 0 };
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                desk.answer(&mut stream.unwrap());
            }
        });
        Self { address: issuer, says }
    }

    pub fn says(&self, change: impl FnOnce(&mut Says)) {
        change(&mut self.says.lock().unwrap());
    }

    /// What the browser does there: it comes with the address it was sent to, and is sent back.
    pub fn visit(&self, location: &str) -> String {
        let path = location.strip_prefix(&self.address).unwrap_or_else(|| panic!("{location}"));
        let mut stream = TcpStream::connect(self.address.strip_prefix("http://").unwrap()).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let location =
            answer.lines().find_map(|line| line.strip_prefix("Location: ")).unwrap_or_else(|| panic!("{answer}"));
        location.strip_prefix("https://carnet.example").unwrap_or_else(|| panic!("{location}")).to_owned()
    }
}

fn key(id: &str) -> CoreRsaPrivateSigningKey {
    let pem = rsa::RsaPrivateKey::new(&mut OsRng, 2048).unwrap().to_pkcs1_pem(LineEnding::LF).unwrap();
    CoreRsaPrivateSigningKey::from_pem(&pem, Some(JsonWebKeyId::new(id.to_owned()))).unwrap()
}

impl Desk {
    fn answer(&mut self, stream: &mut TcpStream) {
        let (line, headers, body) = read(stream);
        let target = line.split(' ').nth(1).unwrap_or_default().to_owned();
        let url = Url::parse(&format!("{}{target}", self.issuer)).unwrap();
        let asked: HashMap<String, String> = url.query_pairs().into_owned().collect();
        let (status, location, answer) = match url.path() {
            "/.well-known/openid-configuration" => (200, None, self.metadata()),
            "/jwks" => (200, None, self.published()),
            "/authorize" => (302, Some(self.authorize(&asked)), json!({})),
            "/token" => match self.token(&headers, &body) {
                Ok(tokens) => (200, None, tokens),
                Err(why) => (400, None, json!({"error": "invalid_grant", "error_description": why})),
            },
            "/userinfo" => (200, None, self.user_info(&headers)),
            _ => (404, None, json!({})),
        };
        let location = location.map_or(String::new(), |location| format!("Location: {location}\r\n"));
        let answer = answer.to_string();
        let head = format!("HTTP/1.1 {status} x\r\nContent-Type: application/json\r\nConnection: close\r\n{location}");
        // Whoever asked may be gone.
        let _ = write!(stream, "{head}Content-Length: {}\r\n\r\n{answer}", answer.len());
    }

    fn metadata(&self) -> Value {
        let at = |path: &str| format!("{}{path}", self.issuer);
        json!({
            "issuer": self.issuer,
            "authorization_endpoint": at("/authorize"),
            "token_endpoint": at("/token"),
            "userinfo_endpoint": at("/userinfo"),
            "jwks_uri": at("/jwks"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        })
    }

    fn published(&self) -> Value {
        let key = &self.keys[self.says.lock().unwrap().publishes];
        serde_json::to_value(CoreJsonWebKeySet::new(vec![key.as_verification_key()])).unwrap()
    }

    fn authorize(&mut self, asked: &HashMap<String, String>) -> String {
        assert_eq!(asked["response_type"], "code");
        assert_eq!((asked["client_id"].as_str(), asked["redirect_uri"].as_str()), (CLIENT_ID, REDIRECT));
        assert_eq!(asked["code_challenge_method"], "S256");
        assert!(asked["scope"].split(' ').any(|scope| scope == "email"), "{asked:?}");
        self.issued += 1;
        let code = format!("code-{}", self.issued);
        self.codes.insert(code.clone(), (asked["nonce"].clone(), asked["code_challenge"].clone()));
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("code", &code)
            .append_pair("state", &asked["state"])
            .finish();
        format!("{REDIRECT}?{query}")
    }

    fn token(&mut self, headers: &str, body: &str) -> Result<Value, String> {
        let form: HashMap<String, String> = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
        let secret: String = form_urlencoded::byte_serialize(CLIENT_SECRET.as_bytes()).collect();
        let expected = format!("Basic {}", STANDARD.encode(format!("{CLIENT_ID}:{secret}")));
        if !headers.contains(&expected) || form.get("redirect_uri").map(String::as_str) != Some(REDIRECT) {
            return Err("another client".to_owned());
        }
        let (nonce, challenge) = self.codes.remove(&form["code"]).ok_or("the code is used or unknown")?;
        if URL_SAFE_NO_PAD.encode(Sha256::digest(form["code_verifier"].as_bytes())) != challenge {
            return Err("another browser".to_owned());
        }
        let says = self.says.lock().unwrap().clone();
        if let Some(words) = says.refuses {
            return Err(words);
        }
        if let Some(words) = says.garbles {
            return Ok(json!({"access_token": [words], "token_type": "Bearer"}));
        }
        let token = self.id_token(nonce);
        Ok(json!({"access_token": ACCESS_TOKEN, "token_type": "Bearer", "expires_in": 60, "id_token": token}))
    }

    fn id_token(&self, nonce: String) -> String {
        let says = self.says.lock().unwrap().clone();
        let mut standard = StandardClaims::new(SubjectIdentifier::new("subject-1".to_owned()));
        if !says.in_user_info {
            standard = standard.set_email(says.email.map(EndUserEmail::new)).set_email_verified(says.verified);
        }
        let now = SystemTime::now();
        let shift = Duration::from_secs(says.expires_in_s.unsigned_abs());
        let expires = if says.expires_in_s < 0 { now - shift } else { now + shift };
        let issuer = IssuerUrl::new(says.issuer.unwrap_or_else(|| self.issuer.clone())).unwrap();
        let audience = vec![Audience::new(says.audience)];
        let claims =
            CoreIdTokenClaims::new(issuer, audience, expires.into(), now.into(), standard, EmptyAdditionalClaims {})
                .set_nonce(Some(Nonce::new(says.nonce.unwrap_or(nonce))));
        let algorithm = CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256;
        let access = AccessToken::new(ACCESS_TOKEN.to_owned());
        CoreIdToken::new(claims, &self.keys[says.signs_with], algorithm, Some(&access), None).unwrap().to_string()
    }

    fn user_info(&self, headers: &str) -> Value {
        assert!(headers.contains(&format!("Bearer {ACCESS_TOKEN}")), "{headers}");
        let says = self.says.lock().unwrap();
        json!({"sub": "subject-1", "email": says.email, "email_verified": says.verified})
    }
}

/// Request line, headers, body.
fn read(stream: &mut TcpStream) -> (String, String, String) {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let (mut headers, mut length) = (String::new(), 0);
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header).unwrap() <= 2 {
            break;
        }
        if let Some(value) = header.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        headers.push_str(&header);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    (line, headers, String::from_utf8(body).unwrap())
}
