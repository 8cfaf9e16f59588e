import { expect, it } from 'vitest'
import type { DemandeLue } from '@/lib/demandes/fil/queries'
import { vueOf } from '@/lib/demandes/fil/vue'

const quand = new Date('2026-11-25T09:00:00Z')
const fichier = { id: 'f1', fichierNom: 'page.pdf', taille: 12, cle: 'coffre/secret-1', analyse: 'saine' }
const message = {
  id: 'm1',
  rang: 1n,
  auteurNom: 'A',
  auteurRole: 'r',
  pourLeCompteDe: null,
  corps: 'Bonjour',
  envoyeLe: quand,
  luLe: quand,
  pieces: [fichier],
}
const lue = {
  id: 'id-interne',
  numero: 'CP-2026-0000001-1',
  suiteDe: 'autre-interne',
  aLire: true,
  neuves: ['notification-1'],
  _count: { messages: 2 },
  envoi: {
    empreinte: 'empreinte-secrete',
    auteur: { nom: 'Claire Durand', id: 'auteur-interne' },
    etapes: [
      {
        slug: 'a',
        titre: 'A',
        lignes: [{ champ: 'nir', label: 'NIR', texte: '1 •• 34', source: 'saisie', genre: 'nir', valeur: { empreinte: 'hmac-du-nir' } }],
      },
    ],
    pieces: [{ sha256: 'abc' }],
  },
  messages: [
    { ...message, cote: 'client', luPar: 'Sophie Garnier' },
    { ...message, cote: 'gestion', luPar: 'Marc Leroy' },
  ],
  pieces: [{ ...fichier, cle: 'coffre/secret-2', demandeeLe: quand, libelle: 'RIB', etat: 'recue' }],
} as unknown as DemandeLue

it('la vue d’une demande n’emporte au navigateur que ce qu’elle montre', () => {
  const parti = JSON.stringify(vueOf(lue))
  for (const cache of [
    'coffre/',
    'id-interne',
    'autre-interne',
    'notification-1',
    'empreinte-secrete',
    'auteur-interne',
    'hmac-du-nir',
    'abc',
    'Sophie Garnier',
  ])
    expect(parti.includes(cache) && cache, cache).toBe(false)
  for (const montre of ['Claire Durand', '1 •• 34', 'page.pdf', 'Marc Leroy', 'RIB', 'Bonjour']) expect(parti).toContain(montre)
  expect(vueOf(lue).messages.map(({ pieces }) => pieces[0]?.cle)).toEqual([true, true])
})
