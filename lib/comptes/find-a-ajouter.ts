import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { EntreprisePublique } from '@/lib/annuaire/annuaire'
import { consultAnnuaire } from '@/lib/annuaire/consult'
import type { Db } from '@/lib/data/prisma'
import { siren as genre } from '@/lib/demarches/kinds/siren'
import { findNom, sirensDuCompte } from '@/lib/entreprises/queries'
import { normalizeText } from '@/lib/ground/unicode'

/** Combien la page attend l’annuaire, en millisecondes : sans lui, on ajoute quand même. */
const PATIENCE_MS = 1_500

/**
 * Où en est l’ajout d’une entreprise, d’après le SIREN tapé : rien encore, une phrase qui dit pourquoi il ne va pas, ou l’entreprise que l’annuaire public
 * nomme. `dite` : nommée, inconnue de lui, ou lui muet ; seul le numéro entreprise certifie.
 */
export type AAjouter =
  | { suite: 'rien' }
  | { suite: 'faux'; phrase: string; fiche: string | null }
  | { suite: 'trouvee'; siren: string; dite: EntreprisePublique | 'inconnue' | 'indisponible' }

/** Ce que nos données disent d’un SIREN tapé : `a_nommer`, l’annuaire est encore à entendre. */
type Tape = Exclude<AAjouter, { suite: 'trouvee' }> | { suite: 'a_nommer'; siren: string }

/** Lit le SIREN tapé à la première étape, dans la transaction de la page. */
export async function findAAjouter(actor: Actor, db: Db, compteId: string, tape: string): Promise<Tape> {
  if (tape === '') return { suite: 'rien' }
  const lu = genre.understand(normalizeText(tape, 'NFKC'), undefined as never, undefined as never)
  if (!lu.ok) return { suite: 'faux', phrase: lu.message, fiche: null }
  const siren = String(lu.value)
  if (sirensDuCompte(actor, compteId).includes(siren)) {
    const nom = await findNom(db, siren)
    return { suite: 'faux', phrase: `${nom ?? 'Cette entreprise'} est déjà dans votre compte.`, fiche: siren }
  }
  return { suite: 'a_nommer', siren }
}

/** Le même, avec ce que l’annuaire public en dit : hors de toute transaction. */
export async function nameAAjouter(tape: Tape): Promise<AAjouter> {
  if (tape.suite !== 'a_nommer') return tape
  const { siren } = tape
  const constat = await consultAnnuaire(siren, PATIENCE_MS)
  if (constat.suite !== 'trouvee') return { suite: 'trouvee', siren, dite: constat.suite }
  const { entreprise } = constat
  if (entreprise.fermee)
    return {
      suite: 'faux',
      phrase: `D’après l’annuaire public, ${entreprise.nom ?? 'cette entreprise'} est fermée\u00a0: elle ne s’ajoute pas. Vérifiez le SIREN.`,
      fiche: null,
    }
  return { suite: 'trouvee', siren, dite: entreprise }
}
