import { withClient } from '../database.ts'
import { PORTFOLIO } from './bars.ts'

/** Un portefeuille à mesurer : son expert-comptable, son administratrice, et le membre dont on ouvre les habilitations. */
export type Portfolio = { nombre: number; expert: string; admin: string; compteId: string; membreId: string }

const KARIM = 'karim.benali@cabinet.example'

/**
 * Ajoute un compte de tant d’entreprises, l’administratrice qui les gère, un collaborateur, et un cabinet qui les suit toutes par une délégation. Leur
 * mot de passe est celui de la démonstration.
 * @param ownerUrl l’adresse du propriétaire. @param rang distingue un portefeuille d’un autre : ses SIREN ne sont à personne d’autre.
 */
export async function addPortfolio(ownerUrl: string, rang: number, nombre: number): Promise<Portfolio> {
  return withClient(ownerUrl, async (client) => {
    const one = async (sql: string, valeurs: unknown[]): Promise<string> => {
      const { rows } = await client.query<{ id: string }>(sql, valeurs)
      if (!rows[0]) throw new Error(`Le portefeuille de ${nombre} n’est pas là.`)
      return rows[0].id
    }
    const person = (cle: string) => {
      const email = `${cle}.${nombre}@banc.example`
      return one(
        `INSERT INTO utilisateur (id, email, email_normalise, civilite, nom, prenom, mot_de_passe)
         SELECT gen_random_uuid(), $1, $1, 'madame', 'Banc', initcap($2), mot_de_passe FROM utilisateur WHERE email = $3 RETURNING id`,
        [email, cle, KARIM],
      ).then((id) => ({ id, email }))
    }
    const [expert, admin, collaborateur] = [await person('expert'), await person('admin'), await person('collaborateur')]
    const compteId = await one('INSERT INTO compte (id, nom) VALUES (gen_random_uuid(), $1) RETURNING id', [`Compte du banc ${nombre}`])
    await client.query(
      `INSERT INTO entreprise (siren, raison_sociale, adresse, code_postal, ville, numero_empreinte)
       SELECT ($1::int + n)::text, 'Transports du banc ' || n, '1 rue du Banc', '69001', 'Lyon', 'banc' FROM generate_series(1, $2::int) n`,
      [700_000_000 + rang * 100_000, nombre],
    )
    await client.query(
      `INSERT INTO contrat (id, reference, siren, univers, libelle, effet_le)
       SELECT gen_random_uuid(), 'BANC-' || siren, siren, 'prevoyance', 'Prévoyance', '2024-01-01' FROM entreprise WHERE siren BETWEEN $1 AND $2`,
      [String(700_000_000 + rang * 100_000 + 1), String(700_000_000 + rang * 100_000 + nombre)],
    )
    await client.query(
      `INSERT INTO rattachement (id, compte_id, siren, couleur, certifie_voie)
       SELECT gen_random_uuid(), $1, siren, 1 + (row_number() OVER (ORDER BY siren) % 8), 'gestionnaire' FROM entreprise WHERE siren BETWEEN $2 AND $3`,
      [compteId, String(700_000_000 + rang * 100_000 + 1), String(700_000_000 + rang * 100_000 + nombre)],
    )
    const member = (utilisateurId: string, role: string) =>
      one(
        `INSERT INTO membre (id, compte_id, utilisateur_id, role, portee, etat)
         VALUES (gen_random_uuid(), $1, $2, $3::"RoleCompte", CASE WHEN $3 = 'administrateur' THEN 'portefeuille' ELSE 'manuelle' END::"Portee", 'ajoute') RETURNING id`,
        [compteId, utilisateurId, role],
      )
    await member(admin.id, 'administrateur')
    const membreId = await member(collaborateur.id, 'collaborateur')
    const cabinetId = await one('INSERT INTO cabinet (id, siren, raison_sociale) VALUES (gen_random_uuid(), $1, $2) RETURNING id', [
      String(690_000_000 + rang),
      `Cabinet du banc ${nombre}`,
    ])
    await client.query(`INSERT INTO membre_cabinet (id, cabinet_id, utilisateur_id, etat) VALUES (gen_random_uuid(), $1, $2, 'ajoute')`, [
      cabinetId,
      expert.id,
    ])
    await client.query(
      `INSERT INTO delegation (id, compte_id, cabinet_id, contact_nom, contact_prenom, contact_email, portee, univers, du, etat, demandee_par, repondre_avant)
       VALUES (gen_random_uuid(), $1, $2, 'Banc', 'Expert', $3, 'portefeuille', enum_range(NULL::"Univers"), '2024-01-01', 'acceptee', $4, now() + interval '30 days')`,
      [compteId, cabinetId, expert.email, admin.id],
    )
    await client.query('ANALYZE')
    return { nombre, expert: expert.email, admin: admin.email, compteId, membreId }
  })
}

type PageMesuree = readonly [nom: string, qui: 'expert' | 'admin', chemin: string, barre: number]

/** Les pages qu’un grand portefeuille ne doit pas alourdir : de qui, où, et sa barre. */
export const pagesOf = ({ compteId, membreId }: Portfolio): readonly PageMesuree[] => [
  ['Accueil', 'expert', '/accueil', PORTFOLIO.rapport],
  ['Mes clients', 'expert', '/clients?onglet=cours', PORTFOLIO.rapport],
  ['Choix de l’entreprise', 'expert', '/api/entreprises?q=banc', PORTFOLIO.rapport],
  ['Gestion des entreprises', 'admin', `/comptes/${compteId}/entreprises`, PORTFOLIO.toutes],
  ['Double liste des habilitations', 'admin', `/comptes/${compteId}/utilisateurs/${membreId}?onglet=habilitations`, PORTFOLIO.rapport],
]
