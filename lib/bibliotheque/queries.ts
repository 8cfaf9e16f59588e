import 'server-only'
import type { Db } from '@/lib/data/prisma'
import type { Analyse } from '@/lib/demandes/pieces/rules'
import { notFound } from '@/lib/ground/errors'
import { normalizeText } from '@/lib/ground/unicode'
import type { Univers } from '@/lib/ground/univers'
import { ensureOuvrable } from '@/lib/publication/ensure-ouvrable'
import type { BibliothequeSearch } from './schema'

export type VersionModele = { id: string; version: number; taille: number; analyse: Analyse | null; publieLe: Date; publieParNom: string }
/** Un modèle ou une notice, le même pour toutes les entreprises : sa dernière version, et les précédentes. */
export type ModeleLu = VersionModele & {
  chaine: string
  nature: 'modele' | 'notice'
  titre: string
  phrase: string
  univers: Univers[]
  precedentes: VersionModele[]
}

const VERSION = { id: true, version: true, taille: true, analyse: true, publieLe: true, publieParNom: true } as const

/**
 * La bibliothèque : chaque modèle non retiré, ses versions, par son titre. Elle est la même pour tous, sans rien d’une entreprise.
 * @param couverture les univers utiles à qui lit ; sans elle, tout, pour la gestion.
 */
export async function listModeles(db: Db, { q, univers }: BibliothequeSearch, couverture?: readonly Univers[]): Promise<ModeleLu[]> {
  const rows = await db.modele.findMany({
    where: { retireLe: null },
    orderBy: [{ chaine: 'asc' }, { version: 'desc' }],
    select: { ...VERSION, chaine: true, nature: true, titre: true, phrase: true, univers: true },
  })
  const modeles = new Map<string, ModeleLu>()
  for (const { chaine, nature, titre, phrase, univers: siens, ...version } of rows) {
    const deja = modeles.get(chaine)
    if (deja) deja.precedentes.push(version)
    else modeles.set(chaine, { ...version, chaine, nature, titre, phrase, univers: siens, precedentes: [] })
  }
  const mots = plain(q).split(/\s+/).filter(Boolean)
  return [...modeles.values()]
    .filter((un) => couverture === undefined || un.univers.some((u) => couverture.includes(u)))
    .filter((un) => univers === undefined || un.univers.includes(univers))
    .filter((un) => mots.every((mot) => plain(`${un.titre} ${un.phrase}`).includes(mot)))
    .sort((a, b) => a.titre.localeCompare(b.titre, 'fr'))
}

/** Sans accent ni majuscule : on cherche comme on tape. */
const plain = (texte: string): string => normalizeText(texte, 'NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('fr')

/**
 * Le fichier d’une version, tel que le coffre le garde.
 * @throws `notFound` quand il n’y en a pas, ou qu’elle est retirée ; `refused` tant que l’antivirus ne l’a pas dit sain.
 */
export async function getFichierModele(db: Db, id: string) {
  const row = await db.modele.findFirst({
    where: { id, retireLe: null },
    select: { cle: true, cleChiffree: true, fichierNom: true, taille: true, sha256: true, analyse: true },
  })
  if (!row) throw notFound()
  const { fichierNom: nom, analyse, ...fichier } = row
  ensureOuvrable(analyse)
  return { ...fichier, nom, type: 'application/pdf' }
}
