//! What can go wrong with a call, and how to say it.

use carnet_core::wire::{Code, Holder, Problem};

use crate::i18n::{Locale, common as t, problems};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// The server said no, and why.
    Problem {
        problem: Box<Problem>,
        /// Seconds to wait, when the server says so.
        retry_after: Option<u32>,
    },
    /// No answer came: no network, or no server.
    Offline,
    /// The server took too long; a write may have been done all the same.
    TimedOut,
    /// The component that asked has gone. Never shown.
    Aborted,
    /// Whoever waited for what it reads has given it up.
    GivenUp,
    /// An answer that is not in the form of this API.
    Unreadable { status: u16 },
}

impl ApiError {
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem { problem, .. } => Some(problem),
            Self::Offline | Self::TimedOut | Self::Aborted | Self::GivenUp | Self::Unreadable { .. } => None,
        }
    }

    pub fn code(&self) -> Option<Code> {
        self.problem().map(|problem| problem.code)
    }

    /// Who holds what was asked for, in a conflict.
    pub fn holder(&self) -> Option<&Holder> {
        self.problem()?.holder.as_ref()
    }

    pub fn is_session_end(&self) -> bool {
        self.code() == Some(Code::NotSignedIn)
    }

    /// Whether the answer of a write is not known: read again before trying again.
    pub fn is_unknown_outcome(&self) -> bool {
        matches!(self, Self::Offline | Self::TimedOut | Self::Unreadable { .. })
    }

    /// What happened and what to do, in one or two sentences.
    pub fn sentence(&self, locale: Locale) -> String {
        match self {
            Self::Problem { problem, retry_after: Some(seconds) } if problem.status == 429 => {
                t::rate_limited(locale, u64::from(*seconds))
            }
            Self::Problem { problem, .. } => problems::sentence(locale, problem.code).to_owned(),
            Self::Offline | Self::Aborted => t::offline(locale).to_owned(),
            Self::TimedOut => t::timed_out(locale).to_owned(),
            Self::GivenUp => t::given_up(locale).to_owned(),
            Self::Unreadable { .. } => t::unreadable(locale).to_owned(),
        }
    }

    /// What to tell support: the code, or the status of an unreadable answer.
    pub fn reference(&self) -> Option<String> {
        match self {
            Self::Problem { problem, .. } => Some(format!("{}-{}", problem.status, problem.code.as_str())),
            Self::Unreadable { status } => Some(format!("{status}-unreadable")),
            Self::TimedOut => Some("timeout".to_owned()),
            Self::Offline | Self::Aborted | Self::GivenUp => None,
        }
    }
}
