import { type Acces, type Actor, accesOn } from './actor'
import { UNIVERS, type Univers } from '@/lib/ground/univers'
import { can, universGranted } from './can'
import { lieuOf, type Right } from './rights'

/** Un groupe d’entreprises atteintes dans les mêmes univers ; `null` : tous. */
export type Groupe = { readonly sirens: readonly string[]; readonly univers: readonly Univers[] | null }

/**
 * Ce qu’un droit atteint : de la gestion, toutes les entreprises (ou celle nommée) ; de toute autre personne, les groupes que ses titres lui donnent,
 * aucun titre n’étant rien. `auteurId` et `administres` disent de qui sont les brouillons qu’elle voit ; la gestion n’en voit aucun. `auteurCompte` : vus comme
 * elle, les siens de ce compte seulement.
 */
export type Reach =
  | { voie: 'gestion'; siren: string | undefined }
  | {
      voie: 'titres'
      siren: string | undefined
      groupes: readonly Groupe[]
      auteurId: string
      auteurCompte: string | null
      administres: string[]
    }

/** Un droit, ou plusieurs dont un suffit : ce que lisent les deux côtés se demande avec le droit de chacun. */
export type Droits = Right | readonly Right[]

const atteintes = new WeakMap<Actor, Map<string, Reach>>()

/**
 * Le périmètre de ce droit : la seule définition, dont viennent le filtre de Prisma et le fragment SQL (`lib/data/reach.ts`).
 * Un droit de gestion n’atteint rien d’un client, un droit d’entreprise rien de la gestion. Mesuré une fois par acteur, qui ne change pas.
 * @param siren une seule entreprise, sinon toutes.
 */
export function reach(actor: Actor, droits: Droits, siren?: string): Reach {
  const demandes = typeof droits === 'string' ? [droits] : droits
  const siennes = atteintes.get(actor) ?? new Map<string, Reach>()
  atteintes.set(actor, siennes)
  const cle = `${demandes.join()} ${siren ?? ''}`
  const atteinte = siennes.get(cle) ?? measure(actor, demandes, siren)
  siennes.set(cle, atteinte)
  return atteinte
}

function measure(actor: Actor, demandes: readonly Right[], siren: string | undefined): Reach {
  if (demandes.some((droit) => lieuOf(droit) === 'gestion' && can(actor, droit))) return { voie: 'gestion', siren }
  return {
    voie: 'titres',
    siren,
    groupes: groupesIn(actor, demandes, siren),
    auteurId: actor.utilisateur.id,
    auteurCompte: actor.regard?.compteId ?? null,
    administres: administered(actor),
  }
}

const groupes = new WeakMap<Actor, Map<string, readonly Groupe[]>>()

/** Les groupes que ces droits donnent ; les mêmes listes pour tous les droits qui donnent la même chose. */
function groupesIn(actor: Actor, demandes: readonly Right[], siren: string | undefined): readonly Groupe[] {
  const titres = siren === undefined ? actor.acces : accesOn(actor, siren)
  const donnes = titres.map((acces) => universIn(acces, demandes))
  const cle = [siren, ...donnes.map((univers) => univers.join())].join(' ')
  const connus = groupes.get(actor) ?? new Map<string, readonly Groupe[]>()
  groupes.set(actor, connus)
  const deja = connus.get(cle)
  if (deja) return deja
  const parUnivers = new Map<string, { univers: Univers[] | null; sirens: Set<string> }>()
  for (const [rang, { sirens }] of titres.entries()) {
    const univers = donnes[rang] ?? []
    if (univers.length === 0) continue
    const groupe = parUnivers.get(univers.join()) ?? {
      univers: UNIVERS.every((u) => univers.includes(u)) ? null : univers,
      sirens: new Set<string>(),
    }
    for (const un of siren === undefined ? sirens : [siren]) groupe.sirens.add(un)
    parUnivers.set(univers.join(), groupe)
  }
  const neufs = [...parUnivers.values()].filter((g) => g.sirens.size > 0).map((g) => ({ sirens: [...g.sirens], univers: g.univers }))
  connus.set(cle, neufs)
  return neufs
}

/** Les univers de ce titre où l’un de ces droits est tenu. */
function universIn(acces: Acces, droits: readonly Right[]): Univers[] {
  const donnes = droits.map((droit) => universGranted(acces, droit))
  return acces.univers.filter((un) => donnes.some((ceux) => ceux.includes(un)))
}

const groupesOf = (actor: Actor, right: Right, siren?: string): readonly Groupe[] => {
  const atteint = reach(actor, right, siren)
  return atteint.voie === 'titres' ? atteint.groupes : []
}

/** Les SIREN sur lesquels la personne tient ce droit, dans au moins un univers. */
export function sirensOf(actor: Actor, right: Right): readonly string[] {
  const [seul, ...autres] = groupesOf(actor, right)
  return autres.length === 0 ? (seul?.sirens ?? []) : [...new Set([seul, ...autres].flatMap((groupe) => groupe?.sirens ?? []))]
}

/** Les univers que la personne atteint sur cette entreprise avec ce droit. */
export function universOf(actor: Actor, right: Right, siren: string): Univers[] {
  const atteints = new Set(groupesOf(actor, right, siren).flatMap(({ univers }) => univers ?? UNIVERS))
  return UNIVERS.filter((u) => atteints.has(u))
}

/** Les comptes que la personne administre : leurs brouillons lui sont visibles. */
export const administered = (actor: Actor): string[] =>
  actor.acces.filter((a) => a.voie === 'membre' && a.role === 'administrateur').map((a) => a.compteId)

/**
 * Le périmètre que la sécurité par ligne tient, posé quand la transaction s’ouvre. Il vient de la vue `acces`, que la session a lue avec l’acteur : la relire
 * ici coûterait une requête à chaque page, pour la même réponse.
 */
export const reglagesOf = (actor: Actor) => ({
  'app.sirens': actor.gestion ? '*' : actor.perimetre.sirens.join(','),
  'app.comptes': actor.perimetre.comptes.join(','),
  'app.administres': administered(actor).join(','),
  'app.utilisateur': actor.utilisateur.id,
})
