import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { numeroEmpreinteOf } from '@/lib/entreprises/numero-entreprise'
import { CERTIFICATION, type EssaisRestants } from './rules'
import { countUse, giveBackUse, readUse } from './throttle'

/** Ce que l’on tape pour certifier une entreprise : le SIREN, neuf chiffres justes, et le numéro entreprise tel que le courrier l’écrit. */
export type Preuve = { siren: string; numero: string }

/** Une certification : le compte créé, ce qu’il reste d’essais, ou plus aucun. Rien ne dit si c’est le SIREN ou le numéro qui ne va pas. */
export type Certification = { suite: 'certifiee'; siren: string } | { suite: 'discordance'; essais: EssaisRestants } | { suite: 'epuisee' }

/** Les trois compteurs d’un essai : de la personne sur ce SIREN, de la personne, et de tous sur ce SIREN. */
export const countersOf = (utilisateurId: string, siren: string) =>
  [
    ['certification-couple', `${utilisateurId}|${siren}`, CERTIFICATION.personneSiren],
    ['certification-personne', utilisateurId, CERTIFICATION.personne],
    ['certification-siren', siren, CERTIFICATION.siren],
  ] as const

/**
 * Certifie une entreprise par son numéro, et en crée le compte : la personne en est l’administrateur. Un SIREN déjà dans un autre compte y reste ; ses
 * administrateurs en sont prévenus. Le sien, déjà certifié, ne se refait pas. Inconnue, non couverte ou fausse, la réponse et le travail sont les mêmes (security Z10).
 * Les essais du jour épuisés, rien n’est plus jugé.
 */
export async function certifyEntreprise({ actor: { utilisateur } }: Visit<'compte:creer'>, { siren, numero }: Preuve): Promise<Certification> {
  const db = systemDb('connexion')
  const compteurs = countersOf(utilisateur.id, siren)
  // Comptés avant d’être jugés, et rendus quand ils sont justes : cinquante essais ensemble n’en font pas juger un de trop. Un essai refusé s’arrête à son
  // compteur : une personne seule ne ferme pas un SIREN à tous.
  const comptes: number[] = []
  for (const [usage, valeur, max] of compteurs) {
    const nombre = await countUse(db, usage, valeur, { max, secondes: CERTIFICATION.secondes })
    if (nombre > max) return { suite: 'epuisee' }
    comptes.push(nombre)
  }
  const [couple = 0, personne = 0, surSiren = 0] = comptes
  const attendue = await db.entreprise.findUnique({ where: { siren }, select: { raisonSociale: true, numeroEmpreinte: true } })
  const juste = numeroEmpreinteOf(siren, numero) === attendue?.numeroEmpreinte
  if (!juste || !attendue) {
    if (surSiren === CERTIFICATION.siren) await tellClosed(siren)
    const restants = Math.min(CERTIFICATION.personneSiren - couple, CERTIFICATION.personne - personne)
    return restants > 0 ? { suite: 'discordance', essais: { restants, max: CERTIFICATION.personneSiren } } : { suite: 'epuisee' }
  }
  await asSystem('connexion', async (tx) => {
    // Deux onglets à la fois : un seul compte. Une autre personne, ou un autre SIREN, en font un autre.
    await tx.$queryRaw`SELECT id FROM utilisateur WHERE id = ${utilisateur.id}::uuid FOR UPDATE`
    const deja = await tx.membre.count({
      where: {
        utilisateurId: utilisateur.id,
        role: 'administrateur',
        etat: 'ajoute',
        compte: { rattachements: { some: { siren, detacheLe: null } } },
      },
    })
    for (const [usage, valeur] of compteurs) await giveBackUse(tx, usage, valeur)
    if (deja > 0) return
    const inscription = await tx.inscription.findUnique({ where: { utilisateurId: utilisateur.id }, select: { fonction: true } })
    const { id: compteId } = await tx.compte.create({ data: { nom: attendue.raisonSociale }, select: { id: true } })
    await tx.membre.create({
      data: {
        compteId,
        utilisateurId: utilisateur.id,
        role: 'administrateur',
        portee: 'portefeuille',
        etat: 'ajoute',
        fonction: inscription?.fonction ?? null,
      },
    })
    await tx.rattachement.create({ data: { compteId, siren, couleur: 1, certifiePar: utilisateur.id, certifieVoie: 'numero_entreprise' } })
    await record(tx, { utilisateur }, 'compte.cree', { utilisateurId: utilisateur.id, voie: 'numero_entreprise' }, { siren, compteId })
  })
  return { suite: 'certifiee', siren }
}

/** Ce SIREN ne se certifie plus aujourd’hui : ses administrateurs le savent. */
const tellClosed = (siren: string): Promise<unknown> =>
  asSystem('connexion', (tx) => record(tx, { systeme: true }, 'certification.fermee', { siren }, { siren }))

/** Vrai quand cette personne ne peut plus essayer aujourd’hui : elle, elle pour ce SIREN, ou personne pour lui. */
export async function isSpent(utilisateurId: string, siren: string): Promise<boolean> {
  for (const [usage, valeur, max] of countersOf(utilisateurId, siren))
    if ((await readUse(systemDb('connexion'), usage, valeur, CERTIFICATION.secondes)) >= max) return true
  return false
}
