//! Words of the keyboard shortcuts: names of keys, and what each does.

texts! {
    title { fr: "Raccourcis clavier", en: "Keyboard shortcuts" }
    title_names { fr: "touches aide", en: "keys hotkeys help" }
    enter { fr: "Entrée", en: "Enter" }
    escape { fr: "Échap", en: "Esc" }
    control { fr: "Ctrl", en: "Ctrl" }

    everywhere { fr: "Toujours", en: "Always" }
    palette { fr: "Rechercher ou aller à…", en: "Search or go to…" }
    leave { fr: "Fermer la boîte de dialogue, le panneau ou le menu", en: "Close the dialog, panel or menu" }
    submit { fr: "Envoyer, depuis un texte de plusieurs lignes", en: "Submit, from a text of several lines" }
    undo { fr: "Annuler l’action, quand le bouton est affiché", en: "Undo, while the button is shown" }

    single { fr: "Raccourcis à une touche", en: "Single-key shortcuts" }
    single_hint {
        fr: "Inactifs pendant la saisie et dans les boîtes de dialogue. Pour ce navigateur seulement.",
        en: "Inactive while typing and in dialogs. For this browser only.",
    }
    single_use { fr: "Utiliser les raccourcis à une touche", en: "Use single-key shortcuts" }
    on { fr: "Activés", en: "On" }
    off { fr: "Désactivés", en: "Off" }
    search { fr: "Rechercher dans la page", en: "Search the page" }
    help { fr: "Cette aide", en: "This help" }
    add { fr: "Ajouter un client", en: "Add a customer" }
    next { fr: "Ligne suivante de la liste", en: "Next row of the list" }
    previous { fr: "Ligne précédente de la liste", en: "Previous row of the list" }
}
