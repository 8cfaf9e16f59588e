import { normalizeText } from '@/lib/ground/unicode'

/** Une entreprise que l’on peut donner. */
export type EntrepriseAuChoix = { siren: string; nom: string; couleur: number }

/** Les entreprises d’un compte, par nom : toutes, ou les premières et le nombre de toutes. */
export type Choix = { entreprises: readonly EntrepriseAuChoix[]; total: number }

/** Ce que l’on donne : tout le portefeuille, entreprises à venir comprises, ou ces SIREN. */
export type Portee = 'portefeuille' | 'manuelle'

/** Combien d’entreprises une page porte d’abord ; les autres se lisent quand on choisit. */
export const PREMIERES = 100

const sansAccents = (texte: string): string => normalizeText(texte, 'NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Vrai de l’entreprise que l’on cherche : un morceau de son nom, sans accents ni casse, ou de son SIREN, espaces ou non. */
export function isSought({ siren, nom }: EntrepriseAuChoix, q: string): boolean {
  const cherche = sansAccents(q.trim())
  const chiffres = cherche.replaceAll(/[\s\u00a0]/g, '')
  return cherche === '' || (/^\d+$/.test(chiffres) && siren.includes(chiffres)) || sansAccents(nom).includes(cherche)
}

/** Ce qui se lit d’une liste tapée ou collée, un SIREN par ligne : ceux que l’on y reconnaît, et la première ligne où il n’y en a pas. */
export function readListe(liste: string): { sirens: string[]; illisible: string | null } {
  const lignes = liste
    .split(/[\n\r,;\t]+/)
    .map((ligne) => ligne.trim())
    .filter(Boolean)
  const lus = lignes.map((ligne) => ({ ligne, siren: /^(\d{9})(?:\d{5})?$/.exec(ligne.replaceAll(/[\s\u00a0]/g, ''))?.[1] }))
  return {
    sirens: [...new Set(lus.flatMap(({ siren }) => siren ?? []))],
    illisible: lus.find(({ siren }) => siren === undefined)?.ligne ?? null,
  }
}
