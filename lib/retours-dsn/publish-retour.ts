import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import { paddedList } from '@/lib/data/padded-list'
import { contratsOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import { publishedId } from '@/lib/demandes/fil/message-id'
import { invalid } from '@/lib/ground/errors'
import { formatSiren } from '@/lib/ground/number'
import type { UniversDsn } from '@/lib/fiches-dsn/a-parametrer'
import { causeOf, individuOf, readRetour, type RetourLu } from './lire'
import type { PublierDonneesForm } from '@/lib/publication/schema'

/** Un compte rendu publié ; `deja` : il l’était. */
export type RetourPublie = { siren: string; deja: boolean }

/**
 * Publie un compte rendu métier à une entreprise, et ferme ce qu’il ne montre plus : les anomalies ouvertes du même établissement, d’un mois d’avant ou du
 * même mois déclaré plus tôt. Ce qu’il redit passe à lui, avec ce qui en était noté. Une DSN non prise (code 3) ne ferme rien.
 * @throws `invalid` pour un fichier qui n’est pas un compte rendu de cette entreprise ; rien n’est alors écrit.
 */
export async function publishRetourIn(
  db: Db,
  visit: Visit<'gestion:traiter'>,
  { cle, siren }: PublierDonneesForm,
  { octets }: { octets: Uint8Array },
): Promise<RetourPublie> {
  const retour = readRetour(octets)
  if (typeof retour === 'string') throw invalid({ fichier: retour })
  const dit = retour.declaration.siret.slice(0, 9)
  if (dit !== siren)
    throw invalid({ fichier: `Ce compte rendu est celui du SIREN ${formatSiren(dit)}, et non de ${formatSiren(siren)}\u00a0: rien n’est publié.` })
  // Un compte rendu à la fois par entreprise : le second voit ce que le premier a ouvert.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`retour ${siren}`}, 0))`
  const publie = await db.retourDsn.findUnique({ where: { identifiant: retour.id }, select: { siren: true } })
  if (publie?.siren === siren) return { siren, deja: true }
  if (publie)
    throw invalid({
      fichier: `L’identifiant ${retour.id} est celui d’un compte rendu d’une autre entreprise\u00a0: rien n’est publié. Vérifiez le fichier.`,
    })
  const universDe = await readUnivers(db, visit, siren)
  const auteur = visit.actor.utilisateur
  const id = publishedId({ auteurId: auteur.id, cle }, siren, retour.id)
  return acteIn(
    db,
    visit,
    async () => ({ siren }),
    async ({ note }) => {
      const fermees = await writeRetourIn(db, { id, siren, publiePar: auteur.id, publieParNom: nameOf(auteur) }, retour, universDe)
      await note('retour.publie', { retourDsnId: id, codeRetour: retour.codeRetour, anomalies: retour.anomalies.length, fermees })
      return { siren, deja: false }
    },
  )
}
export const publishRetour = command(publishRetourIn)

/** L’univers d’un contrat ; sans contrat connu, la prévoyance quand l’entreprise en a une. @throws `invalid` quand elle n’a ni l’une ni l’autre. */
async function readUnivers(db: Db, visit: Visit<'gestion:traiter'>, siren: string): Promise<(reference: string | undefined) => UniversDsn> {
  const contrats = await db.contrat.findMany({
    where: { AND: [{ siren, univers: { in: ['sante', 'prevoyance'] } }, contratsOf(visit.actor, 'gestion:traiter', siren)] },
    select: { reference: true, univers: true },
  })
  const connus = new Map(contrats.map(({ reference, univers }) => [reference, univers as UniversDsn]))
  const defaut = contrats.some(({ univers }) => univers === 'prevoyance') ? 'prevoyance' : contrats[0] ? 'sante' : null
  if (!defaut)
    throw invalid({ fichier: `${formatSiren(siren)} n’a aucun contrat de santé ou de prévoyance\u00a0: rien n’est publié. Vérifiez le SIREN.` })
  return (reference) => connus.get(reference ?? '') ?? defaut
}

type Publie = { id: string; siren: string; publiePar: string; publieParNom: string; publieLe?: Date }

/** Écrit un compte rendu et ses anomalies, et ferme ce qu’il ne montre plus. @returns combien en sont fermées. */
export async function writeRetourIn(
  db: Db,
  publie: Publie,
  retour: RetourLu,
  universDe: (reference: string | undefined) => UniversDsn,
): Promise<number> {
  const { id, siren } = publie
  const { mois, siret, ordre } = retour.declaration
  const recuLe = new Date(retour.recuLe)
  const { codeRetour, libelle, organisme } = retour
  const dit = { siret, mois, ordre, identifiant: retour.id, organisme, codeRetour, libelle, recuLe }
  await db.retourDsn.create({ data: { ...publie, ...dit, ecartCentimes: retour.montants?.ecartCentimes ?? null }, select: { id: true } })
  const notes = new Map<string, object>()
  const closes = new Map<string, number[]>()
  let fermees = 0
  if (codeRetour !== 3) {
    const anciennes = await db.anomalieDsn.findMany({
      where: { siren, siret, fermeeLe: null, OR: [{ mois: { lt: mois } }, { mois, retour: { recuLe: { lt: recuLe } } }] },
      select: {
        retourId: true,
        rang: true,
        cause: true,
        individu: true,
        corrigeeMois: true,
        corrigeePar: true,
        corrigeeParNom: true,
        corrigeeLe: true,
        mois: true,
      },
    })
    const redites = new Set(retour.anomalies.map((une) => `${causeOf(une)} ${individuOf(une)}`))
    for (const { retourId, rang, cause, individu, mois: ancien, ...note } of anciennes) {
      const cle = `${cause} ${individu}`
      // Redite d’un autre mois, elle reste ouverte : la cause dure. Redéclaré, le même mois est remplacé.
      if (redites.has(cle) && ancien !== mois) continue
      if (redites.has(cle)) notes.set(cle, note)
      else fermees += 1
      closes.set(retourId, [...(closes.get(retourId) ?? []), rang])
    }
    for (const [retourId, rangs] of closes)
      await db.anomalieDsn.updateMany({ where: { retourId, rang: { in: paddedList(rangs) } }, data: { fermeeLe: recuLe, fermeePar: id } })
  }
  await db.anomalieDsn.createMany({
    data: retour.anomalies.map((une, rang) => ({
      retourId: id,
      rang,
      siren,
      univers: universDe(une.contrat),
      siret,
      mois,
      code: une.code,
      cause: causeOf(une),
      individu: individuOf(une),
      nom: [une.individu?.prenom, une.individu?.nom].filter(Boolean).join(' '),
      gravite: une.gravite,
      rubrique: une.rubrique,
      valeur: une.valeur,
      attendu: une.attendu,
      message: une.message,
      contratReference: une.contrat ?? null,
      ...notes.get(`${causeOf(une)} ${individuOf(une)}`),
    })),
  })
  return fermees
}
