import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import { dayAt } from '@/lib/ground/date'
import { sayFaute } from './phrases'
import { contratsOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import { publishedId } from '@/lib/demandes/fil/message-id'
import { sha256 } from '@/lib/data/champ'
import { invalid, refused } from '@/lib/ground/errors'
import { formatSiren } from '@/lib/ground/number'
import { effetOf, type LigneSituee, toParametrer } from './a-parametrer'
import { enfantOf, ligneOf } from './ligne'
import { type FicheLue, isFauteFiche, joinFiche, readFiche } from './lire'
import { readSituees } from './read-situees'
import type { PublierDonneesForm } from '@/lib/publication/schema'
import { type Noeud, writeXml } from './xml'

/** Une fiche publiée ; `deja` : le même formulaire est revenu. */
export type FichePubliee = { siren: string; version: number; deja: boolean }

type Situee = LigneSituee & { contratReference: string; groupe: Noeud; parametres: Noeud }

/**
 * Publie une fiche de paramétrage à une entreprise : le XML est lu en entier, ses lignes rattachées à leur contrat, et ce qui change depuis la version d’avant
 * est figé en phrases avec elle. Le même formulaire, avec la même fiche, deux fois n’en fait qu’une.
 * @throws `invalid` pour un fichier qui n’est pas une fiche de cette entreprise ; `refused` quand elle est plus ancienne que la version d’aujourd’hui, ou la
 * même. Rien n’est alors écrit.
 */
export async function publishFicheIn(
  db: Db,
  visit: Visit<'gestion:traiter'>,
  { cle, siren }: PublierDonneesForm,
  { octets }: { octets: Uint8Array },
): Promise<FichePubliee> {
  const fiche = readFiche(octets)
  if (isFauteFiche(fiche)) throw invalid({ fichier: sayFaute(fiche) })
  checkCompany(fiche, siren)
  const auteur = visit.actor.utilisateur
  const id = publishedId({ auteurId: auteur.id, cle }, siren, sha256(Buffer.from(writeXml(joinFiche(fiche))).toString('latin1')))
  // Une version à la fois par entreprise : la seconde lit la première.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`fiche ${siren}`}, 0))`
  const faite = await db.ficheDsn.findUnique({ where: { id }, select: { version: true } })
  if (faite) return { siren, version: faite.version, deja: true }
  const lignes = await situate(db, visit, siren, fiche)
  const derniere = await db.ficheDsn.findFirst({ where: { siren }, orderBy: { version: 'desc' }, select: { id: true, version: true, emiseLe: true } })
  const emiseLe = fiche.entete.attributs.DateHeureCreation ?? ''
  const avant = derniere && (await readSituees(db, derniere.id))
  const aFaire = toParametrer(avant, lignes)
  checkNewer(derniere, emiseLe, aFaire.length)
  const version = (derniere?.version ?? 0) + 1
  return acteIn(
    db,
    visit,
    async () => ({ siren }),
    async ({ note }) => {
      await writeFicheIn(
        db,
        {
          id,
          siren,
          version,
          identifiant: fiche.entete.attributs.IdentifiantFiche ?? '',
          emiseLe,
          entete: fiche.entete,
          publiePar: auteur.id,
          publieParNom: nameOf(auteur),
        },
        lignes,
        aFaire,
      )
      await note('fiche.publiee', { ficheDsnId: id, version })
      return { siren, version, deja: false }
    },
  )
}
export const publishFiche = command(publishFicheIn)

function checkCompany({ entete }: FicheLue, siren: string): void {
  const dit = enfantOf(entete, 'Entreprise')?.attributs.SIREN ?? ''
  if (dit !== siren)
    throw invalid({
      fichier: `Cette fiche est celle du SIREN ${formatSiren(dit)}, et non de ${formatSiren(siren)}\u00a0: rien n’est publié. Choisissez la bonne entreprise, ou le bon fichier.`,
    })
}

function checkNewer(derniere: { version: number; emiseLe: string } | null, emiseLe: string, changements: number): void {
  if (!derniere) return
  if (emiseLe < derniere.emiseLe)
    throw refused(`Cette fiche est plus ancienne que la version ${derniere.version} déjà publiée\u00a0: rien n’est publié. Exportez la dernière.`)
  if (changements === 0) throw refused(`Cette fiche ne change rien à la version ${derniere.version} déjà publiée\u00a0: rien n’est publié.`)
}

/** Chaque ligne avec l’univers de son contrat. @throws `invalid` quand un contrat n’est pas à cette entreprise. */
async function situate(db: Db, visit: Visit<'gestion:traiter'>, siren: string, { groupes }: FicheLue): Promise<Situee[]> {
  const connus = await db.contrat.findMany({
    where: { AND: [{ siren }, contratsOf(visit.actor, 'gestion:traiter', siren)] },
    select: { reference: true, univers: true },
  })
  const universDe = new Map(connus.map(({ reference, univers }) => [reference, univers]))
  return groupes.flatMap(({ groupe, parametres }) =>
    parametres.map((un): Situee => {
      const ligne = ligneOf(groupe, un)
      const { code, ancien } = ligne.contrat
      const univers = universDe.get(code) ?? (ancien === null ? undefined : universDe.get(ancien))
      if (univers !== 'sante' && univers !== 'prevoyance')
        throw invalid({
          fichier: `Le contrat ${code} de cette fiche n’est pas un contrat de santé ou de prévoyance de ${formatSiren(siren)}\u00a0: rien n’est publié. Enregistrez d’abord le contrat, ou vérifiez sa référence.`,
        })
      return { univers, ligne, contratReference: code, groupe, parametres: un }
    }),
  )
}

/** Écrit une fiche, ses lignes et ce qu’elle demande de paramétrer, dans la transaction ouverte ; l’événement est à qui publie. */
export async function writeFicheIn(
  db: Db,
  fiche: {
    id: string
    siren: string
    version: number
    identifiant: string
    emiseLe: string
    entete: Noeud
    publiePar: string
    publieParNom: string
    publieLe?: Date
  },
  lignes: readonly Situee[],
  aFaire: ReturnType<typeof toParametrer>,
): Promise<void> {
  const { id: ficheId, siren } = fiche
  await db.ficheDsn.create({ data: { ...fiche, effetLe: dayAt(effetOf(lignes)) }, select: { id: true } })
  await db.ligneFicheDsn.createMany({
    data: lignes.map(({ univers, contratReference, groupe, parametres }, rang) => ({
      ficheId,
      rang,
      siren,
      univers,
      contratReference,
      groupe,
      parametres,
    })),
  })
  await db.changementFicheDsn.createMany({
    data: aFaire.map(({ effetLe, ...un }, rang) => ({ ficheId, rang, siren, ...un, effetLe: dayAt(effetLe) })),
  })
}
