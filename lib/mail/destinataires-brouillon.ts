import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Events } from '@/lib/acts/catalogue'
import type { Db } from '@/lib/data/prisma'
import { titreOf } from '@/lib/demarches/registre'
import { dayAt } from '@/lib/ground/date'
import { listAtteignants } from '@/lib/notifications/suiveurs'
import type { Envoi } from './destinataires'

/** Qui prévenir d’un brouillon confié : celui qui le reprend, sauf s’il l’a pris lui-même ou si tout lui passe d’un coup. */
export const repreneurOf = ({ utilisateurId, depart }: Events['brouillon.confie'], acteurId: string | null): string[] =>
  utilisateurId && !depart && utilisateurId !== acteurId ? [utilisateurId] : []

/** Un brouillon encore là, et son auteur s’il l’atteint encore ; `null` quand il est parti, jeté, ou n’est plus à personne. */
async function findCommence(db: Db, demandeId: string) {
  const lu = await db.demande.findUnique({
    where: { id: demandeId },
    select: { numero: true, jeteLe: true, siren: true, demarche: true, auteurId: true, entreprise: { select: { raisonSociale: true } } },
  })
  if (!lu || lu.numero !== null || lu.jeteLe !== null || !(await listAtteignants(db, demandeId)).some(({ id }) => id === lu.auteurId)) return null
  const { siren, demarche, auteurId, entreprise } = lu
  return { auteurId, brouillon: { id: demandeId, siren, raisonSociale: entreprise.raisonSociale, demarche: titreOf(demarche) } }
}

/** À qui l’on vient de confier un brouillon, s’il est encore à lui. */
export async function onBrouillonConfie(
  db: Db,
  donnees: Events['brouillon.confie'],
  { acteurId }: { acteurId: string | null },
): Promise<Envoi<'brouillon-confie'>[]> {
  const { demandeId } = donnees
  const [utilisateurId] = repreneurOf(donnees, acteurId)
  const lu = utilisateurId ? await findCommence(db, demandeId) : null
  const par = acteurId && (await db.utilisateur.findUnique({ where: { id: acteurId }, select: { prenom: true, nom: true } }))
  if (!lu || !par || !utilisateurId || lu.auteurId !== utilisateurId) return []
  return [{ utilisateurId, siren: lu.brouillon.siren, demandeId, donnees: { ...lu.brouillon, par: nameOf(par) } }]
}

/** À l’auteur d’un brouillon qui s’efface bientôt. */
export async function onBrouillonExpire(db: Db, { demandeId, jour }: Events['brouillon.expire_bientot']): Promise<Envoi<'brouillon-expire'>[]> {
  const lu = await findCommence(db, demandeId)
  if (!lu) return []
  const donnees = { ...lu.brouillon, jour: dayAt(jour) }
  return [{ utilisateurId: lu.auteurId, siren: lu.brouillon.siren, demandeId, donnees }]
}
