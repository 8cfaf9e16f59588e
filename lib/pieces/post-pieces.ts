import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { REFUS_PIECE } from '@/lib/copy/piece'
import { readBody, readMultipart } from '@/lib/http/body'
import { routes } from '@/lib/http/routes'
import { answer, seeOther } from '@/lib/http/upload'
import type { Lieu } from './queries'
import { readFieldsOnly } from './message-files'
import { dropStaged, type Range, receivePieces, stagePiece } from './receive-piece'
import { type Compte, LIMITES, PASSAGERS, type Refus, STATUTS, writeCompte } from './rules'
import { Emplacement, Etape, Sha256 } from './schema'

const BORNES = { octets: LIMITES.octets, silenceMs: LIMITES.silenceMs }
type Input = { actor: Actor; lieu: Lieu; request: Request }

/** Un fichier par requête, envoyé par le navigateur avec son empreinte : la réponse dit ce qu’il en est. */
export async function putPiece({ actor, lieu, request }: Input): Promise<Response> {
  const champ = Emplacement.safeParse(new URL(request.url).searchParams.get('piece'))
  const sha256 = Sha256.safeParse(request.headers.get('x-sha256'))
  const corps = await readBody(request, BORNES)
  if ('refus' in corps) return refuse(corps.refus)
  if (!champ.success) return refuse('emplacement')
  if (!sha256.success || !timingSafeEqual(createHash('sha256').update(corps.octets).digest(), Buffer.from(sha256.data, 'hex')))
    return refuse('tronque')
  const range = await stagePiece(lieu.siren, { champ: champ.data, nom: nameOf(request), octets: corps.octets })
  if ('refus' in range) return refuse(range.refus)
  const [recu] = await receivePieces(actor, lieu, [range])
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

/**
 * Le formulaire ordinaire, sans JavaScript : tous les fichiers d’une étape. Rien n’est inscrit si l’envoi se coupe ; sinon chacun reçoit
 * sa réponse, et la page de l’étape la montre.
 */
export async function postPieces({ actor, lieu, request }: Input): Promise<Response> {
  const comptes: Compte[] = []
  const ranges: Range[] = []
  let vus = 0
  const lu = await readMultipart(
    request,
    { ...BORNES, fichiers: LIMITES.parDemande + 1, total: 220_000_000 },
    async ({ champ: nom, nom: fichier, octets, coupe }) => {
      const champ = Emplacement.safeParse(nom.replace(/^piece\./, ''))
      if (!champ.success || (fichier === '' && octets.length === 0)) return
      vus++
      const range = coupe ? { refus: 'trop_lourd' as const } : await stagePiece(lieu.siren, { champ: champ.data, nom: fichier, octets })
      if ('refus' in range) comptes.push({ cle: champ.data, code: range.refus })
      else ranges.push(range)
    },
  )
  if (lu.refus) {
    await dropStaged(ranges)
    comptes.splice(0, comptes.length, { cle: 'envoi', code: lu.refus })
  } else {
    const recus = ranges.length > 0 ? await receivePieces(actor, lieu, ranges) : []
    for (const [rang, recu] of recus.entries()) comptes.push({ cle: ranges[rang]?.champ ?? 'envoi', code: 'refus' in recu ? recu.refus : 'recu' })
    if (vus === 0) comptes.push({ cle: 'envoi', code: 'absent' })
  }
  return seeOther(backTo(lieu, lu.champs, comptes))
}

/** Des pièces envoyées trop vite par un formulaire ordinaire : rien n’est pris, l’étape dit d’attendre. */
export const postPiecesTooFast = async ({ lieu, request }: Input): Promise<Response> =>
  seeOther(backTo(lieu, await readFieldsOnly(request), [{ cle: 'envoi', code: 'cadence' }]))

/** L’étape d’où vient le formulaire (et son retour au récapitulatif), avec ce qu’il est advenu de ses fichiers. */
export function backTo(lieu: Lieu, { etape, retour }: Record<string, string>, comptes: readonly Compte[]): string {
  const lue = Etape.safeParse(etape)
  if (!lue.success) return routes.brouillon(lieu.siren, lieu.demandeId)
  const adresse = routes.etape(lieu.siren, lieu.demandeId, lue.data, ...(retour === 'recapitulatif' ? (['retour'] as const) : []))
  const dit = comptes.length > 0 ? `${adresse.includes('?') ? '&' : '?'}depot=${writeCompte(comptes)}` : ''
  return `${adresse}${dit}#pieces`
}
