import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RIGHTS } from '@/lib/access/rights'
import { CABINET, ROLES } from '@/lib/access/roles'
import { SOURCES } from '@/scripts/build.ts'
import { FILES } from '@/scripts/door/body-limits.ts'

const RACINE = join(import.meta.dirname, '../..')
const fichiers = (dossier: string): string[] =>
  readdirSync(join(RACINE, dossier), { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name).slice(RACINE.length + 1))
const lire = (chemin: string): string => readFileSync(join(RACINE, chemin), 'utf8')
const app = fichiers('app')
const code = [...app, ...fichiers('components'), ...fichiers('doors'), ...fichiers('lib')].filter(
  (f) => /\.tsx?$/.test(f) && !f.includes('generated'),
)

/** Les routes qui répondent à tous, avec la raison. */
const ROUTES_OUVERTES: Record<string, string> = {
  'app/api/sante/pret/route.ts': 'prêt ou non, pour la supervision',
  'app/demo/courriels/[id]/brut/route.ts': 'boîte locale, 404 hors démonstration',
  'app/net-entreprises/route.ts': 'le lien qui mène chez le fournisseur, avant toute session',
  'app/api/auth/callback/net-entreprises/route.ts': 'le retour du fournisseur, que next-auth vérifie',
  'app/agenda/[jeton]/route.ts': 'l’agenda abonné, ouvert à qui en a l’adresse secrète',
  'app/voir-comme/quitter/route.ts': 'quitter un aperçu n’efface qu’un cookie, venu de nos pages',
  'app/.well-known/security.txt/route.ts': 'où signaler une faille (RFC 9116)',
}

/** Les formes de ce que la base rend, et non de ce qu’on nous envoie : leurs tableaux ont été bornés en entrant. */
const RELUES: Record<string, string> = {
  'lib/demandes/envoi/schema.ts': 'un envoi, écrit par nous d’après un formulaire déjà borné ; une borne ici rendrait illisible ce qui a été envoyé',
}

