import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { sirensOf } from '@/lib/access/reach'
import { Prisma } from '@/lib/data/generated/client'
import { demandesSql, inSirens, reachSql } from '@/lib/data/reach'
import { notifiees } from '@/lib/data/sql/demande'
import { dernierEnvoi } from '@/lib/data/sql/envoi'
import { jourDe } from '@/lib/data/sql/jour'
import { says } from '@/lib/data/sql/recherche'
import { NumeroDemande, type RechercheDemandes } from './schema'
import { SALARIE_INCONNU } from './tris'

const SIREN = Prisma.sql`d.siren`
/** Le statut d’une demande, tel qu’il se dit. */
export const DIT = Prisma.sql`CASE d.issue WHEN 'annulee' THEN 'annulee' ELSE d.statut::text END`
/** Ce qui attend d’être lu de la personne. */
export const aMoi = (actor: Actor) => Prisma.sql`(d.id IN ${notifiees(actor)})`
/** Où la personne peut répondre : ailleurs, ce qui manque n’attend pas d’elle. */
export const repond = (actor: Actor, siren?: string) =>
  actor.acces.some((a) => a.lectureSeule || a.lecture) ? reachSql(actor, 'demande:repondre', 'd', siren) : Prisma.sql`true`
/** Ce qui attend d’elle une pièce ou une réponse. */
export const aCompleter = (actor: Actor, siren?: string) => Prisma.sql`(d.statut = 'en_attente' AND ${repond(actor, siren)})`

/** Ce que montre l’onglet, avant tout filtre. */
export function underTab(actor: Actor, { onglet }: RechercheDemandes, siren?: string): Prisma.Sql {
  switch (onglet) {
    case 'non-lues':
      return aMoi(actor)
    case 'a-completer':
      return aCompleter(actor, siren)
    case 'brouillons':
      return Prisma.sql`(d.statut = 'a_finaliser')`
    case 'toutes':
      return Prisma.sql`true`
  }
}

/** Ce que retiennent l’onglet, les filtres et la recherche. */
export function wanted(actor: Actor, search: RechercheDemandes, siren?: string): Prisma.Sql {
  const { statut = [], univers = [], demarche = [], entreprise = [], auteur = [], depuis, du, au, nom, salarie, q } = search
  const parts = [underTab(actor, search, siren)]
  if (statut.length > 0) parts.push(Prisma.sql`${DIT} = ANY (${[...statut]}::text[])`)
  if (univers.length > 0) parts.push(Prisma.sql`d.univers = ANY (${[...univers]}::"Univers"[])`)
  if (demarche.length > 0) parts.push(Prisma.sql`d.demarche = ANY (${[...demarche]}::text[])`)
  if (siren === undefined && entreprise.length > 0) parts.push(inSirens(SIREN, entreprise))
  if (auteur.length > 0) parts.push(Prisma.sql`d.auteur_id = ANY (${[...auteur]}::uuid[])`)
  if (depuis) parts.push(Prisma.sql`d.modifie_le >= maintenant() - make_interval(months => ${Number(depuis)}::int)`)
  if (du) parts.push(Prisma.sql`${jourDe(Prisma.sql`d.envoyee_le`)} >= ${du}::date`)
  if (au) parts.push(Prisma.sql`${jourDe(Prisma.sql`d.envoyee_le`)} <= ${au}::date`)
  if (nom) parts.push(namesEmployee(nom))
  if (salarie) parts.push(isAbout(actor, salarie, siren))
  if (q) parts.push(answersTo(actor, q, siren))
  return Prisma.join(parts, ' AND ')
}

/** Le numéro d’abord ; sinon chacun des mots, quelque part dans ce qui nomme la demande, ses envois et son fil. */
function answersTo(actor: Actor, q: string, siren?: string): Prisma.Sql {
  const numero = NumeroDemande.safeParse(q.toUpperCase().replaceAll(/\s/g, '')).data
  if (numero) return Prisma.sql`d.numero = ${numero}`
  const lisibles = Prisma.sql`ARRAY(SELECT d.id FROM demande d WHERE ${demandesSql(actor, 'demande:lire', siren)})`
  return Prisma.sql`d.id IN (SELECT trouvee FROM chercher_parmi(${q}, ${lisibles}) AS trouvee)`
}

const sirensLus = (actor: Actor, siren?: string): string[] => sirensOf(actor, 'demande:lire').filter((un) => siren === undefined || un === siren)

/** Le salarié que nomme un envoi ; d’un brouillon, que dit son objet. */
const namesEmployee = (nom: string): Prisma.Sql => Prisma.sql`
  (EXISTS (SELECT 1 FROM envoi v WHERE v.demande_id = d.id AND v.siren = d.siren AND ${dernierEnvoi} AND ${says(Prisma.sql`v.salarie`, nom)})
    OR (d.statut = 'a_finaliser' AND ${says(Prisma.sql`sans_accents(d.objet)`, nom)}))`

/** Du même salarié que cette demande, que la personne lit aussi : d’après l’empreinte de son numéro, que rien n’ouvre. */
function isAbout(actor: Actor, salarie: string, siren?: string): Prisma.Sql {
  if (salarie === SALARIE_INCONNU) return Prisma.sql`false`
  return Prisma.sql`d.id IN (SELECT v.demande_id FROM envoi v WHERE ${inSirens(Prisma.sql`v.siren`, sirensLus(actor, siren))} AND ${dernierEnvoi} AND v.sujet =
    (SELECT v.sujet FROM demande d JOIN envoi v ON v.demande_id = d.id AND v.siren = d.siren
      WHERE d.numero = ${salarie} AND ${demandesSql(actor, 'demande:lire', siren)} ORDER BY v.rang DESC LIMIT 1))`
}
