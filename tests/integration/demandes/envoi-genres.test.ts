import { expect, it } from 'vitest'
import { alterationOf } from '@/lib/demandes/envoi/check-envoi'
import { composeEnvoi, type Matiere } from '@/lib/demandes/envoi/compose-envoi'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import { SAMPLES } from '@/lib/demarches/arret-de-travail/sample'
import { SAMPLE_CONTEXTE } from '@/lib/demarches/exemple'
import { defineDemarche, etape, type Field, type Raws } from '@/lib/demarches/define'
import type { KINDS } from '@/lib/demarches/kinds'

const OPTIONS = [
  { code: 'a', libelle: 'Option A' },
  { code: 'b', libelle: 'Option B' },
]
const COLONNES = { quoi: { kind: 'choice', label: 'Quoi', options: OPTIONS }, combien: { kind: 'money', label: 'Combien' } } as const
type Cas = { field: Field; raw: Raws[string]; valeur: unknown }
/** Un champ de chaque genre, ce qui y est tapé, et ce qu’un envoi en garde. Un genre nouveau sans ligne ici fait échouer. */
const CAS: Record<Exclude<keyof typeof KINDS, 'pieces'>, Cas> = {
  text: { field: { kind: 'text', label: 'x' }, raw: ' Haddad ', valeur: 'Haddad' },
  number: { field: { kind: 'number', label: 'x', decimales: 2 }, raw: '12,5', valeur: 12.5 },
  money: { field: { kind: 'money', label: 'x' }, raw: '1 234,56', valeur: 123_456 },
  date: { field: { kind: 'date', label: 'x' }, raw: { jour: '3', mois: '10', annee: '2026' }, valeur: '2026-10-03' },
  period: {
    field: { kind: 'period', label: 'x' },
    raw: { 'du.jour': '3', 'du.mois': '10', 'du.annee': '2026', 'au.jour': '4', 'au.mois': '10', 'au.annee': '2026' },
    valeur: { du: '2026-10-03', au: '2026-10-04' },
  },
  choice: { field: { kind: 'choice', label: 'x', options: () => OPTIONS }, raw: 'b', valeur: { code: 'b', libelle: 'Option B' } },
  arbre: {
    field: {
      kind: 'arbre',
      label: 'x',
      niveaux: ['un', 'deux'].map((cle) => ({ cle, label: cle, manque: 'x' })),
      branches: [{ code: 'm', libelle: 'Mer', branches: OPTIONS }],
    },
    raw: { un: 'm', deux: 'b' },
    valeur: { code: 'm/b', libelle: 'Mer › Option B' },
  },
  yesno: { field: { kind: 'yesno', label: 'x' }, raw: 'non', valeur: false },
  multiple: { field: { kind: 'multiple', label: 'x', options: OPTIONS }, raw: ['b', 'a'], valeur: OPTIONS },
  phone: { field: { kind: 'phone', label: 'x' }, raw: '04 74 00 12 34', valeur: '+33474001234' },
  email: { field: { kind: 'email', label: 'x' }, raw: 'nadia@Exemple.FR', valeur: 'nadia@exemple.fr' },
  address: {
    field: { kind: 'address', label: 'x' },
    raw: { voie: '24 rue des Lilas', complement: '', codePostal: '69200', commune: 'Vénissieux', pays: '' },
    valeur: { voie: '24 rue des Lilas', complement: '', codePostal: '69200', commune: 'Vénissieux', pays: 'France' },
  },
  siren: { field: { kind: 'siren', label: 'x' }, raw: '900 000 019', valeur: '900000019' },
  siret: { field: { kind: 'siret', label: 'x' }, raw: '732 829 320 00074', valeur: '73282932000074' },
  nir: {
    field: { kind: 'nir', label: 'x' },
    raw: { type: 'nir', numero: '1 85 05 38 185 042', cle: '14' },
    valeur: { empreinte: expect.stringMatching(/^.{43}$/) },
  },
  iban: { field: { kind: 'iban', label: 'x' }, raw: 'FR76 3000 6000 0112 3456 7890 189', valeur: { empreinte: expect.stringMatching(/^.{43}$/) } },
  etablissement: {
    field: { kind: 'etablissement', label: 'x' },
    raw: SAMPLE_CONTEXTE.etablissements[1]?.siret ?? '',
    valeur: SAMPLE_CONTEXTE.etablissements[1],
  },
  contrat: {
    field: { kind: 'contrat', label: 'x', univers: ['sante'] },
    raw: 'TRM-SANTE-0000456',
    valeur: { reference: 'TRM-SANTE-0000456', libelle: 'Frais de santé' },
  },
  mois: {
    field: { kind: 'mois', label: 'x', colonnes: COLONNES, lignes: () => [{ cle: '2026-09', libelle: 'septembre 2026' }] },
    raw: [{ cle: '2026-09', quoi: 'a', combien: '10' }],
    valeur: {
      colonnes: [
        { nom: 'quoi', label: 'Quoi', genre: 'choice' },
        { nom: 'combien', label: 'Combien', genre: 'money' },
      ],
      lignes: [{ cle: '2026-09', cellules: { quoi: OPTIONS[0], combien: 1000 } }],
    },
  },
  rows: {
    field: { kind: 'rows', label: 'x', colonnes: { vrai: { kind: 'yesno', label: 'Vrai' } }, max: 2, ajouter: 'Ajouter' },
    raw: [{ vrai: 'oui' }, { vrai: 'non' }],
    valeur: { colonnes: [{ nom: 'vrai', label: 'Vrai', genre: 'yesno' }], lignes: [{ cellules: { vrai: true } }, { cellules: { vrai: false } }] },
  },
  certification: { field: { kind: 'certification', label: 'x', texte: 'Je certifie.' }, raw: 'oui', valeur: true },
}

