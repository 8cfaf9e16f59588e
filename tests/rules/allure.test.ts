import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const APP = join(import.meta.dirname, '../../app')

/** Les portes d’écriture qui ont leur propre allure ; toute autre est un acte. Retirer son geste à l’une d’elles la rendrait presque libre. */
const GESTES: Record<string, string> = {
  '(espace)/e/[siren]/brouillons/[id]/door.ts enregistrer': 'frappe',
  '(espace)/e/[siren]/brouillons/[id]/door.ts envoyer': 'envoi',
  '(espace)/e/[siren]/demandes/[numero]/correction/door.ts corriger': 'message',
  '(espace)/e/[siren]/demarches/[slug]/door.ts commencer': 'brouillon',
  'gestion/(bureau)/demandes/[numero]/door.ts noter': 'message',
  'api/brouillons/[id]/champs/door.ts PUT': 'frappe',
  'api/brouillons/[id]/pieces/door.ts POST': 'piece',
  'api/brouillons/[id]/pieces/door.ts PUT': 'piece',
  'api/demandes/[numero]/message-en-cours/door.ts PUT': 'frappe',
  'api/demandes/[numero]/messages/door.ts POST': 'message',
  'api/demandes/[numero]/pieces/[piece]/door.ts POST': 'piece',
  'api/gestion/bibliotheque/door.ts POST': 'message',
  'api/gestion/courriers/door.ts POST': 'message',
  'api/gestion/documents/door.ts POST': 'message',
  'api/gestion/fiches-dsn/door.ts POST': 'message',
  'api/gestion/retours-dsn/door.ts POST': 'message',
  'gestion/(bureau)/courriers/nouveau/door.ts publier': 'message',
  'api/gestion/demandes/[numero]/message-en-cours/door.ts PUT': 'frappe',
  'api/gestion/demandes/[numero]/messages/door.ts POST': 'message',
  'gestion/(bureau)/demandes/[numero]/door.ts clore': 'message',
  'gestion/(bureau)/demandes/[numero]/door.ts corriger': 'message',
  'gestion/(bureau)/demandes/[numero]/door.ts demander': 'message',
  'gestion/(bureau)/demandes/[numero]/door.ts rouvrir': 'message',
}

it('chaque porte qui écrit un message, une pièce, un brouillon ou une frappe en a l’allure', () => {
  const lus = readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('door.ts'))
    .flatMap((f) =>
      [...readFileSync(join(APP, f), 'utf8').matchAll(/^export const (\w+) = ([\s\S]*?)^(?=export|$(?![\s\S]))/gm)].map(
        ([, nom, definition]) => [`${f} ${nom}`, /geste: '(\w+)'/.exec(definition ?? '')?.[1] ?? 'acte'] as const,
      ),
    )
  expect(lus.length).toBeGreaterThan(20)
  expect(Object.fromEntries(lus.filter(([, geste]) => geste !== 'acte'))).toEqual(GESTES)
})
