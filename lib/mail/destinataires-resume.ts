import 'server-only'
import { NATURES_AVIS } from '@/lib/copy/avis'
import { Prisma } from '@/lib/data/generated/client'
import type { NatureAvis } from '@/lib/data/generated/enums'
import type { Db } from '@/lib/data/prisma'
import { whoReaches } from '@/lib/data/sql/acces'
import type { Envoi } from './destinataires'

/** Autant d’entreprises nommées dans un résumé ; les autres y sont comptées. */
const NOMMEES = 50

const sien = (qui: Prisma.Sql): Prisma.Sql => Prisma.sql`SELECT 1 FROM (${qui}) w WHERE w.utilisateur_id = v.utilisateur_id`
const by = (droit: Parameters<typeof whoReaches>[0], table: string): Prisma.Sql =>
  sien(whoReaches(droit, Prisma.raw(`${table}.siren`), Prisma.raw(`${table}.univers`)))

/** La sourdine de la personne de `v` sur l’entreprise de cette table. */
const muteOn = (table: string): Prisma.Sql =>
  Prisma.sql`SELECT 1 FROM sourdine s WHERE s.utilisateur_id = v.utilisateur_id AND s.siren = ${Prisma.raw(table)}.siren`

/**
 * Vrai quand la personne de `v` atteint encore aujourd’hui ce dont il parle : le droit se juge à l’instant du résumé, pas à celui de l’événement. Un document
 * gardé pour une entreprise se juge sur elle seule, que le résumé nomme ; gardé pour plusieurs, sur celles qui ne sont pas en sourdine.
 */
const ATTEINT = Prisma.sql`CASE
  WHEN v.demande_id IS NOT NULL THEN EXISTS (SELECT 1 FROM demande d WHERE d.id = v.demande_id AND d.jete_le IS NULL
    AND (d.numero IS NOT NULL OR d.auteur_id = v.utilisateur_id) AND EXISTS (${by('demande:lire', 'd')}))
  WHEN v.courrier_id IS NOT NULL THEN EXISTS (SELECT 1 FROM courrier c WHERE c.id = v.courrier_id AND EXISTS (${by('courrier:lire', 'c')}))
  WHEN v.document_id IS NOT NULL THEN EXISTS (SELECT 1 FROM document_adresse x WHERE x.document_id = v.document_id
    AND (v.siren IS NULL OR x.siren = v.siren) AND NOT EXISTS (${muteOn('x')}) AND EXISTS (${by('document:lire', 'x')}))
  WHEN v.fiche_dsn_id IS NOT NULL THEN EXISTS (SELECT 1 FROM ligne_fiche_dsn l WHERE l.fiche_id = v.fiche_dsn_id AND EXISTS (${by('dsn:lire', 'l')}))
  WHEN v.retour_dsn_id IS NOT NULL THEN EXISTS (SELECT 1 FROM couverture k WHERE k.siren = v.siren AND k.univers <> 'retraite' AND EXISTS (${by('dsn:lire', 'k')}))
  WHEN v.delegation_id IS NOT NULL THEN EXISTS (SELECT 1 FROM delegation g WHERE g.id = v.delegation_id
    AND (EXISTS (SELECT 1 FROM membre m WHERE m.compte_id = g.compte_id AND m.utilisateur_id = v.utilisateur_id AND m.role = 'administrateur' AND m.etat = 'ajoute')
      OR EXISTS (SELECT 1 FROM membre_cabinet m WHERE m.cabinet_id = g.cabinet_id AND m.utilisateur_id = v.utilisateur_id AND m.etat = 'ajoute')))
  ELSE EXISTS (SELECT 1 FROM membre_cabinet m WHERE m.utilisateur_id = v.utilisateur_id AND m.etat = 'ajoute') END`

/** Ce qu’elle n’a pas voulu taire depuis. */
const VOULU = Prisma.sql`NOT EXISTS (${muteOn('v')}) AND to_jsonb(r) ->> v.nature::text <> 'jamais'`

type Compte = { siren: string | null; raisonSociale: string | null; nature: NatureAvis; nombre: number }

/**
 * Le résumé de ce jour pour cette personne : ce qui a été gardé pour lui et qu’elle atteint encore, compté par entreprise et par nature. Rien quand il
 * n’en reste rien.
 */
export async function onResume(db: Db, { utilisateurId, jour }: { utilisateurId: string; jour: string }): Promise<Envoi<'resume-du-jour'>[]> {
  const comptes = await db.$queryRaw<Compte[]>`
    SELECT v.siren, e.raison_sociale AS "raisonSociale", v.nature::text,
      count(DISTINCT coalesce(v.demande_id, v.courrier_id, v.document_id, v.fiche_dsn_id, v.retour_dsn_id, v.delegation_id, v.id))::int AS nombre
    FROM avis_differe v JOIN reglage_avis r ON r.utilisateur_id = v.utilisateur_id LEFT JOIN entreprise e ON e.siren = v.siren
    WHERE v.utilisateur_id = ${utilisateurId}::uuid AND v.resume_pour = ${jour}::date AND ${VOULU} AND ${ATTEINT}
    GROUP BY v.siren, e.raison_sociale, v.nature ORDER BY e.raison_sociale COLLATE "fr-x-icu" NULLS LAST, v.siren, v.nature`
  if (comptes.length === 0) return []
  const groupes = [...Map.groupBy(comptes, ({ siren }) => siren)]
  const lignes = groupes.slice(0, NOMMEES).map(([siren, siens]) => ({
    siren,
    nom: siens[0]?.raisonSociale ?? 'Plusieurs entreprises, et vos délégations',
    dit: siens.map(({ nature, nombre }) => NATURES_AVIS[nature].compte(nombre)).join(', '),
  }))
  const nouveautes = comptes.reduce((somme, { nombre }) => somme + nombre, 0)
  return [{ utilisateurId, siren: null, demandeId: null, donnees: { jour, nouveautes, lignes, autres: groupes.length - lignes.length } }]
}
