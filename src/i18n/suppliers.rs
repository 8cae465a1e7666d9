//! Words of the supplier directory.

texts! {
    lead { fr: "Les entreprises qui vous envoient des documents.", en: "The companies that send you documents." }
}
