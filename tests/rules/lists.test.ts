import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const RACINE = join(import.meta.dirname, '../..')
const sources = readdirSync(join(RACINE, 'lib'), { recursive: true, encoding: 'utf8' })
  .filter((f) => /\.tsx?$/.test(f) && !f.includes('generated'))
  .map((f) => [`lib/${f}`, readFileSync(join(RACINE, 'lib', f), 'utf8')] as const)

/** Comment s’atteint ce qu’une borne laisse : une liste ne s’arrête jamais sans le dire. */
const RESTES: Record<string, string> = {
  'take: combien': '« Voir les messages plus anciens », avec leur nombre',
  'take: 1': 'une seule ligne peut exister',
  'take: AUTRES_MONTREES + 1': '« Voir toutes ses demandes », la bannette de l’entreprise',
  'take: BROUILLONS_MONTRES + 1': '« Voir tous les brouillons », « Mes demandes » filtrée',
  'take: TAILLE_CLIENTS': 'des pages',
  'take: 50': 'un travail : le reste au tour suivant, chaque minute',
  'take: 1000': 'lu par tranches jusqu’à la dernière',
  'take: 5': 'nomme à qui s’adresser, ne dit pas être une liste',
  'take: 100': 'boîte de la démonstration, qui dit montrer les derniers',
  'take: 200': 'envois en échec : le nombre entier est dit, les suivants viennent à mesure',
  'LIMIT 200': 'envois en échec : le nombre entier est dit, les suivants viennent à mesure',
  'LIMIT 500': 'un travail : le reste au tour suivant, chaque minute',
  'LIMIT 5000': 'un travail : le reste au tour suivant, chaque minute',
  'LIMIT 1': 'la dernière, ou la première, est ce qui est demandé',
  'LIMIT ${taille} OFFSET': 'des pages',
  'LIMIT ${limit} OFFSET': 'des pages, ou une recherche qui compte ce qu’elle trouve',
  'LIMIT ${TAILLE_DEMANDES} OFFSET': 'des pages',
  'LIMIT ${TAILLE_COURRIERS} OFFSET': 'des pages',
  'LIMIT ${TAILLE_A_FAIRE} OFFSET': 'des pages',
  'LIMIT ${TAILLE_ENTREPRISES} OFFSET': 'des pages',
  'LIMIT ${TAILLE_NOTIFICATIONS} OFFSET': 'des pages',
}

it('chaque borne d’une lecture dit comment s’atteint le reste, et chaque raison sert', () => {
  const bornes = sources.flatMap(([fichier, texte]) =>
    [...texte.matchAll(/\btake: [\w ]+(?:\+ 1)?(?=[,}\n ])|\bLIMIT (?:\d+|\$\{\w+\}(?: OFFSET)?)/g)].map(([borne]) => ({
      fichier,
      borne: borne.trim(),
    })),
  )
  expect(bornes.length).toBeGreaterThan(10)
  expect(bornes.filter(({ borne }) => !(borne in RESTES))).toEqual([])
  expect(Object.keys(RESTES).filter((raison) => bornes.every(({ borne }) => borne !== raison))).toEqual([])
})
