/// <reference types="vite/types/importMeta.d.ts" />
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { OPEN_LINES, type Cell, type Expected, type Facts, READ_LINES } from '../../support/matrix'
import { base } from '../access/people'
import { ask, behindDoor } from './browser'
import { type Cookies, openMatrix } from './monde'

vi.mock('next/headers', async () => (await import('./browser.ts')).nextHeaders)

type Page = { default: (props: { params: Promise<object>; searchParams: Promise<object> }) => Promise<unknown> }
type Route = { GET?: (request: Request, context: { params: Promise<object> }) => Promise<Response> }

/** Les pages et les routes, appelées comme Next les appelle, sans `middleware.ts` : ce qui refuse ici est la serrure. */
const PAGES = import.meta.glob<Page>('/app/**/page.tsx')
const ROUTES = import.meta.glob<Route>('/app/api/**/route.ts')
const adresseOf = (fichier: string): string => fichier.replaceAll(/^\/app|\/\([^)]+\)|\/[^/]+$/g, '') || '/'
const parAdresse = <M>(modules: Record<string, () => Promise<M>>) => new Map(Object.entries(modules).map(([f, charger]) => [adresseOf(f), charger]))
const pages = parAdresse(PAGES)
const routes = parAdresse(ROUTES)

let facts: Facts
let cookies: Cookies
beforeAll(async () => {
  ;({ facts, cookies } = await openMatrix())
})

async function answerOf({ porte, path, mots, person, json }: Cell): Promise<Expected> {
  const cookie = cookies[person]
  ask({ headers: { 'x-chemin': path }, ...(cookie === null ? {} : { cookie }) })
  const params = Promise.resolve(mots)
  if (json) {
    const { GET } = (await routes.get(porte)?.()) ?? {}
    await base().$executeRaw`DELETE FROM cadence`
    return GET ? (await behindDoor(() => GET(new Request(`http://localhost:3000${path}`), { params }), 'HEAD')).result.status : 405
  }
  const page = await pages.get(porte)?.()
  if (!page) throw new Error(`${porte} : pas de page`)
  try {
    const { door } = await behindDoor(() => page.default({ params, searchParams: Promise.resolve({}) }), 'HEAD')
    return door.status ?? 200
  } catch (erreur) {
    const vers = /^NEXT_REDIRECT;[^;]*;(.*);\d+;$/.exec(String((erreur as { digest?: unknown }).digest))?.[1]
    if (vers === undefined) throw erreur
    return `→ ${vers}`
  }
}

describe('chaque lecture, sans la première porte', () => {
  it.each(Object.keys(READ_LINES))(
    '%s',
    async (adresse) => {
      const cells = (READ_LINES[adresse]?.(facts) ?? []).filter(({ path }) => !/[%?]|a{100}/.test(path))
      const fautes: string[] = []
      for (const cell of cells) {
        // Une adresse qui n’écrit que n’a rien à lire : Next répond 405.
        if (cell.json && !(await routes.get(cell.porte)?.())?.GET) continue
        const lu = await answerOf(cell)
        if (lu !== cell.expected) fautes.push(`${cell.person} ${cell.path} : ${lu} au lieu de ${cell.expected}`)
      }
      expect(fautes.slice(0, 20), `${fautes.length} fausses sur ${cells.length}`).toEqual([])
    },
    60_000,
  )

  it('les cases disent les trois réponses, et chacune plus d’une fois', () => {
    const cells = Object.values(READ_LINES).flatMap((line) => line(facts))
    for (const statut of [200, 403, 404, 401]) expect(cells.filter(({ expected }) => expected === statut).length, String(statut)).toBeGreaterThan(5)
    expect(Object.keys(OPEN_LINES).length).toBeGreaterThan(10)
  })
})
