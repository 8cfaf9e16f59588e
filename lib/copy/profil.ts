/** Ce que la page du profil dit de ce qui vient d’y être fait. */
export const PROFIL_FAITS = {
  identite: 'Votre identité et vos téléphones sont enregistrés.',
  'mot-de-passe': 'Votre mot de passe a bien été changé. Vos autres sessions sont fermées, et un courriel vous le confirme.',
  questions: 'Vos trois questions secrètes sont remplacées. Un courriel vous le confirme.',
  adresse: 'Un lien est parti à la nouvelle adresse. Votre identifiant ne change que lorsque vous l’aurez ouvert.',
  'adresse-renoncee': 'Le changement d’adresse est abandonné\u00a0: votre identifiant reste le même.',
  session: 'La session est fermée\u00a0: son appareil devra se connecter de nouveau.',
  sessions: 'Vos autres sessions sont fermées. Vous restez connecté ici.',
  'net-entreprises': 'Net-entreprises ne vous connecte plus. Votre identifiant et votre mot de passe le font toujours.',
  'second-facteur': 'Votre second facteur est retiré, et vos codes de secours ne valent plus. Un courriel vous le confirme.',
} as const satisfies Record<string, string>

/** Ce qui vient d’être fait, tel que l’adresse le dit. */
export type ProfilFait = keyof typeof PROFIL_FAITS
