import 'server-only'
import { paddedList } from '@/lib/data/padded-list'
import type { NatureAvis } from '@/lib/data/generated/enums'
import type { Db } from '@/lib/data/prisma'
import type { Modele } from '@/lib/mail/catalogue'
import { natureOf } from '@/lib/mail/catalogue'

type UnEnvoi = { modele: Modele; utilisateurId: string | null; siren: string | null }
type Sourdines = ReadonlyMap<string, { notifications: boolean }>

const cle = (utilisateurId: string, siren: string): string => `${utilisateurId} ${siren}`

/** Les sourdines de ces personnes sur ces entreprises. */
async function readSourdines(db: Db, lignes: readonly { utilisateurId: string | null; siren: string | null }[]): Promise<Sourdines> {
  const gens = [...new Set(lignes.flatMap(({ utilisateurId }) => utilisateurId ?? []))]
  const sirens = [...new Set(lignes.flatMap(({ siren }) => siren ?? []))]
  if (gens.length === 0 || sirens.length === 0) return new Map()
  const lues = await db.sourdine.findMany({
    where: { utilisateurId: { in: paddedList(gens) }, siren: { in: paddedList(sirens) } },
    select: { utilisateurId: true, siren: true, notifications: true },
  })
  return new Map(lues.map(({ utilisateurId, siren, notifications }) => [cle(utilisateurId, siren), { notifications }]))
}

/** Ces notifications, moins celles d’une entreprise que leur destinataire ne veut plus voir. */
export async function keepWanted<L extends { utilisateurId: string; siren: string | null }>(db: Db, lignes: readonly L[]): Promise<L[]> {
  const sourdines = await readSourdines(db, lignes)
  return lignes.filter(({ utilisateurId, siren }) => siren === null || !sourdines.get(cle(utilisateurId, siren))?.notifications)
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
  const sourdines = await readSourdines(db, regles)
  const tries: Awaited<ReturnType<typeof sortEnvois<E>>> = { aussitot: [], differes: [] }
  for (const envoi of envois) {
    const { modele, utilisateurId, siren } = envoi
    const nature = natureOf(modele)
    if (nature === null || utilisateurId === null) {
      tries.aussitot.push(envoi)
      continue
    }
    if (siren !== null && sourdines.has(cle(utilisateurId, siren))) continue
    const quand = choix.get(utilisateurId)?.[nature] ?? 'aussitot'
    if (quand === 'aussitot') tries.aussitot.push(envoi)
    else if (quand === 'resume') tries.differes.push({ ...envoi, utilisateurId, nature })
  }
  return tries
}
