'use client'

import { Lien } from '@/components/ui/lien'
import { Plaque } from '@/components/ui/plaque'
import { Status } from '@/components/ui/status'
import { type Column, Table } from '@/components/ui/table'
import { demandesAddress } from '@/lib/demandes/adresse'
import { ISSUE_NOMS } from '@/lib/demandes/noms'
import type { LigneDemande } from '@/lib/demandes/queries'
import type { DemandesSearch } from '@/lib/demandes/schema'
import { isTriDemandes, nextSens, saidStatut } from '@/lib/demandes/tris'
import { daysBetween, formatDay, formatDayOfYear, formatMoment } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type DemandeTableProps = { siren: string | null; demandes: readonly LigneDemande[]; search: DemandesSearch; maintenant: Date }

type Colonne = Omit<Column<LigneDemande>, 'cell' | 'sort'> & {
  cell: (demande: LigneDemande, maintenant: Date) => ReturnType<Column<LigneDemande>['cell']>
}

const COLONNES: readonly Colonne[] = [
  { id: 'demande', head: 'Demande', kind: 'title', cell: (d) => <Subject demande={d} /> },
  {
    id: 'entreprise',
    head: 'Entreprise',
    className: 'reqs__co',
    cell: (d) => <Plaque small sansSiren siren={d.siren} nom={d.raisonSociale} couleur={d.couleur} />,
  },
  { id: 'statut', head: 'Statut', className: 'reqs__st', cell: (d, maintenant) => <StatusCell demande={d} maintenant={maintenant} /> },
  { id: 'activite', head: 'Dernier échange', className: 'reqs__when', cell: (d, maintenant) => <When demande={d} maintenant={maintenant} /> },
]

/**
 * « Mes demandes », deux lignes par demande : l’objet et le dernier message, le statut et ce qu’il attend, le dernier échange et le numéro. Les lignes
 * arrivent triées du serveur : un titre de colonne est un lien vers l’adresse triée, qui vaut sans JavaScript.
 */
export function DemandeTable({ siren, demandes, search, maintenant }: DemandeTableProps) {
  const columns = COLONNES.filter(({ id }) => id !== 'entreprise' || siren === null).map(({ cell, ...colonne }): Column<LigneDemande> => {
    const { id } = colonne
    const sens = search.tri === id ? search.sens : null
    return {
      ...colonne,
      ...(isTriDemandes(id) ? { sort: { sens, href: demandesAddress(siren, { ...search, tri: id, sens: nextSens(id, sens), page: 1 }) } } : {}),
      cell: (demande) => cell(demande, maintenant),
    }
  })
  return (
    <Table
      layout={siren ? 'reqs reqs--one' : 'reqs'}
      caption="Demandes"
      columns={columns}
      rows={demandes}
      rowKey={({ id }) => id}
      rowClass={(d) => (d.nonLue ? 'is-unread' : undefined)}
    />
  )
}

function Subject({ demande: d }: { demande: LigneDemande }) {
  return (
    <>
      <span className="reqs__title">
        {d.nonLue ? <span className="unread" /> : null}
        <Lien href={d.numero ? routes.demande(d.siren, d.numero) : routes.brouillon(d.siren, d.id)}>{d.objet}</Lien>
        {d.nonLue ? <span className="reqs__new">Non lue</span> : null}
      </span>
      <span className="reqs__line">{preview(d)}</span>
    </>
  )
}

/** Ce qui s’y est dit en dernier ; d’un brouillon, où il en est. */
function preview({ statut, etape, auteurNom, dernierPar, dernierTexte }: LigneDemande): string {
  if (statut === 'a_finaliser') return [etape ? `Étape «\u00a0${etape}\u00a0»` : 'Brouillon', `par ${auteurNom}`].join(', ')
  return dernierTexte ? `${dernierPar}\u00a0: «\u00a0${dernierTexte}\u00a0»` : `Envoyée par ${auteurNom}`
}

function StatusCell({ demande: d, maintenant }: { demande: LigneDemande; maintenant: Date }) {
  const dit = saidStatut(d)
  const { texte, ton } = awaited(d, maintenant)
  return (
    <>
      <Status statut={dit} vue={d.agir ? 'client' : 'gestion'} />
      {texte ? <span className={`sub${ton}`}>{texte}</span> : null}
    </>
  )
}

/** « jeudi 26 » : de moins de deux semaines, le mois ne manque pas. */
const shortDay = (date: Date): string => formatDay(date).split(' ').slice(0, 2).join(' ')

/** Ce que le statut attend, de qui. Une échéance ne court que devant qui peut y répondre. */
function awaited(d: LigneDemande, maintenant: Date): { texte: string; ton: string } {
  switch (d.statut) {
    case 'en_attente': {
      const quoi = d.pieces === 0 ? 'Votre réponse' : `${d.pieces}\u00a0${d.pieces === 1 ? 'pièce' : 'pièces'}`
      if (!d.agir) return { texte: d.pieces === 0 ? 'Une réponse du compte' : quoi, ton: '' }
      if (!d.echeance) return { texte: quoi, ton: ' pressing' }
      const reste = daysBetween(maintenant, d.echeance)
      return reste < 0
        ? { texte: `${quoi}, ${plural(-reste, 'jour')} de retard`, ton: ' late-text' }
        : { texte: `${quoi} avant ${reste < 14 ? shortDay(d.echeance) : `le ${formatDayOfYear(d.echeance)}`}`, ton: ' pressing' }
    }
    case 'a_finaliser':
      return { texte: d.expireLe && d.agir ? `À finir avant le ${formatDayOfYear(d.expireLe)}` : '', ton: '' }
    case 'en_cours':
      return { texte: d.gestionnaireNom ? `Suivie par ${d.gestionnaireNom}` : '', ton: '' }
    case 'traitee':
      return { texte: d.issue && d.issue !== 'annulee' ? ISSUE_NOMS[d.issue] : '', ton: '' }
    case 'envoyee':
      return { texte: '', ton: '' }
  }
}

/** Le jour, l’heure que le téléphone tait, le numéro. */
function When({ demande: { modifieLe, numero }, maintenant }: { demande: LigneDemande; maintenant: Date }) {
  const age = daysBetween(modifieLe, maintenant)
  const [jour = '', heure] = age > 1 && age < 7 ? [shortDay(modifieLe)] : formatMoment(modifieLe, maintenant).split(', ')
  return (
    <>
      {jour}
      {heure ? <span className="reqs__hour">{`, ${heure}`}</span> : null}
      <span className="sub num">{numero ?? 'Numéro à l’envoi'}</span>
    </>
  )
}
