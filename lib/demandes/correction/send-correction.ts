import 'server-only'
import type { z } from 'zod'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import type { Raws } from '@/lib/demarches/define'
import { kindOf } from '@/lib/demarches/read'
import { maintenant } from '@/lib/ground/clock'
import { formatDay, formatTime } from '@/lib/ground/date'
import { notFound, refused } from '@/lib/ground/errors'
import { type Tenue, tenir, type Visee } from '../acte'
import { accesOf } from '../brouillon/acte'
import { lignesOf, sujetOf } from '../brouillon/du-salarie'
import { digest, fieldEntries, isSensible, shown, store, vuesOf } from '../brouillon/reponse'
import { certificationsOf } from '../brouillon/rules'
import { writeReponsesIn } from '../brouillon/write-reponses'
import { authorOf } from '../envoi/author'
import { freezeEnvoiIn } from '../envoi/freeze-envoi'
import { isCompleteIn } from '../pieces/count-open'
import { faultsOf } from './faults'
import { type Formulaire, findOuverte, readAppui, readEssai, readFormulaire } from './queries'
import type { CorrigerForm } from './schema'
import { closeSlotsIn, openSlotsIn } from './slots'

/** Ce qu’a donné un envoi : la correction est partie, ou ce qui est tapé est gardé et à revoir. */
export type Corrigee = { siren: string; numero: string; suite: 'corrigee' | 'a_revoir' }

/**
 * Envoie la correction demandée : un envoi de plus, figé à côté du premier. Seuls ses champs sont lus, avec les certifications, cochées de nouveau ; ce qui ne
 * convient pas est gardé et redit, rien n’en part ; une pièce qu’elle demande (le RIB d’un IBAN nouveau) prend son emplacement, et se dépose d’abord.
 * @throws `refused` quand elle est déjà faite, annulée, ne change rien, ou demande une réponse qui n’est pas de ses champs.
 */
export const sendCorrectionIn = (
  db: Db,
  visit: Visit<'demande:repondre', Visee>,
  { correction: id }: Pick<z.output<typeof CorrigerForm>, 'correction'>,
  form: FormData,
): Promise<Corrigee> =>
  tenir(db, visit, async (tenue): Promise<Corrigee> => {
    const { actor, demande, fait, signature } = tenue
    const ouverte = await findOuverte(db, demande)
    const formulaire = await readFormulaire(actor, db, demande)
    const ici = { siren: demande.siren, numero: demande.numero }
    if (ouverte?.id !== id || !formulaire) return sayFinished(tenue, id, formulaire, form)
    const saisies = readChamps(formulaire, ouverte.champs, await readEssai(db, formulaire, id), form)
    const raws = { ...formulaire.raws, ...saisies }
    const fautes = faultsOf(formulaire, ouverte.champs, raws, await readAppui(db, formulaire, raws, ouverte.demandeeLe))
    const keep = async (): Promise<Corrigee> => {
      const essai = Object.fromEntries(
        fieldEntries(formulaire.demarche).flatMap(([nom, f]) => (saisies[nom] === undefined ? [] : [[nom, store(f, saisies[nom]).valeur]])),
      )
      await db.correction.update({ where: { id }, data: { essai: essai as object, version: { increment: 1 } }, select: { id: true } })
      return { ...ici, suite: 'a_revoir' }
    }
    // « Remplir les 12 mois » se presse avant d’envoyer : ce qui est tapé se garde, et la page le remontre.
    if (fautes.siennes.length > 0 || form.has('intention')) return keep()
    if (fautes.ailleurs.length > 0)
      throw refused(
        `Cette correction demande aussi\u00a0: ${fautes.ailleurs.join(', ')}. Ce n’est pas à corriger ici\u00a0: écrivez-le dans un message, le centre de gestion vous l’ouvrira.`,
      )
    const changes = ouverte.champs.filter((nom) => saisies[nom] !== undefined && digest(saisies[nom]) !== digest(formulaire.raws[nom] ?? ''))
    if (changes.length === 0)
      throw refused('Rien n’a changé. Corrigez au moins une réponse\u00a0; si elles sont justes, écrivez-le dans un message au centre de gestion.')
    if (fautes.manquent.length > 0) {
      await openSlotsIn(db, demande, fautes.manquent, ouverte.echeanceLe)
      return keep()
    }
    const ecrit = await writeReponsesIn(db, actor, formulaire, saisies, vuesOf(formulaire))
    const rang = formulaire.envoi.demande.rang + 1
    await freezeCorrection(tenue, formulaire, fautes, { raws: ecrit.raws, changes, correctionId: id, rang })
    await closeSlotsIn(db, demande)
    const finie = { etat: 'faite' as const, essai: {}, rang, finieLe: maintenant(), finieParNom: signature.auteurNom }
    await db.correction.update({ where: { id }, data: finie, select: { id: true } })
    if (await isCompleteIn(db, demande)) await fait('demande.completee', { par: 'correction' })
    return { ...ici, suite: 'corrigee' }
  })
