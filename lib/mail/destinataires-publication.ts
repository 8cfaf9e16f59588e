import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { dayAt } from '@/lib/ground/date'
import { listDeclarants, listLecteursCourrier, listLecteursDocument, listLecteursFiche, listRetardsFiche } from '@/lib/notifications/lecteurs'
import type { Envoi } from './destinataires'

/** À qui atteint le courrier qui vient d’être publié. */
export async function onCourrierPublie(db: Db, { courrierId }: { courrierId: string }): Promise<Envoi<'courrier-disponible'>[]> {
  const courrier = await db.courrier.findUnique({
    where: { id: courrierId },
    select: { id: true, numero: true, siren: true, univers: true, reponseLe: true, entreprise: { select: { raisonSociale: true } } },
  })
  if (!courrier?.numero) return []
  const { entreprise, numero, siren, ...reste } = courrier
  const donnees = { ...reste, numero, siren, raisonSociale: entreprise.raisonSociale }
  return (await listLecteursCourrier(db, courrierId)).map((utilisateurId) => ({ utilisateurId, siren, demandeId: null, courrierId, donnees }))
}

/** À qui atteint une entreprise à qui le document est adressé : un courriel par personne. */
export async function onDocumentPublie(db: Db, { documentId }: { documentId: string }): Promise<Envoi<'document-disponible'>[]> {
  const document = await db.document.findUnique({ where: { id: documentId }, select: { univers: true } })
  if (!document) return []
  return (await listLecteursDocument(db, documentId)).map(({ id, siren, raisonSociale, combien }) => ({
    utilisateurId: id,
    siren: combien === 1 ? siren : null,
    demandeId: null,
    documentId,
    donnees: { univers: document.univers, premiere: { siren, raisonSociale }, combien },
  }))
}

/** À qui atteint une ligne de la fiche qui vient d’être publiée, expert-comptable compris. */
export async function onFichePubliee(db: Db, { ficheDsnId }: { ficheDsnId: string }): Promise<Envoi<'fiche-dsn-publiee'>[]> {
  const fiche = await readFiche(db, ficheDsnId)
  if (!fiche) return []
  return (await listLecteursFiche(db, ficheDsnId)).map((utilisateurId) => ({
    utilisateurId,
    siren: fiche.siren,
    demandeId: null,
    ficheDsnId,
    donnees: fiche,
  }))
}

/** À qui peut noter ce qui reste à paramétrer de cette fiche. */
export async function onFicheRappelee(db: Db, { ficheDsnId, avant }: { ficheDsnId: string; avant: string }): Promise<Envoi<'fiche-dsn-rappelee'>[]> {
  const fiche = await readFiche(db, ficheDsnId)
  if (!fiche) return []
  return (await listRetardsFiche(db, ficheDsnId)).map((utilisateurId) => ({
    utilisateurId,
    siren: fiche.siren,
    demandeId: null,
    ficheDsnId,
    donnees: { ...fiche, avant: dayAt(avant) },
  }))
}

/** À qui déclare ce que le compte rendu qui vient d’être publié montre à corriger. */
export async function onRetourPublie(db: Db, { retourDsnId }: { retourDsnId: string }): Promise<Envoi<'retour-dsn-publie'>[]> {
  const retour = await db.retourDsn.findUnique({
    where: { id: retourDsnId },
    select: { siren: true, mois: true, codeRetour: true, entreprise: { select: { raisonSociale: true } } },
  })
  if (!retour) return []
  const { siren, mois, codeRetour, entreprise } = retour
  const donnees = { siren, mois, prise: codeRetour !== 3, raisonSociale: entreprise.raisonSociale }
  return (await listDeclarants(db, retourDsnId)).map((utilisateurId) => ({ utilisateurId, siren, demandeId: null, retourDsnId, donnees }))
}

async function readFiche(db: Db, id: string) {
  const fiche = await db.ficheDsn.findUnique({
    where: { id },
    select: { siren: true, version: true, effetLe: true, entreprise: { select: { raisonSociale: true } } },
  })
  if (!fiche) return null
  const { entreprise, ...reste } = fiche
  return { ...reste, raisonSociale: entreprise.raisonSociale }
}
