/** L’état d’un courriel, en mots. */
export const COURRIEL_ETATS = { a_envoyer: 'À envoyer', envoye: 'Envoyé', en_echec: 'En échec', retenu: 'Retenu' } as const satisfies Record<
  'a_envoyer' | 'envoye' | 'en_echec' | 'retenu',
  string
>
