import {
  ADRESSES_RETRAITE,
  type AdresseRetraite,
  PAGES_GENERALES,
  SERVICES_RETRAITE_IDS,
  type ServiceRetraiteId,
} from '@/lib/ground/adresses-retraite'

/** Ce qu’une adresse a répondu la dernière fois, et quand ; absente tant que personne n’a regardé. */
export type EtatLien = { repond: boolean; statut: number | null; mene: string | null; verifieLe: Date }

/** Où sort un service : son adresse, ce que l’on en sait, et si d’autres la partagent. */
export type Sortie = AdresseRetraite & { site: string; partagee: boolean; etat: EtatLien | null }

/** Une adresse commune à plusieurs services, montrée une fois, sur la page de l’univers. */
export type PageGenerale = { href: string; titre: string; site: string; etat: EtatLien | null; services: ServiceRetraiteId[] }

export type Sorties = { par: Readonly<Record<ServiceRetraiteId, Sortie>>; generales: readonly PageGenerale[] }

/** Les adresses en vigueur, celles de la configuration d’abord : qui les a données les a lues. */
export const adressesOf = (configurees: Partial<Record<ServiceRetraiteId, string>>): Record<ServiceRetraiteId, AdresseRetraite> =>
  Object.fromEntries(
    SERVICES_RETRAITE_IDS.map((id) => {
      const href = configurees[id]
      return [id, href ? { href, source: 'configuration du portail' } : ADRESSES_RETRAITE[id]]
    }),
  ) as Record<ServiceRetraiteId, AdresseRetraite>

const siteOf = (href: string): string => new URL(href).hostname.replace(/^www\./, '')

/**
 * Où sort chaque service, et les pages générales : une adresse que deux services partagent n’est à aucun des deux.
 * @param etats ce que chaque adresse a répondu la dernière fois.
 */
export function sortiesOf(adresses: Readonly<Record<ServiceRetraiteId, AdresseRetraite>>, etats: ReadonlyMap<string, EtatLien>): Sorties {
  const parAdresse = Map.groupBy(SERVICES_RETRAITE_IDS, (id) => adresses[id].href)
  const partages = [...parAdresse].filter(([, ids]) => ids.length > 1)
  const sortie = (id: ServiceRetraiteId): Sortie => {
    const { href } = adresses[id]
    return { ...adresses[id], site: siteOf(href), partagee: (parAdresse.get(href)?.length ?? 0) > 1, etat: etats.get(href) ?? null }
  }
  return {
    par: Object.fromEntries(SERVICES_RETRAITE_IDS.map((id) => [id, sortie(id)])) as Record<ServiceRetraiteId, Sortie>,
    generales: partages.map(([href, services]) => ({
      href,
      titre: PAGES_GENERALES[href] ?? `La page générale de ${siteOf(href)}`,
      site: siteOf(href),
      etat: etats.get(href) ?? null,
      services,
    })),
  }
}
