//! What happened a moment ago, by a clock that may be put back: nothing holds for days then, and requests of the same
//! moment may each have looked at the clock in another order.

/// Whether less than `within_ms` lies between the two, whichever is first.
pub(crate) fn is_recent(at_ms: i64, now_ms: i64, within_ms: i64) -> bool {
    now_ms.abs_diff(at_ms) < within_ms.unsigned_abs()
}
