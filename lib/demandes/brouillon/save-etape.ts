import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import { etapeOf, readEtape } from '@/lib/demarches/engine'
import { record } from '@/lib/acts/record'
import type { Outcome } from '@/lib/ground/form-state'
import { refused } from '@/lib/ground/errors'
import { routes } from '@/lib/ground/routes'
import { etatOf, isReachable, nextOf, RECAPITULATIF } from './rules'
import type { Entrees, EtapeForm, Vues } from './schema'
import { contextOf, judgeBrouillon, openForWrite, touchIn } from './touch-brouillon'
import { type Conflit, writeReponsesIn } from './write-reponses'

/**
 * Enregistre une étape, juste ou fausse, telle que tapée. « Continuer » va plus loin si l’étape est complète, sinon y reste
 * avec ses erreurs ; « Enregistrer » ne refuse jamais ; « Enregistrer et quitter » ramène au brouillon.
 * @throws `notFound` (brouillon d’autrui ou inconnu), `refused` (étape inconnue ou pas encore ouverte).
 */
export const saveEtape = (actor: Actor, input: EtapeForm, form: FormData): Promise<Outcome> =>
  asActor(actor, async (db) => {
    const { siren, id, intention } = input
    const trouve = await openForWrite(actor, db, siren, id)
    if ('envoyee' in trouve) return { vers: routes.envoyee(siren, trouve.envoyee) }
    const { brouillon } = trouve
    const { demarche } = brouillon
    const etape = etapeOf(demarche, input.etape)
    if (!etape || !isReachable(demarche, brouillon.vues, judgeBrouillon(brouillon, brouillon.raws), etape.slug))
      throw refused('Cette étape n’est pas encore ouverte. Reprenez le brouillon à la première étape incomplète.')
    if (intention === 'garder-autre') return { vers: routes.etape(siren, id, etape.slug, 'enregistre') }

    const garder = intention === 'garder-mienne'
    const saisies = readEtape(etape, garder ? overlay(form, input.mien, input.forcer) : form)
    const ecrit = await writeReponsesIn(db, actor, brouillon, saisies, garder ? { ...input.vues, ...input.forcer } : input.vues)
    const jugement = judgeBrouillon(brouillon, ecrit.raws, [...brouillon.vues, etape.slug])
    const complete = etatOf(jugement, etape.slug) === 'complete'
    const avance = intention === 'continuer' && complete && ecrit.conflits.length === 0
    const suite = input.retour === RECAPITULATIF && brouillon.vues.includes(RECAPITULATIF) ? RECAPITULATIF : nextOf(demarche, etape.slug)
    const vues = new Set([...brouillon.vues, etape.slug, ...(avance ? [suite] : [])])
    await touchIn(db, brouillon, jugement, avance && suite !== RECAPITULATIF ? suite : etape.slug, [...vues])
    await record(db, actor, 'brouillon.enregistre', { demandeId: id, etape: etape.slug }, contextOf(brouillon))
    if (ecrit.conflits.length > 0) return conflict(ecrit.conflits, form)
    if (avance) return { vers: routes.etape(siren, id, suite) }
    if (intention === 'quitter') return { vers: routes.brouillon(siren, id) }
    const retour = input.retour ? (['retour'] as const) : []
    return { vers: routes.etape(siren, id, etape.slug, intention === 'continuer' ? 'verifier' : 'enregistre', ...retour) }
  })

/** Sans JavaScript, la page relue montre la valeur de l’autre : celle de la personne est revenue à côté, on la remet. */
function overlay(form: FormData, mien: Entrees, forcer: Vues): FormData {
  if (mien.length === 0) return form
  const remis = new FormData()
  const repris = (nom: string) => Object.hasOwn(forcer, nom.split('.')[0] ?? '')
  for (const [nom, valeur] of form) if (typeof valeur === 'string' && !repris(nom)) remis.append(nom, valeur)
  for (const [nom, valeur] of mien) if (repris(nom)) remis.append(nom, valeur)
  return remis
}

const conflict = (conflits: readonly Conflit[], form: FormData): Outcome => ({
  status: 'refuse',
  message:
    conflits.length === 1
      ? 'Un champ a été modifié ailleurs pendant que vous tapiez.'
      : `${conflits.length} champs ont été modifiés ailleurs pendant que vous tapiez.`,
  values: {},
  conflits,
  mien: [...form].flatMap(([nom, v]) =>
    typeof v === 'string' && conflits.some(({ champ }) => nom === champ || nom.startsWith(`${champ}.`)) ? [[nom, v] as const] : [],
  ),
})
