import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import type { Raws } from '@/lib/demarches/define'
import { findDemarche } from '@/lib/demarches/registre'
import { notFound } from '@/lib/ground/errors'
import { contexteOf, entrepriseConnue } from '../brouillon/contexte'
import { type Brouillon, readReponses, REPONSE } from '../brouillon/queries'
import { fieldEntries, unstore } from '../brouillon/reponse'
import { findLastEnvoi } from '../envoi/queries'
import { Contenu } from '../envoi/schema'
import { sayDifferences } from './differences'

type Ici = { id: string; siren: string }

/** La correction qui attend le client, sans ce qu’il en a déjà tapé ; `null` quand il n’y en a pas. */
export const findOuverte = (db: Db, { id, siren }: Ici) =>
  db.correction.findFirst({
    where: { demandeId: id, siren, etat: 'demandee' },
    select: { id: true, champs: true, messageId: true, demandeeLe: true, demandeeParNom: true, echeanceLe: true, version: true },
  })

type Ouverte = NonNullable<Awaited<ReturnType<typeof findOuverte>>>

/** Ce qu’une page dit de la correction qui attend ; `null` quand il n’y en a pas. */
export async function readOuverte(db: Db, demande: Ici, etapes: Contenu['etapes'] = []) {
  const ouverte = await findOuverte(db, demande)
  return ouverte && sayOuverte(db, demande, ouverte, etapes)
}

/** Une correction lue, dite : combien de réponses, lesquelles, le mot du gestionnaire, et jusqu’à quand. */
export async function sayOuverte(db: Db, demande: Ici, ouverte: Ouverte, etapes: Contenu['etapes']) {
  const message = await db.message.findFirst({ where: { id: ouverte.messageId, demandeId: demande.id }, select: { corps: true } })
  const labels = etapes.flatMap(({ lignes }) => lignes.flatMap(({ champ, label }) => (ouverte.champs.includes(champ) ? [label] : [])))
  const { id, demandeeParNom: par, demandeeLe, echeanceLe, champs } = ouverte
  return { id, par, demandeeLe, echeanceLe, nombre: champs.length, labels, mot: message?.corps ?? '' }
}

/** Les envois d’une demande après le premier, du plus récent au plus ancien : qui l’a fait, quand, et ce qu’il change du précédent, en phrases. */
export async function listCorrections(db: Db, { id, siren }: Ici): Promise<{ rang: number; par: string; le: Date; phrases: string[] }[]> {
  const envois = await db.envoi.findMany({ where: { demandeId: id, siren }, orderBy: { rang: 'asc' }, select: { rang: true, contenu: true } })
  const contenus = envois.map(({ rang, contenu }) => ({ rang, contenu: Contenu.parse(contenu) }))
  return contenus
    .flatMap(({ rang, contenu }, i) => {
      const avant = contenus[i - 1]
      if (!avant) return []
      return [{ rang, par: contenu.auteur.nom, le: new Date(contenu.envoyeeLe), phrases: sayDifferences(avant.contenu, contenu) }]
    })
    .toReversed()
}

/** Une demande envoyée, ouverte à une correction : sa démarche, ce qui y a été répondu, ce qu’elle sait de l’entreprise, son dernier envoi. */
export type Formulaire = Pick<Brouillon, 'id' | 'siren' | 'demarche' | 'contexte' | 'reponses' | 'raws' | 'sources'> & {
  univers: Brouillon['univers']
  creeLe: Date
  envoi: Contenu
}

/**
 * Le formulaire d’une demande envoyée, pour qui la corrige ; `null` quand elle n’en a pas, ou qu’il a changé depuis.
 * @throws `notFound` quand la personne ne l’atteint pas.
 */
export async function readFormulaire(actor: Actor, db: Db, { id, siren }: Ici): Promise<Formulaire | null> {
  const lu = await db.demande.findFirst({
    where: { AND: [{ id, siren }, demandesOf(actor, 'demande:repondre', siren)] },
    select: {
      univers: true,
      creeLe: true,
      demarche: true,
      reponses: { select: REPONSE },
      entreprise: { select: entrepriseConnue(actor, siren) },
    },
  })
  if (!lu) throw notFound()
  const demarche = findDemarche(lu.demarche)
  const envoi = await findLastEnvoi(db, id)
  if (!demarche || !envoi || envoi.demarche.version !== demarche.version) return null
  const contexte = await contexteOf(actor, db, siren, lu.entreprise)
  return { id, siren, univers: lu.univers, creeLe: lu.creeLe, demarche, contexte, envoi, ...readReponses(demarche, lu.reponses) }
}

/** Ce qui avait été tapé de cette correction et ne convenait pas. */
export async function readEssai(db: Db, { demarche }: Pick<Formulaire, 'demarche'>, correctionId: string): Promise<Raws> {
  const lue = await db.correction.findUnique({ where: { id: correctionId }, select: { essai: true } })
  const essai = lue?.essai
  if (typeof essai !== 'object' || essai === null || Array.isArray(essai)) return {}
  return Object.fromEntries(fieldEntries(demarche).flatMap(([nom, field]) => (Object.hasOwn(essai, nom) ? [[nom, unstore(field, essai[nom])]] : [])))
}