export const sendCorrection = command(sendCorrectionIn)

/** Le même envoi, une seconde fois, a réussi ; tout autre est refusé, en disant par qui elle est faite. */
async function sayFinished({ db, demande }: Tenue, id: string, formulaire: Formulaire | null, form: FormData): Promise<Corrigee> {
  const lue = await db.correction.findFirst({
    where: { id, demandeId: demande.id, siren: demande.siren },
    select: { etat: true, champs: true, finieLe: true, finieParNom: true },
  })
  if (!lue) throw notFound()
  if (lue.etat === 'faite' && formulaire) {
    const saisies = readChamps(formulaire, lue.champs, {}, form)
    if (lue.champs.every((nom) => digest(saisies[nom] ?? '') === digest(formulaire.raws[nom] ?? '')))
      return { siren: demande.siren, numero: demande.numero, suite: 'corrigee' }
  }
  const quand = lue.finieLe ? `, le ${formatDay(lue.finieLe)} à ${formatTime(lue.finieLe)}` : ''
  if (lue.etat === 'faite')
    throw refused(
      `Cette correction est déjà envoyée par ${lue.finieParNom}${quand}\u00a0: la vôtre n’est pas partie. Écrivez un message si quelque chose reste à changer.`,
    )
  if (lue.etat === 'demandee') throw refused('Le formulaire a changé depuis votre envoi\u00a0: écrivez votre correction dans un message.')
  throw refused(
    `Cette correction n’est plus attendue${lue.etat === 'annulee' ? `\u00a0: ${lue.finieParNom} l’a annulée${quand}` : ''}. Votre réponse peut partir dans un message.`,
  )
}

/** Ce que le formulaire envoie de ces champs et des certifications. Un numéro revenu masqué est celui qui était là. */
function readChamps({ demarche, contexte, raws }: Formulaire, champs: readonly string[], essai: Raws, form: FormData): Raws {
  const certifications = certificationsOf(demarche).map(([nom]) => nom)
  return Object.fromEntries(
    fieldEntries(demarche).flatMap(([nom, field]) => {
      if (!champs.includes(nom) && !certifications.includes(nom)) return []
      const raw = kindOf(field).read(form, nom, field)
      const avant = essai[nom] ?? raws[nom]
      const masque = isSensible(field) && avant !== undefined && digest(raw) === digest(shown(field, avant, contexte))
      return [[nom, masque ? avant : raw]]
    }),
  )
}

/** Ajoute l’envoi corrigé, et l’événement qui le dit ; l’objet de la demande suit ses réponses. */
async function freezeCorrection(
  { db, actor, demande, titre, fait }: Tenue,
  { sources, envoi, creeLe, univers, siren }: Formulaire,
  { apres: { demarche, contexte }, gardees, jugement, jointes }: ReturnType<typeof faultsOf>,
  { raws, changes, correctionId, rang }: { raws: Raws; changes: string[]; correctionId: string; rang: number },
): Promise<void> {
  const restent = envoi.pieces.filter(({ emplacement }) => !jointes.some((une) => une.emplacement === emplacement))
  const objet = demarche.objet(jugement.reponses).slice(0, 200)
  await fait('demande.corrigee', { correctionId, rang, champs: changes }, { objet })
  await freezeEnvoiIn(db, {
    demande: { id: demande.id, numero: demande.numero, siren, univers, objet, creeLe, envoyeeLe: maintenant() },
    rang,
    auteur: authorOf(actor, accesOf(titre)),
    formulaire: { demarche, raws, sources: { ...sources, ...Object.fromEntries(changes.map((nom) => [nom, 'saisie'])) }, contexte, gardees },
    raisonSociale: contexte.raisonSociale,
    pieces: [...restent, ...jointes],
    sujet: await sujetOf(db, { siren, demarche }, lignesOf({ demarche, contexte }, raws)),
  })
}
