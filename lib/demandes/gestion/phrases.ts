/** Une pièce que l’on demande souvent : son nom, pourquoi, le modèle de la bibliothèque qui aide à la fournir, et pour quelles démarches. */
export type Phrase = { id: string; libelle: string; pourquoi: string; modele: string | null; pour: readonly string[] }

const ARRETS = ['arret-de-travail', 'prolongation', 'reprise-d-activite']

/** Les pièces usuelles, telles que le client les lira. */
export const PHRASES: readonly Phrase[] = [
  {
    id: 'decompte-ij',
    libelle: 'Décompte des indemnités journalières',
    pourquoi: 'De la CPAM ou de la MSA, pour toute la période. Il fixe le montant que nous complétons.',
    modele: null,
    pour: ARRETS,
  },
  {
    id: 'attestation-salaire',
    libelle: 'Attestation de salaire',
    pourquoi: 'Elle donne les salaires retenus avant l’arrêt.',
    modele: 'attestation-salaire',
    pour: ARRETS,
  },
  {
    id: 'bulletins',
    libelle: 'Bulletins de paie',
    pourquoi: 'Des mois qui précèdent l’arrêt, toutes les pages.',
    modele: null,
    pour: ['arret-de-travail'],
  },
  { id: 'avis-arret', libelle: 'Avis d’arrêt, volet 3', pourquoi: 'Le volet destiné à l’employeur, sans motif médical.', modele: null, pour: ARRETS },
  { id: 'rib', libelle: 'RIB', pourquoi: 'De la personne ou de l’entreprise à qui nous versons.', modele: null, pour: [...ARRETS, 'portabilite'] },
  {
    id: 'declaration-at',
    libelle: 'Déclaration d’accident du travail',
    pourquoi: 'Le formulaire envoyé à la CPAM, en entier.',
    modele: null,
    pour: ['arret-de-travail'],
  },
  {
    id: 'contrat-travail',
    libelle: 'Contrat de travail',
    pourquoi: 'Il fixe la catégorie et la date d’entrée du salarié.',
    modele: null,
    pour: ['arret-de-travail', 'affiliation'],
  },
  {
    id: 'certificat-travail',
    libelle: 'Certificat de travail',
    pourquoi: 'Il donne la date de fin du contrat.',
    modele: null,
    pour: ['radiation', 'portabilite'],
  },
  {
    id: 'bulletin-affiliation',
    libelle: 'Bulletin d’affiliation signé',
    pourquoi: 'Signé par le salarié, toutes les pages.',
    modele: 'bulletin-affiliation',
    pour: ['affiliation'],
  },
  {
    id: 'dispense',
    libelle: 'Demande de dispense signée',
    pourquoi: 'Avec le justificatif du cas de dispense.',
    modele: 'demande-dispense',
    pour: ['dispense', 'affiliation'],
  },
  { id: 'kbis', libelle: 'Extrait Kbis de moins de trois mois', pourquoi: 'Il confirme le changement déclaré.', modele: null, pour: [] },
  { id: 'mandat', libelle: 'Mandat de prélèvement signé', pourquoi: 'Signé par une personne qui engage l’entreprise.', modele: null, pour: [] },
]

/** Les pièces usuelles, celles de cette démarche d’abord ; toutes sont siennes quand elle n’en a pas. */
export function phrasesOf(demarche: string): { siennes: readonly Phrase[]; autres: readonly Phrase[] } {
  const siennes = PHRASES.filter(({ pour }) => pour.includes(demarche))
  return siennes.length > 0 ? { siennes, autres: PHRASES.filter((p) => !siennes.includes(p)) } : { siennes: PHRASES, autres: [] }
}

/** Ce qu’une réponse annonce pour plus tard : le champ, le code qui le dit, l’emplacement où il viendrait, et la pièce à demander. */
const ANNONCES = [{ champ: 'decomptes', code: 'a_venir', emplacement: 'decomptes_ij', phrase: 'decompte-ij' }] as const

type Envoye = { etapes: readonly { lignes: readonly { champ: string; valeur: unknown }[] }[]; pieces: readonly { emplacement: string | null }[] }

/** Les pièces que l’employeur a annoncées et n’a pas encore données, ni ne s’est vu demander. @param deja les noms de celles déjà demandées. */
export function announced(envoi: Envoye | null, deja: readonly string[]): string[] {
  if (!envoi) return []
  const codeOf = (champ: string) =>
    (envoi.etapes.flatMap(({ lignes }) => lignes).find((l) => l.champ === champ)?.valeur as { code?: string } | null | undefined)?.code
  return ANNONCES.filter(({ champ, code, emplacement }) => codeOf(champ) === code && !envoi.pieces.some((p) => p.emplacement === emplacement))
    .map(({ phrase }) => phrase)
    .filter((id) => !deja.includes(PHRASES.find((p) => p.id === id)?.libelle ?? ''))
}
