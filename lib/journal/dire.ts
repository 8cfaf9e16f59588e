import { type ConnuJournal, sayEvent } from '@/lib/copy/journal'
import { formatSiren } from '@/lib/ground/number'
import type { LigneJournal, NomsJournal } from './queries'

/** Un événement, dit : qui, à quel titre, quoi. */
export type LigneDite = {
  id: string
  quand: Date
  qui: string
  titre: string
  quoi: string
  siren: string | null
  entreprise: string | null
  numero: string | null
}

/** Dit chaque ligne du journal. @param invites le nom de chaque invité, par son invitation. */
export function sayJournal(lignes: readonly LigneJournal[], noms: NomsJournal, invites: Readonly<Record<string, string>>): LigneDite[] {
  return lignes.map((ligne) => ({
    id: ligne.id,
    quand: ligne.creeLe,
    qui: ligne.acteurNom,
    titre: titleOf(ligne, noms),
    quoi: sayEvent(ligne.type, ligne.donnees, knownOf(ligne, noms, invites)),
    siren: ligne.siren,
    entreprise: ligne.raisonSociale,
    numero: ligne.numero,
  }))
}

/** À quel titre : membre du compte, pour un cabinet, ou Carcept Prev. */
function titleOf({ membreId, delegationId, acteurId }: LigneJournal, { cabinets }: NomsJournal): string {
  if (membreId) return 'Membre du compte'
  if (delegationId) return cabinets[delegationId] ?? 'Expert-comptable'
  return acteurId ? 'Carcept Prev' : 'Automatique'
}

const knownOf = (
  { raisonSociale, siren, numero, objet }: LigneJournal,
  noms: NomsJournal,
  invites: Readonly<Record<string, string>>,
): ConnuJournal => ({
  entreprise: raisonSociale ?? (siren ? `l’entreprise ${formatSiren(siren)}` : 'une entreprise'),
  demande: numero ? `la demande ${numero}` : objet ? `le brouillon «\u00a0${objet}\u00a0»` : 'un brouillon ou une demande qui ne se voit plus d’ici',
  membre: (id) => noms.membres[id] ?? 'une personne partie',
  delegation: (id) => noms.cabinets[id] ?? 'qui n’est plus du compte',
  invite: (id) => invites[id] ?? 'une personne',
})
