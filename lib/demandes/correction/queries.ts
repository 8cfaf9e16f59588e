import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import type { Raws } from '@/lib/demarches/define'
import { findDemarche } from '@/lib/demarches/registre'
import { notFound } from '@/lib/ground/errors'
import { contexteOf, entrepriseConnue } from '../brouillon/contexte'
import { type Brouillon, isIbanKnown, readReponses, REPONSE } from '../brouillon/queries'
import { fieldEntries, fingerprint, unstore } from '../brouillon/reponse'
import { PIECE_ENVOYEE, piecesOf } from '../envoi/freeze-envoi'
import { findLastEnvoi } from '../envoi/queries'
import { Contenu } from '../envoi/schema'
import { sayDifferences } from './differences'
import type { Appui } from './faults'

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

/** Ce qu’il faut savoir d’une correction pour juger ces réponses : si leur IBAN est connu de l’entreprise, et les pièces arrivées depuis qu’elle est demandée. */
export async function readAppui(db: Db, { id, siren, demarche, raws: avant }: Formulaire, raws: Raws, demandeeLe: Date): Promise<Appui> {
  const ibans = fieldEntries(demarche).filter(([, { kind }]) => kind === 'iban')
  const empreintes = (dites: Raws) => ibans.map(([champ, field]) => ({ champ, empreinte: fingerprint(field, dites[champ] ?? '') }))
  const lues = await db.piece.findMany({
    where: { demandeId: id, siren, messageId: null, etat: { in: ['recue', 'validee'] }, recueLe: { gte: demandeeLe } },
    orderBy: [{ recueLe: 'desc' }, { id: 'asc' }],
    select: { ...PIECE_ENVOYEE, analyse: true },
  })
  const saines = lues.filter(({ analyse }) => analyse !== 'infectee')
  return {
    iban: {
      connu: await isIbanKnown(db, { id, siren }, demarche, empreintes(raws)),
      change: JSON.stringify(empreintes(raws)) !== JSON.stringify(empreintes(avant)),
    },
    arrivees: piecesOf(saines).map((piece) => ({ piece, champ: piece.emplacement, libelle: piece.libelle })),
  }
}

/** Les emplacements de cette demande qui attendent encore une pièce. */
export const listOuvertes = (db: Db, { id: demandeId, siren }: Ici) =>
  db.piece.findMany({
    where: { demandeId, siren, messageId: null, etat: { in: ['demandee', 'refusee'] } },
    orderBy: { id: 'asc' },
    select: { id: true, champ: true, libelle: true, pourquoi: true, motif: true },
  })
