//! What is to be said beside a route, whatever its verdict.

use super::decide::{Winner, is_same_company, matches};
use crate::wire::{FoundParty, LookedIn, LookedUp, RouteFacts, RouteWarning, WarningCode};

/// All warnings, by identifier.
pub(super) fn of(facts: &RouteFacts, winner: Option<&Winner<'_>>) -> Vec<RouteWarning> {
    let mut warnings = Vec::new();
    for (at, lookup) in facts.lookups.iter().enumerate() {
        value(lookup, &mut warnings);
        if let Some(near) = lookup.near.first() {
            let warned = warning(WarningCode::NearMiss, lookup);
            warnings.push(RouteWarning { party: Some(near.party.clone()), other: Some(near.value.clone()), ..warned });
        }
        let Some(winner) = winner else { continue };
        if at == winner.at {
            warnings.extend(several(lookup, winner));
        } else if let Some(other) = elsewhere(lookup, winner) {
            let warned = warning(WarningCode::PointsToTwoCompanies, lookup);
            warnings.push(RouteWarning { party: Some(other.party.clone()), ..warned });
        }
        if at != winner.at && lookup.company.is_some() {
            warnings.push(warning(WarningCode::InactiveAddress, lookup));
        }
    }
    warnings
}

/// What is wrong with the value itself.
fn value(lookup: &LookedUp, warnings: &mut Vec<RouteWarning>) {
    if lookup.check_digit {
        warnings.push(warning(WarningCode::CheckDigit, lookup));
    }
    if let Some(successor) = &lookup.retired {
        let other = Some(successor.clone()).filter(|successor| !successor.is_empty());
        warnings.push(RouteWarning { other, ..warning(WarningCode::RetiredScheme, lookup) });
    }
}

/// The identifier that decides leads to more than one recipient.
fn several(lookup: &LookedUp, winner: &Winner<'_>) -> Option<RouteWarning> {
    let address = &winner.found.party.participant_id;
    let all = matches(lookup, winner.looked_in);
    let next = all.iter().find(|found| !found.party.participant_id.eq_ignore_ascii_case(address))?;
    Some(RouteWarning { party: Some(next.party.clone()), ..warning(WarningCode::SeveralMatches, lookup) })
}

/// Whom another identifier leads to, when nobody it leads to is of the winner's company.
fn elsewhere<'a>(lookup: &'a LookedUp, winner: &Winner<'_>) -> Option<&'a FoundParty> {
    let mut all = matches(lookup, LookedIn::Own).iter().chain(matches(lookup, LookedIn::Public));
    let first = all.next()?;
    let is_winner_s = |found: &FoundParty| is_same_company(&found.party, &winner.found.party);
    (!is_winner_s(first) && !all.any(is_winner_s)).then_some(first)
}

fn warning(code: WarningCode, lookup: &LookedUp) -> RouteWarning {
    RouteWarning { code, kind: lookup.kind, value: lookup.value.clone(), party: None, other: None }
}
