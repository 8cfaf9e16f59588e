import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import { champsVisibles, judgeEtape } from '@/lib/demarches/engine'
import { shownAll } from '../brouillon/reponse'
import { certificationsOf } from '../brouillon/rules'
import { faultsOf } from './faults'
import { findOuverte, readEssai, readFormulaire, sayOuverte } from './queries'

/**
 * Ce que montre la page d’une correction : ses seuls champs, préremplis de ce qui a été envoyé, ou de ce qui a été tapé et ne convenait pas.
 * @param verifie redire ce qui ne va pas.
 * @returns `null` quand aucune correction n’attend, ou que le formulaire a changé depuis.
 * @throws `notFound`.
 */
export async function correctionScreen(actor: Actor, db: Db, demande: { id: string; siren: string }, verifie: boolean) {
  const ouverte = await findOuverte(db, demande)
  const formulaire = ouverte && (await readFormulaire(actor, db, demande))
  if (!ouverte || !formulaire) return null
  const { demarche, contexte, envoi } = formulaire
  const dite = await sayOuverte(db, demande, ouverte, envoi.etapes)
  const raws = { ...formulaire.raws, ...(await readEssai(db, formulaire, ouverte.id)) }
  const { jugement } = faultsOf(formulaire, ouverte.champs, raws)
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
  const certifications = certificationsOf(demarche).map(([nom, { texte }]) => ({ nom, texte, erreur: verifie ? jugement.erreurs[nom] : undefined }))
  return { ...dite, version: ouverte.version, contexte, champs, certifications }
}
export type CorrectionScreen = NonNullable<Awaited<ReturnType<typeof correctionScreen>>>
