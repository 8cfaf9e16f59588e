import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import { champsVisibles, judgeEtape, missingPieces } from '@/lib/demarches/engine'
import { shownAll } from '../brouillon/reponse'
import { certificationsOf } from '../brouillon/rules'
import { faultsOf, isFor } from './faults'
import { findOuverte, listOuvertes, readAppui, readEssai, readFormulaire, sayOuverte } from './queries'

/**
 * Ce que montre la page d’une correction : ses seuls champs, préremplis de ce qui a été envoyé, ou de ce qui a été tapé et ne convenait pas ; et
 * l’emplacement des pièces que ces réponses demandent.
 * @param verifie redire ce qui ne va pas.
 * @returns `null` quand aucune correction n’attend, ou que le formulaire a changé depuis.
 * @throws `notFound`.
 */
export async function correctionScreen(actor: Actor, db: Db, demande: { id: string; siren: string }, verifie: boolean) {
  const ouverte = await findOuverte(db, demande)
  const formulaire = ouverte && (await readFormulaire(actor, db, demande))
  if (!ouverte || !formulaire) return null
  const dite = await sayOuverte(db, demande, ouverte, formulaire.envoi.etapes)
  const essai = await readEssai(db, formulaire, ouverte.id)
  const raws = { ...formulaire.raws, ...essai }
  const fautes = faultsOf(formulaire, ouverte.champs, raws, await readAppui(db, formulaire, raws, ouverte.demandeeLe))
  const { demarche, contexte } = fautes.apres
  const montres = shownAll(demarche, raws, contexte)
  const champs = demarche.etapes.flatMap((etape) => {
    const juge = judgeEtape(demarche, etape.slug, raws, contexte)
    return champsVisibles(etape, juge.reponses, contexte)
      .filter(({ nom }) => ouverte.champs.includes(nom))
      .map((champ) => ({
        ...champ,
        raw: montres[champ.nom] ?? '',
        erreur: verifie && !juge.fautes[champ.nom] ? juge.erreurs[champ.nom] : undefined,
        partie: verifie ? juge.parties[champ.nom] : undefined,
        fautes: verifie ? juge.fautes[champ.nom] : undefined,
        source: formulaire.sources[champ.nom],
      }))
  })
  const certifications = certificationsOf(demarche).map(([nom, { texte }]) => ({
    nom,
    texte,
    coche: essai[nom] === 'oui',
    erreur: verifie ? fautes.jugement.erreurs[nom] : undefined,
  }))
  const emplacements = await listOuvertes(db, demande)
  const pieces = fautes.manquent.flatMap((due) => {
    const { id, motif } = emplacements.find((un) => isFor(un, due)) ?? {}
    return id ? [{ id, libelle: due.libelle, pourquoi: motif ?? due.pourquoi, erreur: verifie ? missingPieces([due.libelle]) : null }] : []
  })
  const jointes = fautes.jointes.map(({ libelle, nom }) => ({ libelle, nom }))
  return { ...dite, version: ouverte.version, contexte, champs, certifications, pieces, jointes }
}
export type CorrectionScreen = NonNullable<Awaited<ReturnType<typeof correctionScreen>>>
