import { expect, it } from 'vitest'
import { sayDifferences } from '@/lib/demandes/correction/differences'
import type { Contenu } from '@/lib/demandes/envoi/schema'

type Ligne = Contenu['etapes'][number]['lignes'][number]
const envoi = (...lignes: Partial<Ligne>[]) => ({ etapes: [{ slug: 'a', titre: 'A', lignes }] }) as unknown as Contenu
const debut = (valeur: string | null, texte: string | null): Partial<Ligne> =>
  ({ champ: 'debut', label: 'Date de début', genre: 'date', valeur, texte }) as Partial<Ligne>
const mois = (cellules: object): Partial<Ligne> =>
  ({
    champ: 'salaires',
    label: 'Salaires',
    genre: 'mois',
    texte: 'Deux mois',
    valeur: {
      colonnes: [
        { nom: 'brut', label: 'Brut', genre: 'money' },
        { nom: 'prime', label: 'Nature', genre: 'text' },
      ],
      lignes: [{ cle: '2026-03', cellules }],
    },
  }) as Partial<Ligne>

it.each<[string, Contenu, Contenu, string[]]>([
  ['rien ne change', envoi(debut('2026-03-03', '3 mars 2026')), envoi(debut('2026-03-03', '3 mars 2026')), []],
  [
    'une date',
    envoi(debut('2026-03-03', '3 mars 2026')),
    envoi(debut('2026-03-04', '4 mars 2026')),
    ['Date de début\u00a0: 3 mars 2026 → 4 mars 2026'],
  ],
  ['d’abord vide', envoi(debut(null, null)), envoi(debut('2026-03-04', '4 mars 2026')), ['Date de début\u00a0: non renseigné → 4 mars 2026']],
  ['une question de plus', envoi(), envoi(debut('2026-03-04', '4 mars 2026')), ['Date de début\u00a0: non renseigné → 4 mars 2026']],
  ['une question de moins', envoi(debut('2026-03-03', '3 mars 2026')), envoi(), ['Date de début\u00a0: 3 mars 2026 → sans objet']],
  [
    'un numéro protégé au même masque',
    envoi({ champ: 'iban', label: 'IBAN', genre: 'iban', texte: 'FR76 •••• 189', valeur: { empreinte: 'a' } }),
    envoi({ champ: 'iban', label: 'IBAN', genre: 'iban', texte: 'FR76 •••• 189', valeur: { empreinte: 'b' } }),
    ['IBAN\u00a0: numéro changé, masqué ici'],
  ],
  [
    'des cases d’un tableau',
    envoi(mois({ brut: 245_000 })),
    envoi(mois({ brut: 255_000, prime: 'Repas' })),
    ['Salaires, mars 2026, brut\u00a0: 2\u202f450,00\u00a0€ → 2\u202f550,00\u00a0€', 'Salaires, mars 2026, nature\u00a0: non renseigné → Repas'],
  ],
])('%s', (_, avant, apres, phrases) => {
  expect(sayDifferences(avant, apres)).toEqual(phrases)
})
