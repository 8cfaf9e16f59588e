import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { etapeOf, proposals, readEtape } from '@/lib/demarches/engine'
import { refused } from '@/lib/ground/errors'
import type { BrouillonVise } from '@/lib/demandes/locate'
import { tenirBrouillon } from './acte'
import { etatOf, isReachable, nextOf, RECAPITULATIF } from './rules'
import type { Entrees, EtapeForm, Vues } from './schema'
import { judgeBrouillon, touchIn } from './touch-brouillon'
import { type Conflit, writeReponsesIn } from './write-reponses'

/** Ce qu’a donné un enregistrement, et où il laisse la personne : plus loin, ici (avec ce qu’il faut y dire), au brouillon, ou devant un conflit. */
export type EtapeEnregistree = { siren: string; id: string } & (
  | { suite: 'envoyee'; numero: string }
  | { suite: 'etape'; etape: string; dire: 'verifier' | 'enregistre' | null; retour: boolean }
  | { suite: 'brouillon' }
  | { suite: 'conflit'; conflits: readonly Conflit[]; mien: readonly (readonly [string, string])[] }
)

/**
 * Enregistre une étape, juste ou fausse, telle que tapée. « Continuer » accepte ce qui est proposé aux cases vides, va plus
 * loin si l’étape est complète, sinon y reste avec ses erreurs ; « Enregistrer » ne refuse jamais ; « Enregistrer et quitter » ramène au brouillon.
 * @throws `notFound` (brouillon d’autrui ou inconnu), `refused` (étape inconnue ou pas encore ouverte).
 */
export const saveEtapeIn = (
  db: Db,
  visit: Visit<'demande:deposer', BrouillonVise>,
  input: Omit<EtapeForm, 'id' | 'siren'>,
  form: FormData,
): Promise<EtapeEnregistree> =>
  tenirBrouillon(db, visit, async (trouve): Promise<EtapeEnregistree> => {
    const { intention } = input
    const ici = { siren: visit.objet.siren, id: visit.objet.id }
    if ('envoyee' in trouve) return { ...ici, suite: 'envoyee', numero: trouve.envoyee }
    const { actor, brouillon, fait } = trouve
    const { demarche } = brouillon
    const etape = etapeOf(demarche, input.etape)
    if (!etape || !isReachable(demarche, brouillon.vues, judgeBrouillon(brouillon, brouillon.raws), etape.slug))
      throw refused('Cette étape n’est pas encore ouverte. Reprenez le brouillon à la première étape incomplète.')
    const reste = { ...ici, suite: 'etape' as const, etape: etape.slug }
    if (intention === 'garder-autre') return { ...reste, dire: 'enregistre', retour: false }

    const garder = intention === 'garder-mienne'
    const tapees = readEtape(etape, garder ? overlay(form, input.mien, input.forcer) : form)
    const proposees = intention === 'continuer' ? proposals(demarche, etape.slug, { ...brouillon.raws, ...tapees }, brouillon.contexte) : {}
    const saisies = { ...tapees, ...proposees }
    const ecrit = await writeReponsesIn(db, actor, brouillon, saisies, garder ? { ...input.vues, ...input.forcer } : input.vues)
    const jugement = judgeBrouillon(brouillon, ecrit.raws, [...brouillon.vues, etape.slug])
    const complete = etatOf(jugement, etape.slug) === 'complete'
    const avance = intention === 'continuer' && complete && ecrit.conflits.length === 0
    const suite = input.retour === RECAPITULATIF && brouillon.vues.includes(RECAPITULATIF) ? RECAPITULATIF : nextOf(demarche, etape.slug)
    const vues = new Set([...brouillon.vues, etape.slug, ...(avance ? [suite] : [])])
    await touchIn(db, brouillon, jugement, avance && suite !== RECAPITULATIF ? suite : etape.slug, [...vues])
    await fait('brouillon.enregistre', { etape: etape.slug })
    if (ecrit.conflits.length > 0) return { ...ici, suite: 'conflit', conflits: ecrit.conflits, mien: typedIn(form, ecrit.conflits) }
    if (avance) return { ...reste, etape: suite, dire: null, retour: false }
    if (intention === 'quitter') return { ...ici, suite: 'brouillon' }
    return { ...reste, dire: intention === 'continuer' ? 'verifier' : 'enregistre', retour: input.retour !== undefined }
  })
export const saveEtape = command(saveEtapeIn)

/** Sans JavaScript, la page relue montre la valeur de l’autre : celle de la personne est revenue à côté, on la remet. */
function overlay(form: FormData, mien: Entrees, forcer: Vues): FormData {
  if (mien.length === 0) return form
  const remis = new FormData()
  const repris = (nom: string) => Object.hasOwn(forcer, nom.split('.')[0] ?? '')
  for (const [nom, valeur] of form) if (typeof valeur === 'string' && !repris(nom)) remis.append(nom, valeur)
  for (const [nom, valeur] of mien) if (repris(nom)) remis.append(nom, valeur)
  return remis
}

/** Ce que la personne avait tapé dans les champs en conflit. */
const typedIn = (form: FormData, conflits: readonly Conflit[]) =>
  [...form].flatMap(([nom, v]) =>
    typeof v === 'string' && conflits.some(({ champ }) => nom === champ || nom.startsWith(`${champ}.`)) ? [[nom, v] as const] : [],
  )