describe('la maison', () => {
  it('se reconstruit dès que change une pièce que ses pages importent', () => {
    const pieces = new Set(code.flatMap((f) => [...lire(f).matchAll(/from '@\/([\w-]+)\//g)].map(([, piece]) => piece)))
    expect(pieces.size).toBeGreaterThan(2)
    expect([...pieces].filter((piece) => !SOURCES.includes(piece ?? ''))).toEqual([])
  })

  it('app/ ne contient que les fichiers réservés de Next, actions.ts, door.ts, leur liste et les styles', () => {
    const autres = app.filter(
      (f) => !/\/(page|layout|route|error|not-found|actions|door)\.tsx?$/.test(f) && !/^app\/((styles\/[\w-]+|globals)\.css|portes\.ts)$/.test(f),
    )
    expect(autres).toEqual([])
  })

  it.each(app.filter((f) => f.endsWith('page.tsx')))('%s sort d’une porte', (f) =>
    expect(lire(f)).toMatch(/export default (page|publicPage|refusedPage)\(/),
  )

  it.each(app.filter((f) => f.endsWith('actions.ts')))('%s n’exporte que des form()', (f) => {
    const texte = lire(f)
    expect(texte).toMatch(/^'use server'/)
    const exports = texte.match(/^export .*$/gm) ?? []
    expect(exports.length).toBeGreaterThan(0)
    for (const ligne of exports) expect(ligne).toMatch(/^export const \w+ = (form|publicForm)\(/)
  })

  it('« use server » n’est nulle part ailleurs', () => {
    expect(code.filter((f) => !f.endsWith('actions.ts') && /['"]use server['"]/.test(lire(f)))).toEqual([])
  })

  it.each(app.filter((f) => f.endsWith('route.ts')))('%s sort d’une porte, ou est ouverte avec une raison', (f) => {
    if (f in ROUTES_OUVERTES) return
    for (const ligne of lire(f).match(/^export .*$/gm) ?? [])
      expect(ligne).toMatch(/^export const (GET = (?:readJson|file|download|stream)|(?:POST|PUT|DELETE) = (?:post|writeJson|upload))\(/)
  })

  const routes = app
    .filter((f) => f.endsWith('route.ts'))
    .map((f) => ({ f, adresse: f.replace(/^app(?:\/\([^)]+\))*|\/route\.ts$/g, '').replace(/\[[^\]]+\]/g, 'x-1') }))

  it.each(routes)('$f : la porte du serveur et la première porte savent si elle reçoit des fichiers', ({ f, adresse }) => {
    const recoit = /= upload\(/.test(lire(f))
    expect(FILES.test(adresse), 'la porte du serveur').toBe(recoit)
    const [, motif = ''] = /matcher: \[\s*'(.+)',/.exec(lire('middleware.ts')) ?? []
    const traverse = new RegExp(`^${motif.replaceAll('\\\\', '\\')}$`).test(adresse)
    if (recoit) expect(traverse, 'la première porte couperait ses corps à 10 Mo').toBe(false)
  })

  it('ce qui se répète dans une forme a une borne : un tableau ou un dictionnaire sans fond se juge élément par élément', () => {
    for (const f of code.filter((f) => /z\.(?:array|record)\(/.test(lire(f)) && !(f in RELUES))) {
      for (const ligne of lire(f).match(/^.*z\.array\(.*$/gm) ?? []) expect(ligne, f).toMatch(/\.max\(\d+\)/)
      for (const ligne of lire(f).match(/^.*z\.record\(.*$/gm) ?? []) expect(ligne, f).toMatch(/\.pipe\(z\.record\(/)
    }
  })

  it('chaque droit est tenu par un rôle et employé par une page, une action ou une route', () => {
    const employes = app
      .filter((f) => /\.tsx?$/.test(f))
      .map(lire)
      .join('\n')
    for (const droit of Object.keys(RIGHTS)) {
      expect(
        [...Object.values(ROLES), ...Object.values(CABINET)].some((droits) => (droits as readonly string[]).includes(droit)),
        `${droit} tenu`,
      ).toBe(true)
      expect(employes.includes(`'${droit}'`), `${droit} employé`).toBe(true)
    }
  })

  it('ni notFound() de Next, ni loading.tsx, ni Suspense, ni generateMetadata : sans JavaScript ils rendent une page vide', () => {
    expect(app.filter((f) => f.includes('loading.'))).toEqual([])
    for (const f of code)
      expect(lire(f), f).not.toMatch(
        /\b(forbidden|unauthorized)\(\)|<Suspense|generateMetadata|import \{[^}]*\bnotFound\b[^}]*\} from 'next\/navigation'/,
      )
  })

  it('aucun attribut style, que la politique de contenu refuse', () => {
    // Un courriel ne se lit pas sous notre politique, et sa messagerie ne connaît que les attributs.
    for (const f of code.filter((f) => f.endsWith('.tsx') && f !== 'lib/mail/layout.tsx')) expect(lire(f), f).not.toMatch(/\sstyle=\{/)
  })

  it('process.env n’est lu que par lib/ground/env.ts et les fichiers de Next', () => {
    // L’empreinte des icônes est inscrite dans le code par la construction : rien n’y est lu en marche.
    const lecteurs = code.filter((f) => /process\.env\b/.test(lire(f).replaceAll('process.env.ICONES', '')) && f !== 'lib/ground/env.ts')
    expect(lecteurs).toEqual([])
  })

  it('un texte n’est mis en forme Unicode que par normalizeText(), ou borné par son schéma', () => {
    const bornes = ['lib/ground/email.ts', 'lib/identite/password.ts', 'lib/identite/questions.ts', 'lib/entreprises/numero-entreprise.ts']
    const permis = [...bornes, 'lib/ground/unicode.ts']
    expect(code.filter((f) => lire(f).includes('.normalize(') && !permis.includes(f))).toEqual([])
  })

  it('une vue n’importe d’une requête que ses types', () => {
    for (const f of fichiers('components').filter((f) => /\.tsx?$/.test(f)))
      for (const ligne of lire(f).match(/^import .* from '@\/lib\/[^']+\/queries'$/gm) ?? []) expect(ligne, f).toMatch(/^import type /)
  })

  it('rien ne s’appelle utils, helpers, common, shared, misc, manager ou service', () => {
    expect(code.filter((f) => /(^|\/)(utils?|helpers?|common|shared|misc|managers?|services?)(\/|\.)/.test(f))).toEqual([])
  })

  it('une recherche que porte l’adresse passe par la case qui retient un numéro de personne ou de compte', () => {
    const cases = fichiers('components').filter((f) => /<SearchInput\b/.test(lire(f)))
    expect(cases.length).toBeGreaterThan(5)
    expect(fichiers('components').filter((f) => /method="get"/.test(lire(f)) && /type="search"/.test(lire(f)))).toEqual([])
  })

  it('le paquet de S3 n’est chargé que là où des fichiers s’y rangent', () => {
    expect(code.filter((f) => /aws-sdk|flydrive\/drivers\/s3/.test(lire(f)))).toEqual(['lib/demandes/pieces/coffre-s3.ts'])
    expect(code.filter((f) => /^import .*coffre-s3'/m.test(lire(f)))).toEqual([])
  })

  it('middleware.ts tient en 80 lignes', () => expect(lire('middleware.ts').split('\n').length).toBeLessThanOrEqual(80))
})

describe('l’heure', () => {
  const HORLOGES: Record<string, string> = {
    'lib/ground/clock.ts': 'c’est elle',
    'lib/data/check-clock.ts': 'compare l’heure de la base à elle-même',
    'lib/jobs/sweep-pieces.ts': 'l’âge d’un fichier se compte de l’heure du disque, celle de la machine',
    'lib/jobs/read-travaux.ts': 'la file date ses travaux de l’heure de la base, jamais de celle qu’un essai décale',
  }

  it('ne se lit que par maintenant(), en SQL comme en code', () => {
    const sansCommentaires = (texte: string): string => texte.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    const ailleurs = code.filter(
      (f) =>
        (f.startsWith('lib/') || f.startsWith('app/')) &&
        /new Date\(\)|Date\.now\(\)|(?<![\w.])now\(\)|CURRENT_TIMESTAMP/.test(sansCommentaires(lire(f))),
    )
    expect(ailleurs.filter((f) => !(f in HORLOGES))).toEqual([])
  })

  it('est celle de la base pour toute valeur que la base donne', () => {
    for (const f of fichiers('prisma/schema').filter((f) => f.endsWith('.prisma'))) expect(lire(f), f).not.toMatch(/default\(now\(\)\)|@updatedAt/)
  })
})
