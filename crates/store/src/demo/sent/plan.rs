//! To whom the demo's companies send, and when.

use carnet_core::wire::StopCause;

/// A kind of recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum To {
    /// A customer that receives.
    Receiving,
    /// One whose provider takes nothing today.
    Failing,
    /// Stopped for its number, which was corrected then.
    Corrected,
    Unnamed,
    Unknown,
    NotAdded,
    AlmostNumber,
    SameName,
    Deactivated,
    NonExisting,
    AwaitingAcceptance,
    Refused,
    Cancelled,
    AwaitingRouting,
    NoPlatform,
    /// Its address has ended, or is yet to begin.
    InactiveAddress,
    NoDocumentType,
    Unanswered,
}

impl To {
    /// What comes out when a document is sent there.
    pub fn cause(self) -> Option<StopCause> {
        match self {
            Self::Receiving | Self::Failing => None,
            Self::Unnamed => Some(StopCause::NoIdentifier),
            Self::Unknown => Some(StopCause::NotInNetwork),
            Self::NotAdded => Some(StopCause::NotInDirectory),
            Self::Corrected | Self::AlmostNumber | Self::SameName => Some(StopCause::ValuesDiffer),
            Self::Deactivated => Some(StopCause::Deactivated),
            Self::NonExisting => Some(StopCause::NonExisting),
            Self::AwaitingAcceptance => Some(StopCause::AwaitingAcceptance),
            Self::Refused => Some(StopCause::Refused),
            Self::Cancelled => Some(StopCause::Cancelled),
            Self::AwaitingRouting => Some(StopCause::AwaitingRouting),
            Self::InactiveAddress => Some(StopCause::InactiveAddress),
            Self::NoPlatform => Some(StopCause::NoPlatform),
            Self::NoDocumentType => Some(StopCause::NoDocumentType),
            Self::Unanswered => Some(StopCause::LookupFailed),
        }
    }
}

/// Hours ago, for each kind.
type Plan = &'static [(To, &'static [i64])];

#[rustfmt::skip]
pub(super) const LUMIERE: Plan = &[
    (To::Receiving, &[
        1990, 1975, 1900, 1840, 1822, 1730, 1660, 1655, 1570, 1500, 1410, 1390, 1330, 1250, 1180, 1110, 1100, 1020,
        950, 880, 815, 760, 700, 650, 590, 520, 460, 400, 330, 270, 205, 150, 110, 74, 44, 26, 20, 8, 5, 3, 2,
    ]),
    (To::Failing, &[30, 29]),
    (To::Corrected, &[600]),
    (To::Unnamed, &[310]),
    (To::Unknown, &[1510, 1090, 640, 290, 52, 27, 6]),
    (To::NotAdded, &[1700, 1260, 820, 470, 99, 75, 28, 9, 4]),
    (To::AlmostNumber, &[980, 340, 77, 25]),
    (To::SameName, &[51]),
    (To::Deactivated, &[118, 31]),
    (To::NonExisting, &[22, 7]),
    (To::AwaitingAcceptance, &[146, 24]),
    (To::Refused, &[19]),
    (To::Cancelled, &[170]),
    (To::AwaitingRouting, &[66, 48, 21]),
    (To::NoPlatform, &[56]),
    (To::InactiveAddress, &[45, 18]),
    (To::NoDocumentType, &[380, 55, 23]),
    (To::Unanswered, &[1]),
];

#[rustfmt::skip]
pub(super) const BRASSERIE: Plan = &[
    (To::Receiving, &[700, 420, 260, 96, 25, 4]),
    (To::Unknown, &[50]),
    (To::NotAdded, &[190, 47]),
];

/// The longest ago first.
pub(super) fn in_order(plan: Plan) -> Vec<(i64, To)> {
    let mut all: Vec<(i64, To)> = plan.iter().flat_map(|(to, hours)| hours.iter().map(|hours| (*hours, *to))).collect();
    all.sort_by_key(|(hours, _)| -hours);
    all
}
