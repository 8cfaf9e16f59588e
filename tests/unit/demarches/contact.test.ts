import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { TreeControl } from '@/components/form/tree'
import { catalogueOf, searchCatalogue } from '@/lib/demarches/catalogue'
import { ARBRE } from '@/lib/demarches/contact/arbre'
import { contact } from '@/lib/demarches/contact/definition'
import { avantOf, formulaireOf, listAEcrire, listChemins, objetField, objetOf, pathOf } from '@/lib/demarches/contact/objet'
import { checkContact } from '@/lib/demarches/contact/rules'
import type { Contexte } from '@/lib/demarches/define'
import { SAMPLE_CONTEXTE as contexte } from '@/lib/demarches/exemple'
import { branchesOf } from '@/lib/demarches/kinds/arbre'
import { DEMARCHES } from '@/lib/demarches/registre'
import { SUJETS } from '@/lib/demarches/sujets'
import { ENTREES } from '@/lib/faq/generated/entrees'

const TOUT = ['sante', 'prevoyance', 'retraite'] as const
const chemins = listChemins()
const with_ = (...univers: ('sante' | 'prevoyance')[]): Contexte => ({
  ...contexte,
  contrats: contexte.contrats.filter((un) => univers.some((u) => u === un.univers)),
})

describe('l’arbre du contact', () => {
  it('a les huit domaines du dessin, et un chemin par motif', () => {
    expect(ARBRE.map(({ libelle }) => libelle)).toEqual([
      'Santé',
      'Prévoyance',
      'Cotisations',
      'DSN',
      'Contrat',
      'Espace client',
      'Réclamation',
      'Données personnelles',
    ])
    expect(new Set(chemins.map(pathOf)).size).toBe(chemins.length)
  })

  it('ne donne pas deux fois un code au même niveau : un thème ou un motif se reconnaît seul', () => {
    for (const codes of [ARBRE.map((d) => d.code), ARBRE.flatMap((d) => d.themes.map((t) => t.code)), chemins.map(({ motif }) => motif.code)]) {
      expect(codes.filter((code, rang) => codes.indexOf(code) !== rang)).toEqual([])
      for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    }
  })

  it('ne renvoie qu’à des questions de l’aide et à des démarches qui existent, ou existeront', () => {
    const questions = new Set(ENTREES.map(({ id }) => id))
    const demarches = new Set([...DEMARCHES.map(({ slug }) => slug), ...Object.keys(SUJETS)])
    for (const { theme, motif } of chemins) {
      for (const id of [...theme.questions, ...(motif.questions ?? [])]) expect([...questions], motif.code).toContain(id)
      for (const slug of [...theme.demandes, ...(motif.formulaire ? [motif.formulaire] : [])]) expect([...demarches], motif.code).toContain(slug)
      expect(theme.questions.length, theme.code).toBeGreaterThan(0)
    }
  })

  it('n’offre un domaine qu’à qui a un contrat qui le couvre ; l’espace client, la réclamation et les données à tous', () => {
    const offerts = (ici: Contexte) => branchesOf(objetField, ici).map(({ libelle }) => libelle)
    expect(offerts(with_('prevoyance'))).not.toContain('Santé')
    expect(offerts(with_('sante'))).not.toContain('Prévoyance')
    expect(offerts(with_('sante'))).toContain('Cotisations')
    expect(offerts(with_())).toEqual(['Espace client', 'Réclamation', 'Données personnelles'])
  })

  it('montre « démarche » là où il y en a une, et là seulement', () => {
    const notes = branchesOf(objetField, contexte)
      .flatMap((d) => d.branches ?? [])
      .flatMap((t) => t.branches ?? [])
    const dites = notes.filter(({ note }) => note === 'démarche').map(({ code }) => code)
    expect(dites).toEqual(chemins.filter(({ motif }) => formulaireOf(motif)).map(({ motif }) => motif.code))
    expect(dites).toContain('prolonger')
    expect(dites).not.toContain('suivi')
  })
})

