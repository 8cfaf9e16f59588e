/** La liste fermée des questions secrètes : le code gardé en base, et la phrase à l’écran. */
export const QUESTIONS = {
  couleur: 'Quelle est votre couleur préférée ?',
  ville_naissance: 'Quelle est votre ville de naissance ?',
  annee_permis: 'En quelle année avez-vous obtenu votre permis de conduire ?',
  premiere_ecole: 'Quel était le nom de votre première école ?',
  premier_animal: 'Comment s’appelait votre premier animal ?',
  rue_enfance: 'Dans quelle rue habitiez-vous enfant ?',
  meilleur_ami: 'Quel est le prénom de votre ami d’enfance ?',
  premier_vehicule: 'Quel était le modèle de votre premier véhicule ?',
  premier_employeur: 'Quel était le nom de votre premier employeur ?',
  enseignant: 'Quel était le nom de votre enseignant préféré ?',
  plat: 'Quel est votre plat préféré ?',
  vacances: 'Où passiez-vous vos vacances enfant ?',
  livre: 'Quel livre vous a le plus marqué ?',
  musique: 'Quel est le premier disque que vous avez acheté ?',
} as const

/** Le code d’une question secrète. */
export type Question = keyof typeof QUESTIONS

/** La réponse telle qu’on la compare (security A6) : NFKC, sans espaces de trop, sans accents, en minuscules. */
export const normalizeAnswer = (saisie: string): string =>
  saisie.normalize('NFKC').trim().replace(/\s+/g, ' ').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
