//! The OpenID Connect provider: authorization code flow with PKCE. Signature, issuer, audience, nonce and expiry of
//! what it says are checked by the crate. Its metadata is read at the first sign-in and again every hour, and when
//! it signs with a key that is not known yet.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use openidconnect::{
    AuthType, AuthorizationCode, ClaimsVerificationError, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RequestTokenError, Scope,
    SignatureVerificationError, StandardErrorResponse, TokenResponse,
    core::{
        CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreErrorResponseType, CoreIdTokenClaims,
        CoreProviderMetadata, CoreTokenResponse, CoreUserInfoClaims,
    },
    url::Url,
};

use super::{
    config::Config,
    http::{Http, Unanswered},
};

const METADATA_FOR: Duration = Duration::from_secs(60 * 60);

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

pub struct Provider {
    config: Config,
    http: Http,
    known: Mutex<Option<(Instant, Arc<Client>)>>,
}

/// Where the browser is sent, and what the answer is checked with.
pub struct Request {
    pub url: Url,
    pub state: CsrfToken,
    pub nonce: Nonce,
    pub verifier: PkceCodeVerifier,
}

/// Why nobody is signed in.
#[derive(Debug)]
pub enum Refusal {
    /// The provider did not answer, or what it said does not hold: for the log.
    Failed(String),
    /// The provider does not vouch for the e-mail address.
    Unverified,
}

impl Provider {
    pub fn new(config: Config, http: Http) -> Self {
        Self { config, http, known: Mutex::default() }
    }

    /// Begins a sign-in.
    pub async fn request(&self) -> Result<Request, String> {
        let client = self.client().await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let (url, state, nonce) = client
            .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        Ok(Request { url, state, nonce, verifier })
    }

    /// The e-mail address that the provider vouches for.
    pub async fn email(&self, code: String, verifier: PkceCodeVerifier, nonce: &Nonce) -> Result<String, Refusal> {
        let client = self.client().await.map_err(Refusal::Failed)?;
        let tokens = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|error| failed("the provider has no token endpoint", &error))?
            .set_pkce_verifier(verifier)
            .request_async(&self.http)
            .await
            .map_err(|error| Refusal::Failed(not_exchanged(&error)))?;
        let claims = self.claims(&client, &tokens, nonce).await?;
        let (email, verified) = match claims.email() {
            Some(email) => (Some(email.to_string()), claims.email_verified()),
            // Providers need not repeat in the ID token what their user info says (OpenID Connect Core 1.0, 5.4).
            None => self.user_info(&client, &tokens, &claims).await?,
        };
        email.filter(|_| verified == Some(true)).ok_or(Refusal::Unverified)
    }

    /// What the ID token says, once it has been checked.
    async fn claims(
        &self,
        client: &Client,
        tokens: &CoreTokenResponse,
        nonce: &Nonce,
    ) -> Result<CoreIdTokenClaims, Refusal> {
        use ClaimsVerificationError::SignatureVerification;

        let token = tokens.id_token().ok_or_else(|| Refusal::Failed("the provider sent no ID token".to_owned()))?;
        let checked = match token.claims(&client.id_token_verifier(), nonce) {
            Err(SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
                // Providers change their keys.
                let client = self.discover().await.map_err(Refusal::Failed)?;
                token.claims(&client.id_token_verifier(), nonce).cloned()
            }
            checked => checked.cloned(),
        };
        checked.map_err(|error| failed("the ID token does not hold", &error))
    }

    async fn user_info(
        &self,
        client: &Client,
        tokens: &CoreTokenResponse,
        claims: &CoreIdTokenClaims,
    ) -> Result<(Option<String>, Option<bool>), Refusal> {
        let Ok(request) = client.user_info(tokens.access_token().clone(), Some(claims.subject().clone())) else {
            return Ok((None, None));
        };
        let said: CoreUserInfoClaims =
            request.request_async(&self.http).await.map_err(|error| failed("the user info was not read", &error))?;
        Ok((said.email().map(|email| email.to_string()), said.email_verified()))
    }

    async fn client(&self) -> Result<Arc<Client>, String> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match known {
            Some((at, client)) if at.elapsed() < METADATA_FOR => Ok(client),
            _ => self.discover().await,
        }
    }

    async fn discover(&self) -> Result<Arc<Client>, String> {
        let issuer = self.config.issuer.clone();
        let metadata = CoreProviderMetadata::discover_async(issuer, &self.http)
            .await
            .map_err(|error| chain("the provider's metadata were not read", &error))?;
        let client = Arc::new(self.client_of(metadata));
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), Arc::clone(&client)));
        Ok(client)
    }

    fn client_of(&self, metadata: CoreProviderMetadata) -> Client {
        // Where nothing is said, the secret goes into the header (OpenID Connect Discovery 1.0, 3).
        let methods = metadata.token_endpoint_auth_methods_supported();
        let in_header = methods.is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let auth_type = if in_header { AuthType::BasicAuth } else { AuthType::RequestBody };
        let Config { client_id, client_secret, redirect, .. } = &self.config;
        CoreClient::from_provider_metadata(metadata, client_id.clone(), Some(client_secret.clone()))
            .set_redirect_uri(redirect.clone())
            .set_auth_type(auth_type)
    }
}

fn failed(what: &str, error: &dyn std::error::Error) -> Refusal {
    Refusal::Failed(chain(what, error))
}

/// Why there are no tokens. What the provider adds in words may name the person, and the answer holds tokens.
fn not_exchanged(error: &RequestTokenError<Unanswered, StandardErrorResponse<CoreErrorResponseType>>) -> String {
    match error {
        RequestTokenError::ServerResponse(said) => format!("the provider refuses the code: {}", said.error()),
        RequestTokenError::Parse(error, _) => format!("the provider's tokens cannot be read at {}", error.path()),
        RequestTokenError::Request(error) => chain("the provider was not asked for tokens", error),
        RequestTokenError::Other(_) => "the provider answers without tokens or a reason".to_owned(),
    }
}

/// The error with its causes.
fn chain(what: &str, error: &dyn std::error::Error) -> String {
    let mut told = format!("{what}: {error}");
    let mut source = error.source();
    while let Some(error) = source {
        told.push_str(&format!(": {error}"));
        source = error.source();
    }
    told
}
