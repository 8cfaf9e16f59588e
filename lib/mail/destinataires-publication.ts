import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { listLecteursCourrier, listLecteursDocument } from '@/lib/notifications/lecteurs'
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
