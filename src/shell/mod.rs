//! The frame around every page but sign-in: skip links, top bar, navigation, footer; and the guard that shows
//! pages only to who is signed in.

mod account_menu;
mod frame;
mod nav;
mod overlays;
mod topbar;

pub use account_menu::leave;
pub use frame::Frame;
pub use overlays::{Overlay, Overlays, use_overlays};

use crate::{
    api::{Api, ApiError},
    i18n::use_adopt_locale,
    session::{Farewell, SessionState, Status},
};

/// Asks the server who is signed in, and puts the answer into the session.
pub fn ask_session(api: Api, session: SessionState) {
    let adopt_locale = use_adopt_locale();
    leptos::task::spawn_local(async move {
        let status = match api.session().await {
            Ok(Some(signed_in)) => {
                adopt_locale(signed_in.user.locale);
                Status::SignedIn(signed_in)
            }
            Ok(None) => Status::SignedOut(Farewell::None),
            Err(ApiError::Aborted) => return,
            Err(error) => Status::Failed(error),
        };
        session.set(status);
    });
}
