import { withClient } from '../database.ts'

const DURAND = '900000019'
const CLAIRE = 'claire.durand@durand.example'
const NOMBRE = 1000
const MESSAGES = 20
const PAR_ENTREPRISE = 50

/**
 * Ajoute mille demandes de Claire à la base d’un portail mesuré, vingt messages dans l’une d’elles.
 * @param ownerUrl l’adresse du propriétaire. @param millier le rang de ce millier : un second appel en ajoute un autre.
 * @returns le numéro de celle dont on mesure le fil.
 */
export async function addThousand(ownerUrl: string, millier = 0): Promise<string> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string; numero: string }>(
      `INSERT INTO demande (id, numero, siren, compte_id, auteur_id, membre_id, univers, demarche, objet, statut, etat, auteur_nom, gestionnaire_id, gestionnaire_nom, cree_le, modifie_le, envoyee_le, prise_le, etat_le, traitee_le, issue)
       SELECT gen_random_uuid(), 'CP-2026-' || lpad((8000000 + $4::int + n)::text, 7, '0') || '-0', $1, m.compte_id, m.utilisateur_id, m.id, 'prevoyance', 'reclamation', 'Question ' || n,
         (CASE WHEN n % 3 = 0 THEN 'en_cours' ELSE 'traitee' END)::"StatutDemande", (CASE WHEN n % 3 = 0 THEN 'en_traitement' ELSE 'cloturee' END)::"EtatInterne",
         'Claire Durand', g.id, g.prenom || ' ' || g.nom, quand, quand, quand, quand, quand,
         CASE WHEN n % 3 = 0 THEN NULL ELSE quand END, CASE WHEN n % 3 = 0 THEN NULL ELSE 'acceptee'::"IssueDemande" END
       FROM generate_series(1, $3::int) n CROSS JOIN LATERAL (SELECT now() - n * interval '1 hour' AS quand) q,
         (SELECT m.* FROM membre m JOIN utilisateur u ON u.id = m.utilisateur_id WHERE u.email = $2 LIMIT 1) m,
         (SELECT * FROM utilisateur WHERE gestion = 'gestionnaire' ORDER BY nom LIMIT 1) g
       RETURNING id, numero`,
      [DURAND, CLAIRE, NOMBRE, millier * NOMBRE],
    )
    const suivie = rows.find((row) => row.numero.includes(String(8_000_003 + millier * NOMBRE)))
    if (!suivie || rows.length !== NOMBRE) throw new Error('Les mille demandes ne sont pas là.')
    await client.query(
      `INSERT INTO message (id, demande_id, siren, cote, auteur_nom, auteur_role, corps, envoye_le)
       SELECT gen_random_uuid(), d.id, d.siren, (CASE WHEN n % 2 = 0 THEN 'client' ELSE 'gestion' END)::"CoteMessage", CASE WHEN n % 2 = 0 THEN 'Claire Durand' ELSE 'Sophie Garnier' END,
         CASE WHEN n % 2 = 0 THEN 'administratrice' ELSE 'gestionnaire' END, repeat('Bonjour, voici la suite de notre échange. ', 6), d.envoyee_le + n * interval '1 minute'
       FROM demande d, generate_series(1, $2::int) n WHERE d.id = ANY ($3::uuid[]) AND (d.id = $1 OR n <= 2)`,
      [suivie.id, MESSAGES, rows.map(({ id }) => id)],
    )
    await client.query('ANALYZE')
    return suivie.numero
  })
}

/**
 * Ajoute des demandes d’autres entreprises, cinquante chacune : ce que personne de mesuré n’atteint, et qui ne doit rien lui coûter.
 * @param nombre combien il doit y en avoir en tout ; un second appel complète.
 */
export async function addOthers(ownerUrl: string, nombre: number): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query(`INSERT INTO compte (id, nom) VALUES ('00000000-0000-7000-8000-0000000000b0', 'Compte du banc') ON CONFLICT DO NOTHING`)
    await client.query(
      `INSERT INTO entreprise (siren, raison_sociale, adresse, code_postal, ville, numero_empreinte)
       SELECT (800000000 + n)::text, 'Transports du banc ' || n, '1 rue du Banc', '75001', 'Paris', 'banc' FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`,
      [Math.ceil(nombre / PAR_ENTREPRISE)],
    )
    await client.query(
      `INSERT INTO demande (id, numero, siren, compte_id, auteur_id, univers, demarche, objet, statut, etat, auteur_nom, cree_le, modifie_le, envoyee_le)
       SELECT gen_random_uuid(), 'CP-2025-' || lpad(n::text, 7, '0') || '-0', (800000001 + n / $2::int)::text, '00000000-0000-7000-8000-0000000000b0', g.id,
         'prevoyance', 'reclamation', 'Question ' || n, 'envoyee', 'a_prendre', 'Banc', quand, quand, quand
       FROM generate_series(0, $1::int - 1) n CROSS JOIN LATERAL (SELECT now() - n * interval '1 minute' AS quand) q,
         (SELECT id FROM utilisateur WHERE gestion = 'gestionnaire' ORDER BY nom LIMIT 1) g
       ON CONFLICT DO NOTHING`,
      [nombre, PAR_ENTREPRISE],
    )
    await client.query('VACUUM ANALYZE demande')
    await client.query('ANALYZE')
  })
}
