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
    className: 'co',
    cell: (d) => <Plaque small sansSiren siren={d.siren} nom={d.raisonSociale} couleur={d.couleur} />,
  },
  { id: 'statut', head: 'Statut', className: 'st', cell: (d, maintenant) => <StatusCell demande={d} maintenant={maintenant} /> },
  { id: 'activite', head: 'Dernier échange', className: 'quand', cell: (d, maintenant) => <When demande={d} maintenant={maintenant} /> },
]

// Deux lignes par demande, la moitié de la largeur pour elle ; sous 1 024 px l’entreprise passe dessous, sous 768 px chaque demande est un bloc.
// Les classes sont sur le tableau, pas sur ses lignes : la page n’en grossit pas.
const MISE_EN_PAGE = [
  'table-fixed leading-[1.35] [&_:is(th,td)]:px-3 [&_:is(th,td)]:py-1.5 [&_:is(th,td):first-child]:pl-5 [&_:is(th,td):last-child]:pr-5 [&_tbody_th]:font-regular [&_thead_th]:w-[15%] [&_thead_th]:py-2 [&_thead_th]:align-middle',
  '[&_.titre]:flex [&_.titre]:min-w-0 [&_.titre]:items-baseline [&_.titre]:gap-2 [&_.titre>.unread]:flex-none [&_.titre>.unread]:self-center titre:truncate titre:font-medium titre:text-ink [&_.titre>a:focus-visible]:-outline-offset-2 [&_.titre>a:hover]:text-link',
  '[&_.ligne]:block [&_.ligne]:truncate [&_.ligne]:text-ink-2 [&_.is-unread_.ligne]:text-ink [&_.is-unread_.titre>a]:font-bold [&_.quand]:whitespace-nowrap statut:flex statut:w-max statut:py-0 statut:leading-[1.25]',
  '[&_td.co]:align-middle [&_.co_[class*=name]]:line-clamp-2 lg:[&_.sub]:truncate',
  'max-lg:block max-lg:[&_:is(thead,tbody,th,td)]:block max-lg:[&_tr]:grid max-lg:[&_tr]:grid-cols-[minmax(0,50fr)_minmax(0,24fr)_minmax(0,26fr)] max-lg:[&_tr]:py-1 max-lg:[&_thead_th:nth-child(n)]:w-auto max-lg:[&_.st]:row-[1/span_2] max-lg:[&_.st]:col-start-2 max-lg:[&_.quand]:row-[1/span_2] max-lg:[&_.quand]:col-start-3',
  'max-lg:[&_thead_.co]:hidden max-lg:[&_td.co]:col-start-1 max-lg:[&_td.co]:row-start-2 max-lg:[&_td.co]:pt-0 max-lg:[&_.co_[class*=name]]:font-regular',
  'max-md:rang:grid-cols-[minmax(0,1fr)_auto] max-md:rang:gap-x-3 max-md:rang:gap-y-1 max-md:rang:px-4 max-md:rang:py-3 max-md:[&_tbody_:is(th,td):nth-child(n)]:p-0 max-md:[&_tbody_th]:col-span-full max-md:titre:overflow-visible max-md:titre:text-md/[1.3] max-md:titre:whitespace-normal',
  'max-md:[&_tbody_.co]:text-xs/[1.35] max-md:quand:col-start-2 max-md:quand:row-start-2 max-md:quand:row-end-3 max-md:quand:self-center max-md:quand:text-ink-2 max-md:[&_.quand_.sub]:hidden max-md:st:flex max-md:st:flex-wrap max-md:st:items-center max-md:st:gap-x-3 max-md:st:gap-y-1 max-md:[&_.st>.status--wait]:py-[.15rem]',
].join(' ')
const TOUTES = '[&_thead_.co]:w-[16.5%] [&_thead_.st]:w-[18.5%] [&_thead_th:first-child]:w-1/2 max-md:st:col-span-full max-md:st:row-[3]'
const UNE_ENTREPRISE = '[&_thead_.st]:w-1/5 [&_thead_th:first-child]:w-[64%] max-md:st:col-[1] max-md:st:row-[2]'

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
      layout={`${MISE_EN_PAGE} ${siren ? UNE_ENTREPRISE : TOUTES}`}
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
      <span className="titre">
        {d.nonLue ? <span className="unread" /> : null}
        <Lien href={d.numero ? routes.demande(d.siren, d.numero) : routes.brouillon(d.siren, d.id)}>{d.objet}</Lien>
        {d.nonLue ? <span className="flex-none text-xs/[1.35] font-bold whitespace-nowrap text-brand">Non lue</span> : null}
      </span>
      <span className="ligne">{preview(d)}</span>
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
      if (!d.echeance) return { texte: quoi, ton: ' font-bold text-wait-ink' }
      const reste = daysBetween(maintenant, d.echeance)
      return reste < 0
        ? { texte: `${quoi}, ${plural(-reste, 'jour')} de retard`, ton: ' font-bold text-danger' }
        : { texte: `${quoi} avant ${reste < 14 ? shortDay(d.echeance) : `le ${formatDayOfYear(d.echeance)}`}`, ton: ' font-bold text-wait-ink' }
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
      {heure ? <span className="max-md:hidden">{`, ${heure}`}</span> : null}
      <span className="sub num">{numero ?? 'Numéro à l’envoi'}</span>
    </>
  )
}
