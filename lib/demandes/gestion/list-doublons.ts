import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import { findDemarche } from '@/lib/demarches/registre'
import { canonical } from '@/lib/ground/canonical'
import { DERNIER_RANG, isLast } from '../envoi/last-rang'
import { Contenu } from '../envoi/schema'

/** Une autre demande de la même entreprise pour le même salarié et le même événement. */
export type DoublonVu = { numero: string; objet: string; auteurNom: string; envoyeeLe: Date | null }

/**
 * Les demandes qui disent la même chose que celle-ci, comme `findDoublon` l’a dit à l’employeur avant l’envoi : même entreprise, même démarche, mêmes
 * champs `unique`, d’après le dernier envoi de chacune.
 */
export async function listDoublons(
  actor: Actor,
  db: Db,
  { id, siren, demarche }: { id: string; siren: string; demarche: string },
): Promise<DoublonVu[]> {
  const unique = findDemarche(demarche)?.unique ?? []
  const sien = await db.envoi.findFirst({ where: { demandeId: id }, orderBy: { rang: 'desc' }, select: { sujet: true, contenu: true } })
  if (!sien?.sujet || unique.length === 0) return []
  const ici = signOf(sien.contenu, unique)
  const autres = await db.envoi.findMany({
    relationLoadStrategy: 'query',
    where: { siren, demarche, sujet: sien.sujet, demandeId: { not: id }, demande: demandesOf(actor, 'gestion:traiter', siren) },
    orderBy: { creeLe: 'desc' },
    select: { rang: true, contenu: true, demande: { select: { numero: true, objet: true, auteurNom: true, envoyeeLe: true, envois: DERNIER_RANG } } },
  })
  return autres
    .filter(isLast)
    .flatMap(({ contenu, demande: { numero, envois: _, ...dite } }) =>
      numero !== null && signOf(contenu, unique) === ici ? [{ ...dite, numero }] : [],
    )
}

/** Ce que disent ces champs, sans les libellés : ils changent d’une version à l’autre, les codes non. */
function signOf(contenu: unknown, champs: readonly string[]): string {
  const lignes = Contenu.parse(contenu).etapes.flatMap((etape) => etape.lignes)
  const valeurs = champs.map((champ) => canonical(lignes.find((l) => l.champ === champ)?.valeur ?? null))
  return JSON.stringify(valeurs, (cle, v) => (cle === 'libelle' ? undefined : v))
}
