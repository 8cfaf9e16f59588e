import 'server-only'
import type { Db } from '@/lib/data/prisma'
import type { Demarche } from '@/lib/demarches/define'
import { type LigneLue, readLignes } from '@/lib/demarches/recap'
import { subjectOf } from '@/lib/demandes/envoi/compose-envoi'
import { DERNIER_RANG, isLast } from '@/lib/demandes/envoi/last-rang'
import { Contenu } from '@/lib/demandes/envoi/schema'
import type { Brouillon } from './queries'

/** Les lignes répondues d’un brouillon. */
export const lignesOf = ({ demarche, contexte }: Pick<Brouillon, 'demarche' | 'contexte'>, raws: Brouillon['raws']): LigneLue[] =>
  readLignes(demarche, raws, contexte).flatMap(({ lignes }) => lignes)

/** Le numéro de la demande que celle-ci continue, tel qu’il y est écrit ; `null` quand elle n’en suit pas. */
export const followedBy = (demarche: Demarche, lignes: readonly LigneLue[]): string | null => {
  const value = lignes.find(({ champ }) => champ === demarche.continue?.numero)?.value
  return typeof value === 'string' ? value : null
}

/**
 * De qui parle ce qui va partir : l’empreinte de son numéro de sécurité sociale, sinon celle qu’a gardée la demande que l’on continue. Rien n’est ouvert.
 * @returns `null` quand le salarié n’est pas connu.
 */
export async function sujetOf(
  db: Db,
  { siren, demarche }: Pick<Brouillon, 'siren' | 'demarche'>,
  lignes: readonly LigneLue[],
): Promise<string | null> {
  const sien = subjectOf(demarche, lignes)
  const numero = sien === null ? followedBy(demarche, lignes) : null
  if (numero === null) return sien
  const suivi = await db.envoi.findFirst({ where: { siren, demande: { numero } }, orderBy: { rang: 'desc' }, select: { sujet: true } })
  return suivi?.sujet ?? null
}

/** Ce qu’une autre demande du même salarié a envoyé en dernier. */
export type Autre = { numero: string; envoyeeLe: Date | null; contenu: Contenu }

/**
 * Les autres demandes que cette entreprise a envoyées pour ce salarié, qui que ce soit qui les ait déposées, les annulées à part, d’après le dernier envoi
 * de chacune, la plus récente d’abord.
 * @param demarches celles que l’on compare.
 */
export async function listAutres(
  db: Db,
  { id, siren }: Pick<Brouillon, 'id' | 'siren'>,
  sujet: string,
  demarches: readonly string[],
): Promise<Autre[]> {
  const envois = await db.envoi.findMany({
    relationLoadStrategy: 'query',
    where: { siren, demarche: { in: [...demarches] }, sujet, demandeId: { not: id } },
    orderBy: { creeLe: 'desc' },
    select: { rang: true, contenu: true, demande: { select: { numero: true, issue: true, envoyeeLe: true, envois: DERNIER_RANG } } },
  })
  return envois
    .filter(isLast)
    .flatMap(({ contenu, demande: { numero, issue, envoyeeLe } }) =>
      numero === null || issue === 'annulee' ? [] : [{ numero, envoyeeLe, contenu: Contenu.parse(contenu) }],
    )
}
