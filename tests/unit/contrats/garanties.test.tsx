import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ContractView } from '@/components/contrats/contract-view'
import type { ContratDetaille } from '@/lib/contrats/queries'
import { baseOf, debutOf, franchiseOf, GARANTIES, type Prestation } from '@/lib/copy/garanties'

const prestation = (plus: Partial<Prestation> = {}): Prestation => ({
  franchiseJours: 30,
  franchiseMode: 'continue',
  basePrestation: 'brut',
  nbMoisSalaires: 12,
  ...plus,
})
const contrat = (plus: Partial<ContratDetaille> = {}): ContratDetaille => ({
  reference: 'TRM-NC-1',
  univers: 'prevoyance',
  libelle: 'Prévoyance des non-cadres',
  population: 'Personnel non cadre',
  organisme: 'CARCEPT-Prévoyance',
  effetLe: new Date('2017-01-01'),
  finLe: null,
  ...prestation(),
  garanties: ['incapacite', 'deces'],
  options: [],
  etablissements: [
    { siret: '1', ville: 'Lyon', enseigne: null, siege: true },
    { siret: '2', ville: 'Valence', enseigne: 'Agence de Valence', siege: false },
  ],
  tous: true,
  avenants: [{ id: 'a', effetLe: new Date('2026-12-15'), libelle: 'Apprentis ajoutés' }],
  ...plus,
})
const view = (plus: Partial<ContratDetaille> = {}, demarches: string[] = ['arret-de-travail'], dsn = true) =>
  renderToStaticMarkup(
    <ContractView
      siren="900000019"
      rubrique="Contrats Prévoyance"
      contrat={contrat(plus)}
      maintenant={new Date('2026-11-30T10:00:00Z')}
      documents={[]}
      demarches={demarches}
      dsn={dsn}
    />,
  )
const texteOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[ \n]+/g, ' ')

it.each([
  [{}, 'à partir du 31e jour', '30\u00a0jours continus'],
  [{ franchiseMode: 'discontinue' }, 'à partir du 31e jour', '30\u00a0jours, en comptant les arrêts des douze derniers mois'],
  [{ franchiseJours: 0 }, 'à partir du 1er jour', 'Sans franchise'],
  [{ franchiseJours: null, franchiseMode: 'relais' }, 'quand finit votre maintien de salaire', 'Relais du maintien de salaire'],
  [{ franchiseJours: null, franchiseMode: null }, null, null],
] as const)('la franchise %j se dit', (plus, debut, franchise) => {
  expect(debutOf(prestation(plus))).toBe(debut)
  expect(franchiseOf(prestation(plus))).toBe(franchise)
})

it('la base des prestations se dit, ou rien', () => {
  expect(baseOf(prestation())).toBe('les 12 derniers mois de salaire brut')
  expect(baseOf(prestation({ basePrestation: 'net', nbMoisSalaires: 3 }))).toBe('les 3 derniers mois de salaire net')
  expect(baseOf(prestation({ basePrestation: null }))).toBeNull()
})

it('chaque garantie a un titre et une phrase, sans montant', () => {
  for (const dire of Object.values(GARANTIES)) {
    const { titre, phrase, slug, acte } = dire(prestation())
    expect(titre.length).toBeGreaterThan(4)
    expect(phrase).toMatch(/\.$/)
    expect(phrase).not.toMatch(/€/)
    expect(slug === null).toBe(acte === '')
  }
})

it('la fiche dit l’arrêt jour par jour, les garanties, les établissements et la vie du contrat', () => {
  const dit = texteOf(view())
  for (const texte of [
    'Jours 1 à 30',
    'Jours 31 à 1\u202f095',
    'Un complément de salaire à partir du 31e jour, pendant 3 ans au plus.',
    'Base\u00a0: les 12 derniers mois de salaire brut',
    'L’entreprise ne voit jamais la désignation',
    'Les 2\u00a0: Lyon (siège), Agence de Valence.',
    'Souscrit',
    'Apprentis ajoutés',
    'vos fiches de paramétrage DSN',
  ])
    expect(dit).toContain(texte)
})

it('n’offre que les démarches que cette personne peut ouvrir ici', () => {
  expect(view()).toContain('/demarches/arret-de-travail')
  expect(view()).not.toContain('/demarches/deces')
  expect(view({}, ['arret-de-travail', 'deces'])).toContain('/demarches/deces')
  expect(view({}, [])).not.toContain('/demarches/')
  expect(view({}, [], false)).not.toContain('/dsn')
})

it('ce que le contrat ne dit pas ne se montre pas', () => {
  expect(texteOf(view({ garanties: [] }))).not.toMatch(/jour par jour|en clair/)
  expect(texteOf(view({ franchiseJours: null, franchiseMode: null }))).not.toContain('jour par jour')
  expect(texteOf(view({ franchiseJours: 0 }))).not.toContain('Jours 1 à 0')
  expect(texteOf(view({ etablissements: [] }))).toContain('Tous ceux de l’entreprise.')
  const [siege] = contrat().etablissements
  expect(texteOf(view({ etablissements: siege ? [siege] : [], tous: false }))).toContain('Un seul\u00a0: Lyon (siège).')
  expect(texteOf(view({ tous: false }))).toContain('2 d’entre eux\u00a0: Lyon (siège), Agence de Valence.')
  expect(texteOf(view({ finLe: new Date('2023-12-31') }))).toContain('Terminé')
  expect(texteOf(view({ finLe: new Date('2027-12-31') }))).toContain('Fin prévue')
})
