import 'server-only'
import type { z } from 'zod'
import type { Right } from '@/lib/access/rights'
import type { Visit } from '@/lib/access/visit'
import { type FichierRefuse, refusedFile } from '@/lib/copy/fichiers'
import { REFUS_PIECE } from '@/lib/copy/piece'
import { cleanName, LIMITES, type Refus, STATUTS } from '@/lib/demandes/pieces/rules'
import { expected } from '@/lib/ground/errors'
import { dropFile, type FichierPublie, receiveFile } from '@/lib/publication/receive-file'
import { answer, seeOther, wantsJson } from './answers'
import { readMultipart } from './body'
import { refusalPage } from './refusal-page'
import type { Envoi, Lecture, Presse } from './upload'

/** Un fichier à publier arrivé : ses champs, le fichier pris ou pourquoi il ne l’est pas, et ce qui a manqué à l’envoi. */
export type PublicationArrivee<K> = { champs: Record<string, string>; fichier: K | null; refuse: FichierRefuse | null; coupe: Refus | null }

/** Comment un fichier est pris, et repris quand rien n’en est publié. */
type Prise<K> = { admit: (nom: string, octets: Buffer) => Promise<K | { refus: Refus }>; drop: (fichier: K | null) => Promise<void> }
const PDF: Prise<FichierPublie> = { admit: receiveFile, drop: dropFile }
/** Un fichier lu par ce qui le publie, et jamais rangé tel quel. */
export type FichierLu = { octets: Buffer }
const DONNEES: Prise<FichierLu> = { admit: async (_nom, octets) => ({ octets }), drop: async () => undefined }

/** Lit un formulaire qui porte un fichier à publier ; d’un second, rien n’est gardé. */
const lectureOf = <K extends object>(prise: Prise<K>): Lecture<unknown, PublicationArrivee<K>> => ({
  read: (_objet, request) => readPublication(prise, request),
  drop: ({ fichier }) => prise.drop(fichier),
  champsOf: ({ champs }) => champs,
})

/** Un PDF, rangé à son arrivée. */
export const UN_PDF = lectureOf(PDF)
/** Un fichier de données (une fiche, un compte rendu), que la commande lit. */
export const DES_DONNEES = lectureOf(DONNEES)

async function readPublication<K extends object>({ admit, drop }: Prise<K>, request: Request): Promise<PublicationArrivee<K>> {
  const recu: { fichier: K | null; refuse: FichierRefuse | null } = { fichier: null, refuse: null }
  const lu = await readMultipart(
    request,
    { octets: LIMITES.octets, silenceMs: LIMITES.silenceMs, fichiers: 2, total: 25_000_000, texte: 100_000 },
    async ({ nom, octets, coupe }) => {
      if ((nom === '' && octets.length === 0) || recu.fichier || recu.refuse) return
      const range = coupe ? { refus: 'trop_lourd' as const } : await admit(nom, octets)
      if ('refus' in range) recu.refuse = { nom: cleanName(nom), code: range.refus }
      else recu.fichier = range
    },
  )
  if (lu.refus) await drop(recu.fichier)
  return { champs: lu.champs, ...recu, fichier: lu.refus ? null : recu.fichier, coupe: lu.refus }
}

type Publication<R extends Right, S extends z.ZodObject, F, K> = {
  schema: S
  /** Ce que dit chaque champ, pour le corriger sur la page d’un refus. */
  labels: Readonly<Record<string, string>>
  publish: (visit: Visit<R, null>, input: z.output<S>, fichier: K) => Promise<F>
  /** Comment le fichier arrive, et se reprend quand rien n’en est publié. */
  lecture: Lecture<unknown, PublicationArrivee<K>>
  lead: (fait: F) => string
  retour: { href: string; label: string }
}

/**
 * Ce qui publie un fichier, envoyé par un formulaire ordinaire ou par le navigateur qui garde sa page. Un refus reprend le fichier, et redonne tout ce qui
 * était tapé, de quoi corriger compris.
 */
export function publication<const R extends Right, S extends z.ZodObject, F extends { deja: boolean }, K>({
  schema,
  labels,
  publish,
  lecture: { drop },
  lead,
  retour,
}: Publication<R, S, F, K>) {
  const refuse = (
    request: Request,
    champs: Record<string, string>,
    status: number,
    phrases: readonly string[],
    faux: readonly string[] = [],
  ): Response => {
    if (wantsJson(request)) return answer({ message: phrases.join('\n') }, status === 429 ? 429 : 422, status === 429 ? { 'retry-after': '60' } : {})
    const gardes = Object.entries(champs).filter(([nom]) => nom in labels || nom === 'cle')
    const corriger = gardes.flatMap(([nom, valeur]) => (faux.includes(nom) ? [[nom, { label: labels[nom] ?? nom, valeur }] as const] : []))
    return refusalPage({
      status,
      titre: 'Rien n’est publié',
      phrases,
      retour,
      renvoi: {
        action: new URL(request.url).pathname,
        champs: Object.fromEntries(gardes.filter(([nom]) => !faux.includes(nom))),
        corriger: Object.fromEntries(corriger),
        plusieurs: false,
      },
      headers: status === 429 ? { 'retry-after': '60' } : {},
    })
  }

  const post = async ({ visit, request, arrive }: Envoi<Visit<R, null>> & { arrive: PublicationArrivee<K> }) => {
    const { champs, fichier, refuse: refusee, coupe } = arrive
    if (coupe || refusee || !fichier) {
      const code = coupe ?? refusee?.code ?? 'absent'
      return refuse(request, champs, STATUTS[code], [refusee && !coupe ? refusedFile(refusee) : REFUS_PIECE[code]])
    }
    const lu = schema.strip().safeParse(champs)
    if (!lu.success) {
      await drop(arrive)
      const faux = lu.error.issues.map(({ path, message }) => [path.join('.'), message] as const)
      return refuse(
        request,
        champs,
        422,
        [...new Set(faux.map(([, phrase]) => phrase))],
        faux.map(([nom]) => nom),
      )
    }
    try {
      const fait = await publish(visit, lu.data as z.output<S>, fichier)
      if (fait.deja) await drop(arrive)
      return wantsJson(request) ? answer({ vers: lead(fait) }) : seeOther(lead(fait))
    } catch (erreur) {
      const attendue = expected(erreur)
      if (attendue?.kind !== 'invalide' && attendue?.kind !== 'refuse') throw erreur
      await drop(arrive)
      return attendue.kind === 'refuse'
        ? refuse(request, champs, 409, [attendue.message])
        : refuse(request, champs, 422, Object.values(attendue.errors), Object.keys(attendue.errors))
    }
  }
  const tooFast = async ({ request, champs }: Envoi<Visit<R, null>> & Presse): Promise<Response> =>
    refuse(request, champs, STATUTS.cadence, [REFUS_PIECE.cadence])
  return { post, tooFast }
}
