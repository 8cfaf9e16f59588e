import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Visit } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import type { Constat } from '@/lib/annuaire/annuaire'
import { consultAnnuaire } from '@/lib/annuaire/consult'
import { asSystem, systemDb } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { numeroEmpreinteOf } from '@/lib/entreprises/numero-entreprise'
import { refused } from '@/lib/ground/errors'
import { provenSiren } from './net-entreprises'
import { CERTIFICATION, type EssaisRestants } from './rules'
import { countUse, giveBackUse, readUse } from './throttle'

/** Ce que l’on tape pour certifier une entreprise : le SIREN, neuf chiffres justes, et le numéro entreprise tel que le courrier l’écrit. */
export type Preuve = { siren: string; numero: string }

/**
 * Une certification : le compte créé, ce qu’il reste d’essais, plus aucun, ou une entreprise fermée. Rien ne dit si c’est le SIREN ou le numéro qui ne va
 * pas ; ce que l’annuaire public dit du SIREN (`annuaire`) ne dépend pas de nos contrats. `introuvable` : prouvée par Net-entreprises, et pas suivie ici.
 */
export type Certification =
  | { suite: 'certifiee'; siren: string }
  | { suite: 'discordance'; essais: EssaisRestants; annuaire: Constat }
  | { suite: 'epuisee' }
  | { suite: 'fermee'; siren: string }
  | { suite: 'introuvable' }

/** Une preuve qui ne tient pas. */
export type Echec = Exclude<Certification, { suite: 'certifiee' | 'introuvable' }>

/** Les trois compteurs d’un essai : de la personne sur ce SIREN, de la personne, et de tous sur ce SIREN. */
export const countersOf = (utilisateurId: string, siren: string) =>
  [
    ['certification-couple', `${utilisateurId}|${siren}`, CERTIFICATION.personneSiren],
    ['certification-personne', utilisateurId, CERTIFICATION.personne],
    ['certification-siren', siren, CERTIFICATION.siren],
  ] as const

/** Combien de temps un essai attend l’annuaire, en millisecondes. */
const PATIENCE_MS = 3_000

const isClosed = (annuaire: Constat): boolean => annuaire.suite === 'trouvee' && annuaire.entreprise.fermee !== null

/** Une preuve jugée : le nom de l’entreprise et de quoi rendre les essais, ou ce qu’il en reste. */
type Jugee = { suite: 'prouvee'; raisonSociale: string; giveBack: (tx: Db) => Promise<void> } | Echec

/**
 * Juge un numéro entreprise. Inconnue, non couverte ou fausse, la réponse et le travail sont les mêmes (security Z10). Fermée d’après l’annuaire public,
 * elle ne se certifie pas et n’use aucun essai ; l’annuaire muet n’arrête rien. Les essais se comptent avant d’être jugés, et se rendent quand ils sont justes : cinquante
 * ensemble n’en font pas juger un de trop. Un essai refusé s’arrête à son compteur : une personne seule ne ferme pas un SIREN à tous. Les essais du jour
 * épuisés, rien n’est plus jugé.
 * @returns la preuve et `giveBack`, à appeler dans la transaction qui s’en sert.
 */
export async function proveNumero(utilisateurId: string, { siren, numero }: Preuve): Promise<Jugee> {
  const db = systemDb('connexion')
  const compteurs = countersOf(utilisateurId, siren)
  const comptes: number[] = []
  for (const [usage, valeur, max] of compteurs) {
    const nombre = await countUse(db, usage, valeur, { max, secondes: CERTIFICATION.secondes })
    if (nombre > max) return { suite: 'epuisee' }
    comptes.push(nombre)
  }
  const [couple = 0, personne = 0, surSiren = 0] = comptes
  const giveBack = async (tx: Db) => {
    for (const [usage, valeur] of compteurs) await giveBackUse(tx, usage, valeur)
  }
  const annuaire = await consultAnnuaire(siren, PATIENCE_MS)
  if (isClosed(annuaire)) {
    await giveBack(db)
    return { suite: 'fermee', siren }
  }
  const attendue = await db.entreprise.findUnique({ where: { siren }, select: { raisonSociale: true, numeroEmpreinte: true } })
  const juste = numeroEmpreinteOf(siren, numero) === attendue?.numeroEmpreinte
  if (!juste || !attendue) {
    if (surSiren === CERTIFICATION.siren) await tellClosed(siren)
    const restants = Math.min(CERTIFICATION.personneSiren - couple, CERTIFICATION.personne - personne)
    return restants > 0 ? { suite: 'discordance', essais: { restants, max: CERTIFICATION.personneSiren }, annuaire } : { suite: 'epuisee' }
  }
  return { suite: 'prouvee', raisonSociale: attendue.raisonSociale, giveBack }
}

/**
 * Certifie une entreprise par son numéro, et en crée le compte : la personne en est l’administrateur. Un SIREN déjà dans un autre compte y reste ; ses
 * administrateurs en sont prévenus. Le sien, déjà certifié, ne se refait pas.
 */
export async function certifyEntreprise({ actor: { utilisateur } }: Visit<'compte:creer'>, preuve: Preuve): Promise<Certification> {
  const { siren } = preuve
  const jugee = await proveNumero(utilisateur.id, preuve)
  if (jugee.suite !== 'prouvee') return jugee
  await asSystem('connexion', async (tx) => {
    await createCompte(tx, utilisateur, { siren, raisonSociale: jugee.raisonSociale, voie: 'numero_entreprise' })
    await jugee.giveBack(tx)
  })
  return { suite: 'certifiee', siren }
}

/**
 * Certifie l’entreprise dont Net-entreprises vient de prouver le SIREN, sans son numéro, et en crée le compte.
 * @throws `refused` quand il ne prouve plus rien, ou que nous ne suivons pas cette entreprise.
 */
export async function certifyBySiret({ actor: { utilisateur } }: Visit<'compte:creer'>): Promise<Certification> {
  const db = systemDb('connexion')
  const siren = await provenSiren(utilisateur.id)
  if (siren === null) throw refused('Net-entreprises n’a rien prouvé depuis deux jours\u00a0: reconnectez-vous avec lui, puis recommencez.')
  const attendue = await db.entreprise.findUnique({ where: { siren }, select: { raisonSociale: true } })
  if (!attendue) return { suite: 'introuvable' }
  if (isClosed(await consultAnnuaire(siren, PATIENCE_MS))) return { suite: 'fermee', siren }
  await asSystem('connexion', (tx) => createCompte(tx, utilisateur, { siren, raisonSociale: attendue.raisonSociale, voie: 'net_entreprises' }))
  return { suite: 'certifiee', siren }
}

type Certifiee = { siren: string; raisonSociale: string; voie: 'numero_entreprise' | 'net_entreprises' }

/** Crée le compte d’une entreprise dont la preuve est faite, dans la transaction ouverte ; sans effet quand la personne l’administre déjà. */
async function createCompte(tx: Db, utilisateur: Actor['utilisateur'], { siren, raisonSociale, voie }: Certifiee): Promise<void> {
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
  if (deja > 0) return
  const inscription = await tx.inscription.findUnique({ where: { utilisateurId: utilisateur.id }, select: { fonction: true } })
  const { id: compteId } = await tx.compte.create({ data: { nom: raisonSociale }, select: { id: true } })
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
  await tx.rattachement.create({ data: { compteId, siren, couleur: 1, certifiePar: utilisateur.id, certifieVoie: voie } })
  await record(tx, { utilisateur }, 'compte.cree', { utilisateurId: utilisateur.id, voie }, { siren, compteId })
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
