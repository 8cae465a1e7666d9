//! The options of single sign-on: all of them or none, and checked before the server listens. The provider itself is
//! asked only when somebody signs in, so that one that is down stops no start.

use openidconnect::{ClientId, ClientSecret, IssuerUrl, RedirectUrl, url::Url};

use crate::{cli::Failure, serve::public_url::PublicUrl};

pub const CALLBACK: &str = "/api/v1/oidc/callback";

#[derive(clap::Args)]
pub struct OidcArgs {
    /// Single sign-on with OpenID Connect: the provider's issuer, such as https://login.company.example/realms/main.
    #[arg(long, env = "CARNET_OIDC_ISSUER", value_name = "URL")]
    oidc_issuer: Option<String>,
    /// What the provider calls this server.
    #[arg(long, env = "CARNET_OIDC_CLIENT_ID", value_name = "ID")]
    oidc_client_id: Option<String>,
    /// The secret the provider gave for it; better as CARNET_OIDC_CLIENT_SECRET.
    #[arg(long, env = "CARNET_OIDC_CLIENT_SECRET", value_name = "SECRET", hide_env_values = true)]
    oidc_client_secret: Option<String>,
    /// Name of the single sign-on, as the sign-in page shows it.
    #[arg(long, env = "CARNET_OIDC_NAME", value_name = "NAME")]
    oidc_name: Option<String>,
}

/// A provider and how it knows this server.
pub struct Config {
    pub name: String,
    pub issuer: IssuerUrl,
    pub client_id: ClientId,
    pub client_secret: ClientSecret,
    pub redirect: RedirectUrl,
}

impl OidcArgs {
    /// The provider, where one is set up.
    pub fn config(&self, public_url: Option<&PublicUrl>) -> Result<Option<Config>, Failure> {
        let options = [
            ("--oidc-issuer", &self.oidc_issuer),
            ("--oidc-client-id", &self.oidc_client_id),
            ("--oidc-client-secret", &self.oidc_client_secret),
            ("--oidc-name", &self.oidc_name),
        ];
        if options.iter().all(|(_, value)| value.is_none()) {
            return Ok(None);
        }
        let [Some(issuer), Some(client_id), Some(client_secret), Some(name)] = options.map(|(_, value)| value.clone())
        else {
            return Err(missing(options.iter().filter(|(_, value)| value.is_none()).map(|(name, _)| *name)));
        };
        let public_url = public_url.ok_or_else(|| missing(std::iter::once("--public-url")))?;
        Ok(Some(Config {
            name,
            issuer: checked_issuer(&issuer)?,
            client_id: ClientId::new(client_id),
            client_secret: ClientSecret::new(client_secret),
            redirect: RedirectUrl::new(public_url.with_path(CALLBACK))
                .map_err(|error| Failure::new(format!("--public-url is no URL: {error}")))?,
        }))
    }
}

fn missing<'a>(options: impl Iterator<Item = &'a str>) -> Failure {
    let options: Vec<&str> = options.collect();
    Failure::new(format!("single sign-on needs {} as well; give all of its options or none", options.join(", ")))
}

/// Without TLS anybody on the way could sign in as everybody, so only this very machine may do without.
fn checked_issuer(text: &str) -> Result<IssuerUrl, Failure> {
    let wrong = |why: &str| {
        Failure::new(format!("--oidc-issuer {text:?} {why}; write https://login.company.example, as the provider says"))
    };
    let url = Url::parse(text).map_err(|error| wrong(&format!("is no URL: {error}")))?;
    let loopback = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    if url.scheme() != "https" && !(url.scheme() == "http" && loopback) {
        return Err(wrong("is not encrypted"));
    }
    IssuerUrl::new(text.to_owned()).map_err(|error| wrong(&format!("is no URL: {error}")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    fn args(issuer: Option<&str>, secret: Option<&str>) -> OidcArgs {
        OidcArgs {
            oidc_issuer: issuer.map(str::to_owned),
            oidc_client_id: Some("carnet".to_owned()),
            oidc_client_secret: secret.map(str::to_owned),
            oidc_name: Some("Compte Lumière".to_owned()),
        }
    }

    fn failure(args: &OidcArgs, public_url: Option<&PublicUrl>) -> String {
        args.config(public_url).err().map(|failure| failure.message).unwrap()
    }

    #[test]
    fn all_options_or_none() {
        let none = OidcArgs { oidc_issuer: None, oidc_client_id: None, oidc_client_secret: None, oidc_name: None };
        assert!(none.config(None).unwrap().is_none());
        let public_url: PublicUrl = "https://carnet.example/".parse().unwrap();
        let config = args(Some("https://login.example"), Some("s")).config(Some(&public_url)).unwrap().unwrap();
        assert_eq!(config.redirect.as_str(), "https://carnet.example/api/v1/oidc/callback");
        assert!(failure(&args(None, None), Some(&public_url)).contains("--oidc-issuer, --oidc-client-secret as well"));
        assert!(failure(&args(Some("https://login.example"), Some("s")), None).contains("--public-url"));
    }

    #[test]
    fn the_provider_is_asked_over_tls() {
        let public_url: PublicUrl = "https://carnet.example".parse().unwrap();
        for (issuer, words) in [
            ("http://login.example", "is not encrypted"),
            ("http://127.0.0.1.evil.example", "is not encrypted"),
            ("ftp://127.0.0.1", "is not encrypted"),
            ("login.example", "is no URL"),
        ] {
            let message = failure(&args(Some(issuer), Some("s3cret")), Some(&public_url));
            assert!(message.contains(words) && !message.contains("s3cret"), "{message}");
        }
        for issuer in ["http://127.0.0.1:9000", "http://localhost:9000/realms/x"] {
            assert!(args(Some(issuer), Some("s")).config(Some(&public_url)).is_ok(), "{issuer}");
        }
    }
}
