//! What every answer is compared with: all participants in order, each matched by going back and forth.

use crate::{
    data::{Data, Participant},
    peer::{Answer, PAGE},
    questions::{Asked, Question},
};

/// The whole answer.
pub fn answer(data: &Data, question: &Question) -> Answer {
    let mut answer = Answer::default();
    for (rank, participant) in (0..).zip(&data.participants) {
        if is_hit(participant, question) {
            answer.count += 1;
            if answer.page.len() < PAGE {
                answer.page.push(rank);
            }
        }
    }
    answer
}

fn is_hit(participant: &Participant, question: &Question) -> bool {
    match &question.asked {
        Asked::Name(pattern) => matches(pattern.pieces(), participant.name.as_bytes()),
        Asked::Identifier(wanted, pattern) => participant.identifiers.iter().any(|(scheme, key)| {
            wanted.as_ref().is_none_or(|wanted| wanted == scheme) && matches(pattern.pieces(), key.as_bytes())
        }),
    }
}

/// Whether the pieces stand in the text in their order, the first at its beginning and the last at its end.
fn matches(pieces: &[String], text: &[u8]) -> bool {
    match pieces {
        [] => text.is_empty(),
        [whole] => text == whole.as_bytes(),
        [first, rest @ ..] => text.strip_prefix(first.as_bytes()).is_some_and(|text| after_star(rest, text)),
    }
}

/// Pieces behind a star: the first of them anywhere, tried at every place.
fn after_star(pieces: &[String], text: &[u8]) -> bool {
    match pieces {
        [] => true,
        [last] => text.ends_with(last.as_bytes()),
        [next, rest @ ..] => (0..=text.len()).any(|at| {
            text.get(at..)
                .and_then(|here| here.strip_prefix(next.as_bytes()))
                .is_some_and(|text| after_star(rest, text))
        }),
    }
}

#[cfg(test)]
mod tests {
    use carnet_core::name::Pattern;

    use super::*;

    #[test]
    fn pieces_stand_in_their_order_and_do_not_overlap() {
        for (pattern, text, hit) in [
            ("a", "a", true),
            ("a", "ab", false),
            ("a*", "ab", true),
            ("*b", "ab", true),
            ("*ab*b", "ab", false),
            ("*ab*b", "abb", true),
            ("a*a", "a", false),
            ("*", "", true),
            ("*É*", "aÉb", true),
            ("*é*", "aÉb", false),
        ] {
            assert_eq!(matches(Pattern::parse(pattern).pieces(), text.as_bytes()), hit, "{pattern} {text}");
        }
    }
}
