import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { DemandeTable } from '@/components/demandes/demande-table'
import { demandesAddress, exportAddress } from '@/lib/demandes/adresse'
import { countFilters, withoutFilter } from '@/lib/demandes/filtres'
import type { LigneDemande } from '@/lib/demandes/queries'
import { DemandesSearch } from '@/lib/demandes/schema'

const maintenant = new Date('2026-11-30T10:00:00Z')
const LIGNE: LigneDemande = {
  id: '1',
  numero: 'CP-2026-0000123-7',
  siren: '900000019',
  raisonSociale: 'Transports Fictifs Durand',
  couleur: 1,
  objet: 'Arrêt de travail de Karim Haddad',
  statut: 'en_attente',
  issue: null,
  etape: null,
  auteurNom: 'Claire Durand',
  gestionnaireNom: 'Sophie Martin',
  modifieLe: new Date('2026-11-27T09:00:00Z'),
  echeance: new Date('2026-12-02T00:00:00Z'),
  expireLe: null,
  pieces: 2,
  agir: true,
  nonLue: false,
  dernierPar: 'Sophie Martin',
  dernierTexte: 'Il manque deux pièces.',
}
const render = (plus: Partial<LigneDemande>, siren: string | null = null) =>
  renderToStaticMarkup(<DemandeTable siren={siren} demandes={[{ ...LIGNE, ...plus }]} search={DemandesSearch.parse({})} maintenant={maintenant} />)

describe('une ligne de « Mes demandes »', () => {
  it.each([
    [{}, '2\u00a0pièces avant mercredi 2'],
    [{ pieces: 0 }, 'Votre réponse avant mercredi 2'],
    [{ echeance: new Date('2027-01-02T00:00:00Z'), pieces: 1 }, '1\u00a0pièce avant le 2 janvier'],
    [{ echeance: new Date('2026-11-27T00:00:00Z') }, '2\u00a0pièces, 3\u00a0jours de retard'],
  ])('dit ce qui est attendu, et pour quand : %j', (plus, phrase) => expect(render(plus)).toContain(phrase))

  it('ne fait courir aucune échéance devant qui ne peut pas répondre, et n’y met pas d’orange', () => {
    const html = render({ agir: false })
    expect(html).toContain('2\u00a0pièces<')
    expect(html).not.toContain('avant')
    expect(html).not.toContain('status status--wait')
    expect(render({})).toContain('status status--wait')
    expect(render({ agir: false, statut: 'a_finaliser', expireLe: new Date('2026-12-02T00:00:00Z') })).not.toContain('avant le')
  })

  it('« Annulée » n’est pas « Traitée »', () => {
    expect(render({ statut: 'traitee', issue: 'annulee' })).toContain('Annulée')
    expect(render({ statut: 'traitee', issue: 'annulee' })).not.toContain('Traitée')
    expect(render({ statut: 'traitee', issue: 'refusee' })).toMatch(/Traitée.*Refusée/)
  })

  it('nomme l’entreprise sur toutes, et la tait sur la sienne', () => {
    expect(render({})).toContain('Transports Fictifs Durand')
    expect(render({}, '900000019')).not.toContain('Transports Fictifs Durand')
  })
})

describe('l’adresse de « Mes demandes »', () => {
  const search = DemandesSearch.parse({
    statut: ['envoyee', 'inconnu', 'annulee', 'envoyee'],
    univers: 'sante',
    depuis: '12',
    q: 'Haddad',
    page: '3',
    demarche: '../x',
  })

  it('garde les valeurs connues, chacune une fois', () => {
    expect(search).toMatchObject({ statut: ['envoyee', 'annulee'], univers: ['sante'], depuis: '12', demarche: [], entreprise: [] })
    expect(demandesAddress(null, search)).toBe('/demandes?q=Haddad&statut=envoyee&statut=annulee&univers=sante&depuis=12&page=3')
    expect(exportAddress('900000019', search)).toBe('/api/exports/demandes/900000019?q=Haddad&statut=envoyee&statut=annulee&univers=sante&depuis=12')
  })

  it('sans un filtre, revient à la première page et garde les autres', () => {
    expect(countFilters(search)).toBe(3)
    expect(demandesAddress(null, withoutFilter(search, 'statut'))).toBe('/demandes?q=Haddad&univers=sante&depuis=12')
    expect(demandesAddress(null, withoutFilter(search, 'depuis'))).toBe('/demandes?q=Haddad&statut=envoyee&statut=annulee&univers=sante')
  })

  it('le salarié, l’auteur et les jours d’envoi sont dans l’adresse, et chacun s’ôte d’une pression', () => {
    const auteur = '0197b5a0-0000-7000-a000-000000000001'
    const tout = DemandesSearch.parse({ nom: 'haddad', salarie: 'CP-2026-0000123-7', auteur, du: '2026-01-01', au: '2026-02-30', avis: 'nir' })
    expect(tout).toMatchObject({ nom: 'haddad', auteur: [auteur], du: '2026-01-01', au: undefined, avis: 'nir' })
    expect(countFilters(tout)).toBe(3)
    expect(demandesAddress(null, withoutFilter(tout, 'salarie'))).toBe(`/demandes?auteur=${auteur}&du=2026-01-01&avis=nir`)
    expect(exportAddress(null, withoutFilter(tout, 'envoi'))).toBe(`/api/exports/demandes?salarie=CP-2026-0000123-7&nom=haddad&auteur=${auteur}`)
    expect(DemandesSearch.parse({ salarie: '1850538185042', auteur: 'x' })).toMatchObject({ salarie: undefined, auteur: [] })
  })

  it('une adresse faite à la main ne dépasse pas ses bornes', () => {
    const folle = DemandesSearch.parse({
      statut: { a: 1 },
      entreprise: Array.from({ length: 500 }, (_, n) => String(900_000_000 + n)),
      depuis: ['1', '3'],
    })
    expect(folle.statut).toEqual([])
    expect(folle.entreprise).toHaveLength(20)
    expect(folle.depuis).toBeUndefined()
  })
})
