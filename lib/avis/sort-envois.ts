import 'server-only'
import { paddedList } from '@/lib/data/padded-list'
import type { NatureAvis } from '@/lib/data/generated/enums'
import type { Db } from '@/lib/data/prisma'
import type { Modele } from '@/lib/mail/catalogue'
import { natureOf } from '@/lib/mail/catalogue'
import { listLecteursDocument } from '@/lib/notifications/lecteurs'

/** Ce dont on prévient une personne : une entreprise ; ou, d’un document adressé à plusieurs, toutes celles qu’elle y atteint. */
type Avis = { utilisateurId: string | null; siren: string | null; documentId?: string | null }
type UnEnvoi = Avis & { modele: Modele }
type EstMuet = (avis: Avis, tait: (sourdine: { notifications: boolean }) => boolean) => boolean

const cle = (utilisateurId: string, siren: string): string => `${utilisateurId} ${siren}`

/** Ce que ces personnes ont mis en sourdine : un avis est muet quand chacune de ses entreprises l’est. */
async function readSourdines(db: Db, lignes: readonly Avis[]): Promise<EstMuet> {
  const documents = new Set(lignes.flatMap(({ siren, documentId }) => (siren === null && documentId ? [documentId] : [])))
  const atteintes = new Map<string, string[]>()
  for (const documentId of documents)
    for (const { id, sirens } of await listLecteursDocument(db, documentId)) atteintes.set(cle(id, documentId), sirens)
  const sirensOf = ({ utilisateurId, siren, documentId }: Avis): string[] =>
    siren !== null ? [siren] : (atteintes.get(cle(utilisateurId ?? '', documentId ?? '')) ?? [])
  const gens = [...new Set(lignes.flatMap(({ utilisateurId }) => utilisateurId ?? []))]
  const sirens = [...new Set(lignes.flatMap(sirensOf))]
  if (gens.length === 0 || sirens.length === 0) return () => false
  const lues = await db.sourdine.findMany({
    where: { utilisateurId: { in: paddedList(gens) }, siren: { in: paddedList(sirens) } },
    select: { utilisateurId: true, siren: true, notifications: true },
  })
  const sourdines = new Map(lues.map((lue) => [cle(lue.utilisateurId, lue.siren), lue]))
  return (avis, tait) => {
    const siens = sirensOf(avis).map((siren) => sourdines.get(cle(avis.utilisateurId ?? '', siren)))
    return siens.length > 0 && siens.every((sourdine) => sourdine !== undefined && tait(sourdine))
  }
}

/** Ces notifications, moins celles dont leur destinataire ne veut plus voir aucune entreprise. */
export async function keepWanted<L extends Avis>(db: Db, lignes: readonly L[]): Promise<L[]> {
  const isMuet = await readSourdines(db, lignes)
  return lignes.filter((ligne) => !isMuet(ligne, ({ notifications }) => notifications))
}

/**
 * Ce que devient chaque courriel d’après ce que son destinataire a réglé : écrit aussitôt, gardé pour le résumé du jour, ou tu. Un courriel sans nature
 * (sécurité, accès) part toujours, et celui qui n’est encore d’aucune personne aussi.
 */
export async function sortEnvois<E extends UnEnvoi>(
  db: Db,
  envois: readonly E[],
): Promise<{ aussitot: E[]; differes: (E & { utilisateurId: string; nature: NatureAvis })[] }> {
  const regles = envois.filter(({ modele, utilisateurId }) => natureOf(modele) !== null && utilisateurId !== null)
  if (regles.length === 0) return { aussitot: [...envois], differes: [] }
  const gens = [...new Set(regles.flatMap(({ utilisateurId }) => utilisateurId ?? []))]
  const choix = new Map(
    (await db.reglageAvis.findMany({ where: { utilisateurId: { in: paddedList(gens) } } })).map((reglage) => [reglage.utilisateurId, reglage]),
  )
  const isMuet = await readSourdines(db, regles)
  const tries: Awaited<ReturnType<typeof sortEnvois<E>>> = { aussitot: [], differes: [] }
  for (const envoi of envois) {
    const { modele, utilisateurId } = envoi
    const nature = natureOf(modele)
    if (nature === null || utilisateurId === null) {
      tries.aussitot.push(envoi)
      continue
    }
    if (isMuet(envoi, () => true)) continue
    const quand = choix.get(utilisateurId)?.[nature] ?? 'aussitot'
    if (quand === 'aussitot') tries.aussitot.push(envoi)
    else if (quand === 'resume') tries.differes.push({ ...envoi, utilisateurId, nature })
  }
  return tries
}
