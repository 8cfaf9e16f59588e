import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { sirensOf } from '@/lib/access/reach'
import { courriersAddress } from '@/lib/courriers/adresse'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { demandesSql, inSirens, reachSql } from '@/lib/data/reach'
import { MOTS_COURRIER } from '@/lib/data/sql/courrier'
import { entrepriseDite, raisonSociale } from '@/lib/data/sql/entreprise'
import { dernierEnvoi } from '@/lib/data/sql/envoi'
import { says, saysExactly, saysSome } from '@/lib/data/sql/recherche'
import { titreOf } from '@/lib/demarches/registre'
import { demandesAddress } from '@/lib/demandes/adresse'
import { nameIn } from '@/lib/demandes/find-salarie'
import { listDemandes } from '@/lib/demandes/queries'
import { Contenu } from '@/lib/demandes/envoi/schema'
import { formatDate } from '@/lib/ground/date'
import { formatSiren, plural } from '@/lib/ground/number'
import { firstOf } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'
import { found, type Resultat, type Trouves } from './resultat'

/** Combien se montrent de chaque genre ; les autres se lisent dans leur liste. */
export const MONTRES = 5

const groupOf = (genre: Trouves['genre'], lignes: readonly Resultat[], tout: Trouves['tout']): Trouves => {
  const { lignes: resultats, encore } = firstOf(lignes, MONTRES)
  return { genre, resultats, encore, tout: encore ? tout : null }
}

/** Les entreprises de la personne, par leur nom, leur SIREN ou leur ville. */
export async function findEntreprises(actor: Actor, db: Db, q: string): Promise<Trouves> {
  const { proche, exacte } = entrepriseDite(q)
  const rows = await db.$queryRaw<{ siren: string; raisonSociale: string; ville: string }[]>`
    SELECT e.siren, e.raison_sociale AS "raisonSociale", e.ville FROM entreprise e
    WHERE ${inSirens(Prisma.sql`e.siren`, sirensOf(actor, 'entreprise:voir'))} AND ${proche}
    ORDER BY ${exacte} DESC, e.raison_sociale COLLATE "fr-x-icu", e.siren LIMIT ${MONTRES + 1}`
  return groupOf(
    'entreprises',
    rows.map((e) =>
      found(q, {
        cle: e.siren,
        href: routes.entreprise(e.siren),
        titre: e.raisonSociale,
        situe: formatSiren(e.siren),
        dits: [
          ['SIREN', e.siren],
          ['Ville', e.ville],
        ],
      }),
    ),
    { href: `${routes.accueil()}?entreprise=${encodeURIComponent(q)}#portefeuille`, nom: 'Chercher dans le portefeuille' },
  )
}

/** Les salariés que nomment les demandes de la personne, chacun désigné par sa dernière demande ; leur numéro n’est pas lu. */
export async function findSalaries(actor: Actor, db: Db, q: string): Promise<Trouves> {
  const rows = await db.$queryRaw<{ numero: string; nombre: number; contenu: unknown; derniere: string; creeLe: Date }[]>`
    SELECT t.numero, t.nombre, v.contenu, d.demarche AS derniere, v.cree_le AS "creeLe"
    FROM (SELECT (array_agg(d.numero ORDER BY v.cree_le DESC))[1] AS numero, (array_agg(v.id ORDER BY v.cree_le DESC))[1] AS envoi,
        count(DISTINCT d.id)::int AS nombre, bool_or(${saysExactly(Prisma.sql`v.salarie`, q)}) AS exact, max(v.cree_le) AS quand
      FROM envoi v JOIN demande d ON d.id = v.demande_id AND d.siren = v.siren
      WHERE ${demandesSql(actor, 'demande:lire')} AND d.numero IS NOT NULL AND v.sujet IS NOT NULL AND ${dernierEnvoi} AND ${says(Prisma.sql`v.salarie`, q)}
      GROUP BY v.sujet ORDER BY exact DESC, quand DESC LIMIT ${MONTRES + 1}) t
    JOIN envoi v ON v.id = t.envoi JOIN demande d ON d.id = v.demande_id
    ORDER BY t.exact DESC, t.quand DESC`
  return groupOf(
    'salaries',
    rows.flatMap(({ numero, nombre, contenu, derniere, creeLe }) => {
      const lu = Contenu.parse(contenu)
      const nom = nameIn(lu)
      if (!nom) return []
      const dit = (champ: string) => lu.etapes.flatMap(({ lignes }) => lignes).find((l) => l.champ === champ)?.texte
      return [
        found(q, {
          cle: numero,
          href: demandesAddress(null, { salarie: numero }),
          titre: nom,
          situe: `${plural(nombre, 'demande')}, la dernière\u00a0: ${titreOf(derniere)}, ${formatDate(creeLe)}`,
          dits: [
            ['Nom de naissance', dit('nomNaissance')],
            ['Prénoms', dit('prenoms')],
          ],
        }),
      ]
    }),
    { href: demandesAddress(null, { nom: q }), nom: 'Toutes les demandes de ces salariés' },
  )
}

