import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { type FichierRefuse, keptFiles, refusedFile } from '@/lib/copy/fichiers'
import { REFUS_PIECE } from '@/lib/copy/piece'
import { readBody, readMultipart } from './body'
import { routes } from '@/lib/ground/routes'
import { refusalPage } from './refusal-page'
import { answer, seeOther } from './answers'
import type { Envoi, Lecture, Presse } from './upload'
import { sha256Of } from '@/lib/demandes/pieces/digest'
import type { BrouillonVise } from '@/lib/demandes/locate'
import { receivePieces } from '@/lib/demandes/pieces/receive-piece'
import { dropStaged, type Range, stagePiece } from '@/lib/demandes/pieces/stage-piece'
import { cleanName, type Compte, LIMITES, PASSAGERS, type Refus, STATUTS, writeCompte } from '@/lib/demandes/pieces/rules'
import { Emplacement, Etape, Sha256 } from '@/lib/demandes/pieces/schema'

const BORNES = { octets: LIMITES.octets, silenceMs: LIMITES.silenceMs }
type Input<C> = Pick<Envoi<Visit<'demande:deposer', BrouillonVise>>, 'visit'> & { arrive: C }

type UnFichier = Range | { refus: Refus }
/** `refuses` : les fichiers non rangés, nommés à qui les a envoyés ; jamais dans une adresse. */
type DesFichiers = { champs: Record<string, string>; comptes: Compte[]; ranges: Range[]; refuses: FichierRefuse[] }

/** Un fichier par requête, envoyé par le navigateur avec son empreinte. */
export const UNE_PIECE: Lecture<{ siren: string }, UnFichier> = { read: readPiece, drop: (arrive) => dropStaged('refus' in arrive ? [] : [arrive]) }

async function readPiece({ siren }: { siren: string }, request: Request): Promise<UnFichier> {
  const champ = Emplacement.safeParse(new URL(request.url).searchParams.get('piece'))
  const sha256 = Sha256.safeParse(request.headers.get('x-sha256'))
  const corps = await readBody(request, BORNES)
  if ('refus' in corps) return corps
  if (!champ.success) return { refus: 'emplacement' }
  if (!sha256.success || (await sha256Of(corps.octets)) !== sha256.data) return { refus: 'tronque' }
  return stagePiece(siren, { champ: champ.data, nom: nameOf(request), octets: corps.octets })
}

/** Inscrit ce fichier à son brouillon : la réponse dit ce qu’il en est. */
export async function putPiece({ visit, arrive }: Input<UnFichier>): Promise<Response> {
  if ('refus' in arrive) return refuse(arrive.refus)
  const [recu] = await receivePieces(visit, [arrive])
  if (!recu || 'refus' in recu) return refuse(recu?.refus ?? 'tronque')
  return answer(recu, recu.deja ? 200 : 201)
}

const refuse = (code: Refus): Response =>
  answer(
    { code, message: REFUS_PIECE[code], reessayer: PASSAGERS.includes(code) },
    STATUTS[code],
    code === 'silence' || code === 'trop_lourd' ? { connection: 'close' } : {},
  )

/** Le nom voyage dans un en-tête, jamais dans l’adresse : il porte souvent celui d’un salarié. */
function nameOf(request: Request): string {
  try {
    return decodeURIComponent((request.headers.get('x-nom') ?? '').slice(0, 3000))
  } catch {
    return ''
  }
}

/** Le formulaire ordinaire, sans JavaScript : tous les fichiers d’une étape. Rien n’en reste si l’envoi se coupe. */
export const DES_PIECES: Lecture<{ siren: string }, DesFichiers> = {
  read: readPieces,
  drop: ({ ranges }) => dropStaged(ranges),
  champsOf: ({ champs }) => champs,
}