describe('avant d’écrire', () => {
  it('rien tant que le motif n’est pas choisi', () => {
    for (const objet of [undefined, '', 'prevoyance/arret', 'sante/arret/paiement']) expect(avantOf({ objet }), String(objet)).toBeNull()
  })

  it('la démarche dédiée, deux questions, les demandes du thème, l’univers quand il n’y en a qu’un', () => {
    expect(avantOf({ objet: 'prevoyance/arret/declarer' })).toMatchObject({
      chemin: ['Prévoyance', 'Arrêt de travail', 'Déclarer un arrêt'],
      formulaire: 'arret-de-travail',
      questions: ['declarer-arret', 'pieces-a-joindre'],
      semblable: { partie: 'theme', code: 'arret' },
      univers: 'prevoyance',
    })
    expect(avantOf({ objet: 'cotisations/appel/relance' })).toMatchObject({ formulaire: null, univers: null })
    expect(avantOf({ objet: 'reclamation/insatisfaction/delai' })).toMatchObject({
      semblable: { partie: 'domaine', code: 'reclamation' },
      delai: expect.stringContaining('deux mois'),
    })
  })

  it('la demande porte son motif dans son nom', () => {
    expect(objetOf({ objet: 'prevoyance/arret/paiement' })).toBe('Paiement non reçu (arrêt de travail)')
    expect(objetOf({ objet: 'reclamation/insatisfaction/delai' })).toBe('Délai trop long (réclamation)')
    expect(objetOf({})).toBe('Formulaire de contact')
    expect(contact.universDe?.({ objet: 'sante/prestations/devis' })).toBe('sante')
    expect(contact.universDe?.({ objet: 'dsn/fiche/taux' })).toBeNull()
  })
})

it.each([
  ['1 85 05 38 185 042 14', true],
  ['NIR 185053818504214.', true],
  ['1.85.05.38.185.042 clé 14', true],
  ['2 85 06 2b 033 045 33', true],
  ['FR76 3000 6000 0112 3456 7890 189', true],
  ['sur le fr7630006000011234567890189, merci', true],
  ['FR76 3000 6000 0112 3456 7890 189 au nom de Durand', true],
  ['1 85 05 38 185 042 15', false],
  ['SIRET 900 000 019 00019', false],
  ['CP-2026-0000123-7, le 05 10 2026, 1 240,00 €', false],
  ['06 39 98 12 34 et 04 74 00 12 34', false],
  ['Contrat TRM-NC-0000123 et référence FR12ABCD3456EFGH', false],
])('un message « %s » est refusé : %s', (message, refuse) => expect(checkContact({ message }).length > 0).toBe(refuse))

it('un courrier et une offre se disent de toute entreprise, qu’elle ait ou non un contrat de santé ou de prévoyance', () => {
  const espace = objetField.branches({ contrats: [] }).find(({ code }) => code === 'espace')
  expect(espace?.branches?.flatMap(({ code, branches = [] }) => branches.map((un) => `${code}/${un.code}`))).toEqual(
    expect.arrayContaining(['suites/courrier', 'suites/rappel']),
  )
})

