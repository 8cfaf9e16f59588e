import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { asReader } from '@/lib/data/as-actor'
import { demandesAddress } from '@/lib/demandes/adresse'
import { findSalarie } from '@/lib/demandes/find-salarie'
import { addressOf } from '@/lib/ground/adresse'
import { RECHERCHE_MAX } from '@/lib/ground/field-limits'
import { routes } from '@/lib/ground/routes'
import { looksSensible } from '@/lib/ground/sensible'
import { RECHERCHE_GARDEE, type RechercheForm } from './schema'

/**
 * L’adresse où mène une recherche. Un numéro de sécurité sociale mène aux demandes de ce salarié, désigné par l’une d’elles ; un IBAN ne se cherche pas.
 * Ni l’un ni l’autre n’est dans l’adresse rendue.
 */
export async function sendSearch(actor: Actor, { vers, nir, siren, ...search }: RechercheForm): Promise<string> {
  const secrets = [nir, search.q, search.nom].flatMap((texte) => looksSensible(texte) ?? [])
  const [q, nom] = [search.q.slice(0, RECHERCHE_MAX), search.nom.slice(0, RECHERCHE_MAX)]
  const to = (plus: Partial<RechercheForm>): string =>
    vers === 'demandes' || plus.salarie
      ? demandesAddress(vers === 'demandes' ? (siren ?? null) : null, { ...search, q, nom, page: 1, ...plus })
      : addressOf(routes.recherche(), { q: plus.q ?? search.q.slice(0, RECHERCHE_GARDEE), siren, avis: plus.avis })
  if (nir === '' && secrets.length === 0) return to({})
  const propre = { q: looksSensible(search.q) ? '' : q, nom: looksSensible(search.nom) ? '' : nom }
  if (nir === '' && secrets.includes('iban')) return to({ ...propre, avis: 'iban' })
  const salarie = await asReader(actor, (db) => findSalarie(actor, db, nir || (looksSensible(search.q) ? search.q : search.nom)))
  return to(salarie ? { ...propre, salarie } : { ...propre, avis: 'nir' })
}
