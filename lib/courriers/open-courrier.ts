import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { atelier } from '@/lib/atelier/atelier'
import type { Db } from '@/lib/data/prisma'
import { openFichier, type Remise } from '@/lib/demandes/pieces/open-piece'
import { disposition } from '@/lib/demandes/pieces/rules'
import { ensureOuvrable } from '@/lib/publication/ensure-ouvrable'
import { type CourrierLu, getCourrier, getFichierCourrier } from './queries'
import type { Lettre } from './render-lettre'

/** Un courrier à remettre : la lettre, et le PDF reçu quand il en a un. */
export type ARemettre = { courrier: CourrierLu; fichier: Awaited<ReturnType<typeof getFichierCourrier>> }

/** Ce que cette personne peut télécharger d’un courrier. @throws `notFound` ; `refused` tant que l’antivirus n’a pas dit sain le PDF joint. */
export async function findCourrier(actor: Actor, db: Db, { siren, id }: { siren: string; id: string }): Promise<ARemettre> {
  const trouve = { courrier: await getCourrier(actor, db, siren, id), fichier: await getFichierCourrier(actor, db, siren, id) }
  if (trouve.fichier) ensureOuvrable(trouve.fichier.analyse)
  return trouve
}

/** Ouvre le PDF d’un courrier : celui que la gestion a joint, à l’octet près, sinon la lettre, écrite dans l’atelier. @throws `saturation`. */
export async function openCourrier({ courrier, fichier }: ARemettre, parti?: AbortSignal): Promise<Remise> {
  if (fichier) return openFichier(fichier, parti)
  const octets = await makeLettre(courrier)
  return {
    disposition: disposition(`${courrier.numero ?? 'courrier'}.pdf`),
    type: 'application/pdf',
    taille: octets.byteLength,
    octets: (async function* () {
      yield Buffer.from(octets)
    })(),
  }
}

async function makeLettre({ numero, objet, corps, destinataire, signataire, fonction, contratReference, publieLe }: CourrierLu): Promise<Uint8Array> {
  const lettre = { numero, objet, corps, destinataire, signataire, fonction, contratReference, publieLe }
  const issue = await atelier('accuses').run<Lettre, Uint8Array>('lib/courriers/write-lettre.ts', lettre)
  if ('echec' in issue && issue.echec === 'occupe') throw Object.assign(new Error('Trop de documents à la fois.'), { kind: 'saturation' })
  if ('echec' in issue) throw new Error(`La lettre n’a pas été écrite : ${issue.echec}.`)
  return issue.rendu
}