/** Les demandes et brouillons de la personne, et le passage de chacun qui répond : le fil, le salarié, l’auteur, l’entreprise. */
export async function findDemandes(actor: Actor, db: Db, q: string): Promise<Trouves> {
  const lues = (await listDemandes(actor, db, { onglet: 'toutes', q }, 1)).slice(0, MONTRES + 1)
  const dits = await db.$queryRaw<{ id: string; noms: string | null; par: string | null; corps: string | null }[]>`
    SELECT d.id, (SELECT v.noms FROM envoi v WHERE v.demande_id = d.id AND v.siren = d.siren ORDER BY v.rang DESC LIMIT 1) AS noms, m.par, m.corps
    FROM demande d LEFT JOIN LATERAL (SELECT m.auteur_nom AS par, m.corps FROM message m
      WHERE m.demande_id = d.id AND m.siren = d.siren AND m.cote <> 'systeme' AND ${saysSome(Prisma.sql`m.mots`, q)}
      ORDER BY m.envoye_le DESC LIMIT 1) m ON true
    WHERE ${demandesSql(actor, 'demande:lire')} AND d.id = ANY (${lues.map(({ id }) => id)}::uuid[])`
  return groupOf(
    'demandes',
    lues.map((d) => {
      const { noms, par, corps } = dits.find(({ id }) => id === d.id) ?? {}
      return found(q, {
        cle: d.id,
        href: d.numero ? routes.demande(d.siren, d.numero) : routes.brouillon(d.siren, d.id),
        titre: d.objet,
        situe: `${d.raisonSociale}, ${d.numero ?? 'brouillon'}`,
        dits: [
          ['Numéro', d.numero],
          [`Message de ${par}`, corps],
          ['Noms déclarés', noms],
          ['Faite par', d.auteurNom],
          ['Entreprise', `${d.raisonSociale}, ${d.siren}`],
        ],
      })
    }),
    { href: demandesAddress(null, { q }), nom: 'Toutes dans «\u00a0Mes demandes\u00a0»' },
  )
}

/** Les courriers que la personne lit, par leur numéro, leur objet ou leurs mots. */
export async function findCourriers(actor: Actor, db: Db, q: string): Promise<Trouves> {
  const rows = await db.$queryRaw<
    { id: string; siren: string; numero: string | null; objet: string; corps: string; publieLe: Date; raisonSociale: string }[]
  >`
    SELECT c.id, c.siren, c.numero, c.objet, c.corps, c.publie_le AS "publieLe", ${raisonSociale(Prisma.sql`c.siren`)} AS "raisonSociale"
    FROM courrier c WHERE ${reachSql(actor, 'courrier:lire', 'c')} AND ${says(MOTS_COURRIER, q)}
    ORDER BY ${saysExactly(MOTS_COURRIER, q)} DESC, c.publie_le DESC, c.id LIMIT ${MONTRES + 1}`
  return groupOf(
    'courriers',
    rows.map((c) =>
      found(q, {
        cle: c.id,
        href: routes.courrier(c.siren, c.id),
        titre: c.objet,
        situe: `${c.raisonSociale}, ${formatDate(c.publieLe)}`,
        dits: [
          ['Numéro', c.numero],
          ['Lettre', c.corps],
        ],
      }),
    ),
    { href: courriersAddress(null, { q }), nom: 'Tous dans «\u00a0Mes courriers\u00a0»' },
  )
}

/** Les documents adressés aux entreprises de la personne. */
export async function findDocuments(actor: Actor, db: Db, q: string): Promise<Trouves> {
  const mots = Prisma.sql`sans_accents(concat_ws(' ', d.titre, d.phrase))`
  const rows = await db.$queryRaw<{ id: string; siren: string; titre: string; phrase: string; publieLe: Date; raisonSociale: string }[]>`
    SELECT d.id, a.siren, d.titre, d.phrase, a.publie_le AS "publieLe", ${raisonSociale(Prisma.sql`a.siren`)} AS "raisonSociale"
    FROM document_adresse a JOIN document d ON d.id = a.document_id
    WHERE ${reachSql(actor, 'document:lire', 'a')} AND ${says(mots, q)}
    ORDER BY ${saysExactly(mots, q)} DESC, a.publie_le DESC, d.id, a.siren LIMIT ${MONTRES + 1}`
  return groupOf(
    'documents',
    rows.map((d) =>
      found(q, {
        cle: `${d.id} ${d.siren}`,
        href: routes.fichierDocument(d.siren, d.id),
        fichier: true,
        titre: d.titre,
        situe: `${d.raisonSociale}, ${formatDate(d.publieLe)}`,
        dits: [['Il dit', d.phrase]],
      }),
    ),
    { href: routes.documents(), nom: 'Tous dans «\u00a0Mes documents\u00a0»' },
  )
}
