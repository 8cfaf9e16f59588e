import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { LibraryDesk } from '@/components/publication/library-desk'
import { PublishedDocuments } from '@/components/publication/published-documents'
import { PublishedLetter } from '@/components/publication/published-letter'
import { PublishedLetters } from '@/components/publication/published-letters'
import type { Analyse } from '@/lib/demandes/pieces/rules'

const LE = new Date('2026-12-01T09:00:00Z')
const ici = { page: 1, pages: 1, de: 1, a: 1, total: 1 }
const commun = { id: 'x', univers: 'prevoyance', publieLe: LE } as const

/** Les trois listes de ce que la gestion a publié, et un courrier, le PDF ainsi jugé. */
const draw = (analyse: Analyse | null): string[] =>
  [
    <PublishedLetter
      key="lettre"
      courrier={{
        ...commun,
        analyse,
        numero: 'CO-1',
        siren: '900000019',
        raisonSociale: 'Durand',
        objet: 'Avis',
        corps: 'Bonjour.',
        destinataire: '',
        signataire: '',
        fonction: '',
        contratReference: null,
        reponseLe: null,
        publiePar: null,
        fichierNom: 'avis.pdf',
        taille: 9,
        luLe: null,
        luParNom: null,
      }}
      publie={false}
    />,
    <PublishedLetters
      key="lettres"
      lignes={[
        {
          ...commun,
          analyse,
          numero: 'CO-1',
          siren: '900000019',
          raisonSociale: 'Durand',
          objet: 'Avis',
          signataire: '',
          luLe: null,
          luParNom: null,
        },
      ]}
      search={{ q: '', page: 1 }}
      ici={ici}
      maintenant={LE}
    />,
    <PublishedDocuments
      key="documents"
      lignes={[
        {
          ...commun,
          analyse,
          titre: 'Notice',
          nature: 'notice',
          portee: 'entreprise',
          cible: '900000019',
          publieParNom: 'x',
          entreprises: 1,
          ouvertes: 0,
        },
      ]}
      search={{ q: '', page: 1 }}
      ici={ici}
      maintenant={LE}
    />,
    <LibraryDesk
      key="bibliotheque"
      modeles={[
        {
          ...commun,
          univers: ['sante'],
          analyse,
          version: 1,
          taille: 9,
          publieParNom: 'x',
          chaine: 'c',
          nature: 'notice',
          titre: 'Notice',
          phrase: '',
          precedentes: [],
        },
      ]}
      chaine={undefined}
      fait={undefined}
      retirer={() => Promise.reject(new Error('non appelé'))}
      cle="k"
    />,
  ].map((liste) => renderToStaticMarkup(liste).replaceAll(/&nbsp;|\u00a0/g, ' '))

describe('un PDF publié, là où la gestion le retrouve', () => {
  it('écarté, le dit et dit quoi faire', () => {
    for (const html of draw('infectee'))
      expect(html).toContain('Écarté par l’antivirus : il ne s’ouvre plus. Publiez-le de nouveau, d’un fichier sain.')
  })
  it('pas encore jugé, ou que l’antivirus n’a pas su juger, le dit', () => {
    for (const html of draw('en_attente')) expect(html).toContain('L’antivirus le regarde encore')
    for (const html of draw('erreur')) expect(html).toContain('L’antivirus n’a pas pu l’analyser : il recommencera')
  })
  it('sain, sans fichier ou sans antivirus, n’en dit rien', () => {
    for (const analyse of ['saine', 'non_analysee', null] as const) for (const html of draw(analyse)) expect(html).not.toMatch(/antivirus|analysé/i)
  })
})