async function readPieces({ siren }: { siren: string }, request: Request): Promise<DesFichiers> {
  const comptes: Compte[] = []
  const ranges: Range[] = []
  const refuses: FichierRefuse[] = []
  let vus = 0
  const lu = await readMultipart(
    request,
    { ...BORNES, fichiers: LIMITES.parDemande + 1, total: 220_000_000 },
    async ({ champ: nom, nom: fichier, octets, coupe }) => {
      const champ = Emplacement.safeParse(nom.replace(/^piece\./, ''))
      if (!champ.success || (fichier === '' && octets.length === 0)) return
      vus++
      const range = coupe ? { refus: 'trop_lourd' as const } : await stagePiece(siren, { champ: champ.data, nom: fichier, octets })
      if ('refus' in range) {
        comptes.push({ cle: champ.data, code: range.refus })
        refuses.push({ nom: cleanName(fichier), code: range.refus })
      } else ranges.push(range)
    },
  )
  if (lu.refus) {
    await dropStaged(ranges)
    return { champs: lu.champs, comptes: [{ cle: 'envoi', code: lu.refus }], ranges: [], refuses: [] }
  }
  if (vus === 0) comptes.push({ cle: 'envoi', code: 'absent' })
  return { champs: lu.champs, comptes, ranges, refuses }
}

/** Inscrit ces fichiers à leur brouillon et revient à l’étape. Un refus est une page qui nomme chaque fichier, et dit ceux qui sont gardés. */
export async function postPieces({ visit, arrive: { champs, comptes, ranges, refuses } }: Input<DesFichiers>): Promise<Response> {
  const recus = ranges.length > 0 ? await receivePieces(visit, ranges) : []
  const dits = recus.map((recu, rang): Compte => ({ cle: ranges[rang]?.champ ?? 'envoi', code: 'refus' in recu ? recu.refus : 'recu' }))
  const noms = ranges.map(({ nom }) => nom)
  const tardifs = recus.flatMap((recu, rang) => ('refus' in recu ? [{ nom: noms[rang] ?? '', code: recu.refus }] : []))
  const gardes = recus.flatMap((recu, rang) => ('refus' in recu ? [] : [noms[rang] ?? '']))
  return conclude(visit.objet, champs, [...comptes, ...dits], [...refuses, ...tardifs], gardes)
}

/** Des pièces envoyées trop vite par un formulaire ordinaire : rien n’est pris, la page dit d’attendre. */
export const postPiecesTooFast = async ({ visit, champs }: Omit<Input<never>, 'arrive'> & Presse): Promise<Response> =>
  conclude(visit.objet, champs, [{ cle: 'envoi', code: 'cadence' }], [], [])

function conclude(
  lieu: { id: string; siren: string },
  champs: Record<string, string>,
  comptes: readonly Compte[],
  refuses: readonly FichierRefuse[],
  gardes: readonly string[],
): Response {
  const vers = backTo(lieu, champs, comptes)
  const codes = comptes.flatMap(({ code }) => (code === 'recu' ? [] : [code]))
  const [premier] = codes
  if (!premier) return seeOther(vers)
  const envoi = comptes.flatMap(({ cle, code }) => (cle === 'envoi' && code !== 'recu' ? [REFUS_PIECE[code]] : []))
  return refusalPage({
    status: STATUTS[premier],
    titre: refuses.length > 1 ? 'Des fichiers n’ont pas été joints' : 'Un fichier n’a pas été joint',
    phrases: [...envoi, ...refuses.map(refusedFile), ...(gardes.length > 0 ? [keptFiles(gardes)] : [])],
    retour: { href: vers, label: 'Revenir aux pièces, et choisir un autre fichier' },
    headers: premier === 'cadence' ? { 'retry-after': '60' } : {},
  })
}

/** L’étape d’où vient le formulaire (et son retour au récapitulatif), avec ce qu’il est advenu de ses fichiers. */
export function backTo({ id, siren }: { id: string; siren: string }, { etape, retour }: Record<string, string>, comptes: readonly Compte[]): string {
  const lue = Etape.safeParse(etape)
  if (!lue.success) return routes.brouillon(siren, id)
  const adresse = routes.etape(siren, id, lue.data, ...(retour === 'recapitulatif' ? (['retour'] as const) : []))
  const dit = comptes.length > 0 ? `${adresse.includes('?') ? '&' : '?'}depot=${writeCompte(comptes)}` : ''
  return `${adresse}${dit}#pieces`
}
