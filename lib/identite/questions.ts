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

/** Combien de questions l’on choisit. */
export const QUESTIONS_A_CHOISIR = 3

/** Ce que l’on essaierait d’abord. */
const DEVINEES = new Set([
  'azerty',
  'qwerty',
  '1234',
  '12345',
  '123456',
  'aaaa',
  '0000',
  'oui',
  'non',
  'rien',
  'aucun',
  'aucune',
  'je ne sais pas',
  'test',
])

/**
 * Ce qui empêche de garder ces réponses : une question prise deux fois, une réponse courte, devinée, qui en répète une autre ou qui est un mot de la
 * personne (security A6).
 * @param connus son nom, son adresse.
 * @returns champ → phrase, ou `null` quand elles conviennent toutes.
 */
export function weakAnswers(
  choix: readonly { question: Question; reponse: string }[],
  connus: readonly string[],
): Readonly<Record<string, string>> | null {
  const mots = new Set(connus.flatMap((connu) => [connu, ...connu.split(/[@.\s-]+/)]).map(normalizeAnswer))
  const fautes: Record<string, string> = {}
  for (const [i, { question, reponse }] of choix.entries()) {
    const dite = normalizeAnswer(reponse)
    const avant = choix.slice(0, i)
    if (avant.some((autre) => autre.question === question))
      fautes[`question${i + 1}`] = 'Cette question est déjà choisie plus haut\u00a0: prenez-en une autre.'
    if ([...dite].length < 3) fautes[`reponse${i + 1}`] = 'Donnez une réponse d’au moins 3 signes, que vous saurez redire.'
    else if (avant.some((autre) => normalizeAnswer(autre.reponse) === dite))
      fautes[`reponse${i + 1}`] = 'Cette réponse est déjà donnée plus haut\u00a0: trois réponses différentes protègent mieux.'
    else if (DEVINEES.has(dite) || /^(.)\1*$/u.test(dite))
      fautes[`reponse${i + 1}`] = 'Cette réponse se devine\u00a0: donnez celle que vous seul connaissez.'
    else if (mots.has(dite))
      fautes[`reponse${i + 1}`] = 'Votre nom, votre adresse ou votre mot de passe n’est pas une réponse\u00a0: donnez celle que vous seul connaissez.'
  }
  return Object.keys(fautes).length === 0 ? null : fautes
}