const matiere = (formulaire: Matiere['formulaire']): Matiere => ({
  demande: { id: 'd', numero: 'n', siren: '900000019', univers: 'prevoyance', objet: 'o', creeLe: new Date(0), envoyeeLe: new Date(0) },
  rang: 1,
  auteur: { id: 'a', nom: 'Nadia', voie: 'membre', titre: 't', compte: { id: 'c', nom: 'C' }, cabinet: null },
  formulaire,
  raisonSociale: 'R',
  pieces: [],
})

it.each(Object.entries(CAS))('%s : un envoi garde sa valeur typée, et se relit comme il a été figé', (genre, { field, raw, valeur }) => {
  const demarche = defineDemarche({
    slug: 'essai',
    version: 3,
    domaine: 'prevoyance',
    place: 9,
    phrase: '',
    encore: '',
    titre: 'Essai',
    univers: ['prevoyance'],
    minutes: 1,
    preparer: [],
    suite: [],
    etapes: [etape('un', 'Un', { champ: field, vide: { ...field, requis: false } })],
    check: () => [],
    avertir: () => [],
    pieces: () => [],
    objet: () => 'Essai',
  })
  const row = composeEnvoi(matiere({ demarche, raws: { champ: raw }, sources: {}, contexte: SAMPLE_CONTEXTE }))
  const [rempli, vide] = row.contenu.etapes[0]?.lignes ?? []
  expect(rempli).toMatchObject({ champ: 'champ', genre, valeur, texte: expect.stringMatching(/./) })
  expect(vide).toMatchObject({ champ: 'vide', valeur: null, texte: null })
  // Ce que la base rend a fait le tour par du JSON, et ses clés changent d’ordre.
  const relu = JSON.parse(JSON.stringify(row.contenu), (_, v) =>
    typeof v === 'object' && v !== null && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).reverse()) : v,
  )
  expect(alterationOf({ ...row, contenu: relu })).toBeNull()
})

it.each(Object.entries(SAMPLES))('l’exemple « %s » d’un arrêt de travail se fige', (_, { raws }) => {
  const { contenu, sujet } = composeEnvoi(matiere({ demarche: arretDeTravail, raws, sources: { contrat: 'contrat' }, contexte: SAMPLE_CONTEXTE }))
  expect(contenu.etapes.map((e) => e.slug)).toEqual(arretDeTravail.etapes.map((e) => e.slug))
  expect(contenu.etapes[0]?.lignes.find((l) => l.champ === 'contrat')?.source).toBe('contrat')
  expect(sujet).toBeTruthy()
})