describe('le dessin de l’arbre', () => {
  const draw = (raw: Record<string, string>) => renderToStaticMarkup(createElement(TreeControl, { nom: 'objet', field: objetField, raw, contexte }))
  const checked = (page: string) =>
    [...page.matchAll(/<input[^>]*>/g)].flatMap(([balise]) =>
      / checked/.test(balise) ? [`${/name="([^"]+)"/.exec(balise)?.[1]}=${/value="([^"]+)"/.exec(balise)?.[1]}`] : [],
    )
  it('rien n’est choisi d’avance, et tous les motifs sont dans la page', () => {
    const page = draw({})
    expect(checked(page)).toEqual([])
    for (const { motif } of chemins) expect(page).toContain(`value="${motif.code}"`)
  })
  it('le chemin gardé est coché, une fois par niveau', () => {
    expect(checked(draw({ domaine: 'prevoyance', theme: 'arret', motif: 'paiement' }))).toEqual([
      'objet.domaine=prevoyance',
      'objet.theme=arret',
      'objet.motif=paiement',
    ])
    // Ce qui reste d’un autre domaine n’est pas coché.
    expect(checked(draw({ domaine: 'cotisations', theme: 'arret', motif: 'rib' }))).toEqual(['objet.domaine=cotisations', 'objet.motif=rib'])
  })
  it('chaque identifiant n’y est qu’une fois, et une erreur mène au niveau qui manque', () => {
    const page = draw({ domaine: 'prevoyance', theme: 'arret', motif: '' })
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, rang) => ids.indexOf(id) !== rang)).toEqual([])
    expect([...page.matchAll(/<input[^>]*>/g)].find(([balise]) => balise.includes('id="objet.motif"'))?.[0]).toContain('value="declarer"')
  })
})

describe('le catalogue', () => {
  it.each([
    ['malade', 'arret-de-travail', null],
    ['un salarié malde', 'arret-de-travail', null],
    ['abscence', 'arret-de-travail', null],
    ['embauche', 'contact', 'sante/affiliation/affilier'],
    ['embouche', 'contact', 'sante/affiliation/affilier'],
    ['départ', 'contact', 'sante/affiliation/radier'],
    ['depart', 'contact', 'sante/affiliation/radier'],
    ['RIB', 'contact', 'cotisations/appel/rib'],
    ['prelevment', 'contact', 'cotisations/appel/rib'],
    ['reprise du travial', 'reprise-d-activite', null],
    ['contact', 'contact', null],
  ])('« %s » trouve d’abord %s %s', (cherche, slug, chemin) => expect(searchCatalogue(cherche, TOUT)?.[0]).toMatchObject({ slug, chemin }))

  it('dit pour quel mot, quand le nom ne le porte pas', () => {
    expect(searchCatalogue('malade', TOUT)?.[0]?.pour).toEqual(['malade'])
    expect(searchCatalogue('prolonger', TOUT)?.[0]?.pour).toEqual([])
  })

  it('ne trouve que ce que la couverture ouvre, rien quand rien n’approche, et ne cherche pas un vide', () => {
    expect(searchCatalogue('embauche', ['prevoyance'])?.map(({ chemin }) => chemin)).not.toContain('sante/affiliation/affilier')
    expect(searchCatalogue('malade', ['sante'])?.map(({ slug }) => slug)).not.toContain('arret-de-travail')
    expect(searchCatalogue('girafe', TOUT)).toEqual([])
    expect(searchCatalogue('', TOUT)).toBeNull()
  })

  it('range le plus fait d’abord, et ne montre pas deux fois ce qu’un formulaire remplace', () => {
    const prevoyance = (usages = {}) => catalogueOf(TOUT, usages).find(({ id }) => id === 'prevoyance')
    expect(prevoyance()?.demarches[0]?.slug).toBe('arret-de-travail')
    expect(
      prevoyance({ prolongation: 3, 'arret-de-travail': 2 })
        ?.demarches.slice(0, 2)
        .map(({ slug }) => slug),
    ).toEqual(['prolongation', 'arret-de-travail'])
    const ecrits = catalogueOf(TOUT).flatMap(({ themes }) => themes.flatMap(({ messages }) => messages.map(({ chemin }) => chemin)))
    expect(ecrits).toEqual(expect.arrayContaining(['prevoyance/arret/suivi', 'dsn/fiche/taux']))
    expect([...ecrits].sort()).toEqual(
      listAEcrire()
        .filter(({ formulaire }) => formulaire === null)
        .map(({ chemin }) => chemin)
        .sort(),
    )
    expect(ecrits).not.toContain('prevoyance/arret/prolonger')
  })
})
