import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { sirensOf } from '@/lib/access/reach'
import { demandesOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import { nirKey, nirProblem } from '@/lib/demarches/nir'
import { compact } from '@/lib/demarches/saisie'
import { DERNIER_RANG, isLast } from './envoi/last-rang'
import { Contenu } from './envoi/schema'
import { empreinteOfValue } from './envoi/empreinte'
import { SALARIE_INCONNU } from './tris'

/**
 * Le salarié de ce numéro de sécurité sociale, désigné par sa dernière demande que la personne lit, un numéro corrigé depuis à part : le numéro lui-même, ni son empreinte, n’entre dans
 * une adresse.
 * @param tape le numéro tel qu’il est tapé, clé comprise ou non.
 * @returns le numéro de cette demande ; « aucun » quand il n’y en a pas ; `null` quand ce n’est pas un numéro de sécurité sociale.
 */
export async function findSalarie(actor: Actor, db: Db, tape: string): Promise<string | null> {
  const signes = compact(tape).toUpperCase()
  const numero = signes.slice(0, 13)
  if (![13, 15].includes(signes.length) || nirProblem(numero) || (signes.length === 15 && signes.slice(13) !== nirKey(numero))) return null
  const sujet = empreinteOfValue('nir', { type: 'nir', numero, cle: nirKey(numero) })
  const envois = await db.envoi.findMany({
    relationLoadStrategy: 'query',
    where: { siren: { in: [...sirensOf(actor, 'demande:lire')] }, sujet, demande: demandesOf(actor, 'demande:lire') },
    orderBy: { creeLe: 'desc' },
    select: { rang: true, demande: { select: { numero: true, envois: DERNIER_RANG } } },
  })
  return envois.find(isLast)?.demande.numero ?? SALARIE_INCONNU
}

/** Le nom du salarié dont parle cette demande ; `null` quand la personne ne la lit pas, ou qu’elle ne nomme personne. */
export async function nameSalarie(actor: Actor, db: Db, numero: string, siren?: string): Promise<string | null> {
  const envoi = await db.envoi.findFirst({
    where: { demande: { AND: [{ numero }, demandesOf(actor, 'demande:lire', siren)] } },
    orderBy: { rang: 'desc' },
    select: { contenu: true },
  })
  return envoi && nameIn(Contenu.parse(envoi.contenu))
}

/** Le nom du salarié, tel qu’un envoi le dit : celui d’usage, sinon celui de naissance, et le premier prénom. */
export function nameIn({ etapes }: Contenu): string | null {
  const dit = (champ: string): string => etapes.flatMap(({ lignes }) => lignes).find((l) => l.champ === champ)?.texte ?? ''
  const [prenom = ''] = dit('prenoms').split(/[\s,]+/)
  return `${dit('nomUsage') || dit('nomNaissance')} ${prenom}`.trim() || null
}
