import type pg from 'pg'
import { OUVERTES, PORTES } from '@/app/portes'
import { withClient } from '../../scripts/database.ts'
import { DEFINITIONS } from '../../lib/demarches/generated/definitions.ts'
import { PEOPLE, type PersonKey } from '../../prisma/seed/cast.ts'
import { readStandings, type Standing, type Target, type Wanted, wanted } from './titres.ts'

/** Les personnes de la matrice : celles du monde, une personne sans session, et l’administratrice d’un des petits clients. */
export type Person = 'anonyme' | PersonKey | 'fatima'

type Univers = 'sante' | 'prevoyance' | 'retraite'

/** Les SIREN de la matrice. `SUIVIE` et `FINIE` délèguent tout à Karim ; les essais qui ont leur base finissent la seconde. `LIMITE` ne délègue que la prévoyance, `LECTURE` sans écriture ; `NOEL` n’a pas de compte ; `INCONNU` n’existe pas. */
export const SIRENS = {
  DURAND: '900000019',
  LOGISTIQUE: '900000027',
  VOYAGES: '900000035',
  PETIT: '900000050',
  NOEL: '900000068',
  INCONNU: '900000076',
  LIMITE: '900000175',
  LECTURE: '900000217',
  SUIVIE: '900000191',
  FINIE: '900000183',
} as const
const { DURAND, LOGISTIQUE, PETIT, LIMITE, LECTURE } = SIRENS

/** L’adresse e-mail de chacun ; l’anonyme n’en a pas. */
export const EMAILS: Record<Exclude<Person, 'anonyme'>, string> = {
  ...(Object.fromEntries(Object.entries(PEOPLE).map(([key, { email }]) => [key, email])) as Record<PersonKey, string>),
  fatima: 'fatima.tanguy@client008.example',
}
export const PERSONS = ['anonyme', ...Object.keys(EMAILS)] as Person[]

/** Un objet de la base, avec ce qui décide de qui le voit. */
type Thing = { id: string; siren: string; univers: Univers; auteur?: string; compte?: string; canal?: string }
/** Une demande envoyée, et par où : reçue autrement que par le portail, elle n’a pas d’accusé. */
type Sent = Thing & { canal: string }
/** Un brouillon, avec l’étape où il s’est arrêté. */
type Draft = Thing & { demarche: string; etape: string }
/** Ce que la base contient, relu par son propriétaire : les objets des adresses, et à qui appartient chaque mot. */
export type Facts = {
  standings: Record<Person, Standing>
  comptes: string[]
  contrats: Thing[]
  courriers: Thing[]
  documents: Thing[]
  /** Les fiches de paramétrage, par version ; l’univers est celui de leur première ligne. */
  fiches: Thing[]
  demandes: Sent[]
  brouillons: Draft[]
  /** Les délégations : de quel compte, à quel cabinet. */
  delegations: { id: string; compte: string; cabinet: string }[]
  /** Les demandes envoyées, par numéro ; les SIREN qui existent. */
  sent: Map<string, Cible>
  sirens: Set<string>
  /** Les membres de chaque compte. */
  membres: { id: string; compte: string }[]
  owners: Map<string, { siren: string; univers?: Univers | undefined; compte?: string | undefined }>
  names: RegExp
}

/** Lit la base d’un portail. @param url l’adresse de son propriétaire. */
export async function readFacts(url: string): Promise<Facts> {
  return withClient(url, async (client) => {
    const read = async <Row extends pg.QueryResultRow>(sql: string) => (await client.query<Row>(sql)).rows
    const companies = await read<{ siren: string; nom: string }>('SELECT siren, raison_sociale AS nom FROM entreprise')
    const contrats = await read<Thing>('SELECT reference AS id, siren, univers::text FROM contrat ORDER BY 1')
    const courriers = await read<Thing>('SELECT id::text, siren, univers::text FROM courrier ORDER BY publie_le DESC, 1')
    const documents = await read<Thing>('SELECT document_id::text AS id, siren, univers::text FROM document_adresse ORDER BY 1, 2')
    const fiches = await read<Thing>(
      `SELECT f.version::text AS id, f.siren, l.univers::text FROM fiche_dsn f JOIN ligne_fiche_dsn l ON l.fiche_id = f.id AND l.rang = 0
      WHERE f.id::text LIKE '0197b5a0-%' ORDER BY 1, 2`,
    )
    const sent = await read<Sent>('SELECT numero AS id, siren, univers::text, canal::text FROM demande WHERE numero IS NOT NULL ORDER BY 1')
    // Ceux du monde seulement (`idOf`) : un parcours qui avance en même temps change les siens.
    const brouillons = await read<Draft>(
      `SELECT d.id::text, d.siren, d.univers::text, u.email AS auteur, d.compte_id::text AS compte, d.demarche, d.etape FROM demande d JOIN utilisateur u ON u.id = d.auteur_id WHERE d.statut = 'a_finaliser' AND d.id::text LIKE '0197b5a0-%' ORDER BY 1`,
    )
    const comptes = await read<{ id: string }>(
      `SELECT DISTINCT compte_id::text AS id FROM rattachement WHERE detache_le IS NULL AND siren IN ('${[DURAND, PETIT, LIMITE, LECTURE].join("','")}')`,
    )
    // Une de chaque état et de chaque sorte : toutes ensemble n’apprendraient rien de plus.
    const delegations = await read<Facts['delegations'][number]>(
      `SELECT DISTINCT ON (g.etat, g.univers, g.lecture_seule, g.au IS NULL) g.id::text, g.compte_id::text AS compte, g.cabinet_id::text AS cabinet
      FROM delegation g WHERE g.id::text LIKE '0197b5a0-%' ORDER BY g.etat, g.univers, g.lecture_seule, g.au IS NULL, g.id`,
    )
    const standings = await readStandings(client, Object.values(EMAILS))
    const standingOf = (email: string): Standing => standings.get(email) ?? { email, gestion: null, cabinet: null, titles: [] }
    const members = await read<{ id: string; email: string; compte: string }>(
      'SELECT m.id::text, u.email, m.compte_id::text AS compte FROM membre m JOIN utilisateur u ON u.id = m.utilisateur_id',
    )
    return {
      standings: Object.fromEntries(
        PERSONS.map((person) => [person, standingOf(person === 'anonyme' ? '' : EMAILS[person])] as const),
      ) as Facts['standings'],
      comptes: comptes.map(({ id }) => id),
      contrats,
      courriers,
      documents,
      fiches,
      demandes: sent,
      brouillons,
      membres: members.map(({ id, compte }) => ({ id, compte })),
      delegations,
      sent: new Map(sent.map(({ id, siren, univers, canal }) => [id, { siren, univers, canal }])),
      sirens: new Set(companies.map(({ siren }) => siren)),
      owners: new Map([
        ...companies.flatMap(({ siren, nom }) => [[nom, { siren }] as const, [siren, { siren }] as const]),
        ...[...contrats, ...courriers, ...sent].map(({ id, siren, univers }) => [id, { siren, univers }] as const),
        ...brouillons.map(({ id, siren, compte }) => [id, { siren, compte }] as const),
        ...members.map(({ email, compte }) => [email, { siren: '', compte }] as const),
      ]),
      names: new RegExp(
        companies
          .map(({ nom }) => nom.replaceAll(/[^\p{L}\p{N} ]/gu, '\\$&'))
          .sort((a, b) => b.length - a.length)
          .join('|'),
        'gu',
      ),
    }
  })
}

/** Ce qu’une réponse doit être : un statut, ou une redirection vers cette adresse. */
export type Expected = number | `→ ${string}`
/** Une case : une personne demande une adresse, et doit recevoir ceci. `json` : la réponse n’est pas une page. */
export type Cell = {
  person: Person
  path: string
  expected: Expected
  json?: true
  /** L’adresse de la porte et les mots qui la remplissent : de quoi appeler la page sans serveur. */
  porte: string
  mots: Record<string, string>
}

const isStaff = (person: Person) => person === 'sophie' || person === 'luc'
const signInFor = (path: string): Expected =>
  `→ ${/^\/gestion(\/|$|\?)/.test(path) ? '/gestion/connexion' : '/connexion'}?retour=${encodeURIComponent(path)}`
const titlesOn = ({ titles }: Standing, siren: string) => titles.filter(({ sirens }) => sirens.has(siren))
const comptesOf = ({ titles }: Standing): string[] => titles.flatMap(({ voie, compte }) => (voie === 'membre' ? [compte] : []))

const JUNK = ['..%2f', '%27', 'a'.repeat(10_000), '%F0%9F%9A%9B', '%00', '900000019%20', '٩٠٠٠٠٠٠١٩'].map((one) =>
  /[^\x20-\x7e]/.test(one) ? encodeURIComponent(one) : one,
)
const TWICE = '?page=1&page=2&q=a&q=b&onglet=x&onglet=y&statut%5B%5D=z&etat=%00'
const UNKNOWN_ID = '0197b5a0-0000-7000-a000-000000000000'
const UNKNOWN_NUMERO = 'CP-2026-9999999-7'

type Cible = Target & { canal?: string }
/** Ce qu’une adresse peut viser : les mots qui la remplissent, et l’objet que la base connaît là ; `null` : aucun. */
type Sujet = { mots: Record<string, string>; target: Cible | null; draft?: Draft }

/** Un objet de chaque entreprise, univers et auteur : les autres n’apprendraient rien de plus. */
const oneOfEach = <One extends Thing>(things: One[]): One[] => [
  ...new Map(
    things
      .filter(({ siren }) => Object.values(SIRENS).includes(siren as never))
      .map((thing) => [`${thing.siren} ${thing.univers} ${thing.auteur} ${thing.canal}`, thing]),
  ).values(),
]

/** Chaque objet sous son SIREN, un de chaque entreprise sous celui d’une autre, et un inconnu partout. */
function sujetsOf<One extends Thing>(mot: string, unknown: string, things: One[], more: (thing: One) => object = () => ({})): Sujet[] {
  const chosen = oneOfEach(things)
  return [
    ...chosen.map(({ id, siren, univers, ...thing }) => ({
      mots: { siren, [mot]: id },
      target: {
        siren,
        univers,
        ...(thing.canal === undefined ? {} : { canal: thing.canal }),
        ...(thing.auteur === undefined ? {} : { brouillon: { auteur: thing.auteur, compte: thing.compte ?? '' } }),
      },
      ...more({ id, siren, univers, ...thing } as One),
    })),
    ...[...new Map(chosen.map((thing) => [thing.siren, thing])).values()].map(({ id, siren }) => ({
      mots: { siren: siren === DURAND ? LOGISTIQUE : DURAND, [mot]: id },
      target: null,
    })),
    ...[DURAND, PETIT, LECTURE].map((siren) => ({ mots: { siren, [mot]: unknown }, target: null })),
  ]
}

/** Les objets de chaque sorte, par le nom que dit la définition d’une porte. */
const SUJETS: Record<string, (facts: Facts) => Sujet[]> = {
  rien: () => [{ mots: {}, target: {} }],
  entreprise: ({ sirens }) => Object.values(SIRENS).map((siren) => ({ mots: { siren }, target: sirens.has(siren) ? { siren } : null })),
  compte: ({ comptes }) => [...comptes, UNKNOWN_ID].map((compte) => ({ mots: { compte }, target: { compte } })),
  /** Un membre de chaque compte, sous le sien et sous un autre ; et un inconnu. */
  personne: ({ comptes, membres }) =>
    [...comptes, UNKNOWN_ID].flatMap((compte) => [
      ...comptes.flatMap((sien) => {
        const membre = membres.find((un) => un.compte === sien)
        return membre ? [{ mots: { compte, personne: membre.id }, target: sien === compte ? { compte } : null }] : []
      }),
      { mots: { compte, personne: UNKNOWN_ID }, target: null },
    ]),
  /** Le monde n’en a aucune : elles ne sont qu’à qui les écrit. */
  preparation: ({ comptes }) => [...comptes, UNKNOWN_ID].map((compte) => ({ mots: { compte, preparation: UNKNOWN_ID }, target: null })),
  fiche: ({ comptes }) =>
    [...comptes, UNKNOWN_ID].flatMap((compte) => Object.values(SIRENS).map((siren) => ({ mots: { compte, siren }, target: { compte, siren } }))),
  client: ({ delegations }) => [
    ...delegations.map(({ id, cabinet }) => ({ mots: { delegation: id }, target: { cabinet } })),
    { mots: { delegation: UNKNOWN_ID }, target: null },
  ],
  delegation: ({ delegations, comptes }) => [
    ...delegations.map(({ id, compte }) => ({ mots: { compte, delegation: id }, target: { compte } })),
    ...comptes.flatMap((compte) => {
      const ailleurs = delegations.find((une) => une.compte !== compte)
      return [
        { mots: { compte, delegation: UNKNOWN_ID }, target: null },
        ...(ailleurs ? [{ mots: { compte, delegation: ailleurs.id }, target: null }] : []),
      ]
    }),
  ],
  /** Le monde n’a aucune première étape gardée. */
  preparationExpert: ({ comptes }) => comptes.map((compte) => ({ mots: { compte, preparation: UNKNOWN_ID }, target: null })),
  demarche: ({ contrats }) =>
    Object.values(SIRENS).flatMap((siren) => [
      ...DEFINITIONS.map(({ slug, univers }) => {
        const couvert = univers.find((un) => contrats.some((contrat) => contrat.siren === siren && contrat.univers === un))
        return { mots: { siren, slug }, target: couvert ? { siren, univers: couvert } : null }
      }),
      { mots: { siren, slug: 'deces' }, target: null },
    ]),
  demande: ({ demandes }) => sujetsOf('numero', UNKNOWN_NUMERO, demandes),
  brouillon: ({ brouillons }) => sujetsOf('id', UNKNOWN_ID, brouillons, (draft) => ({ draft })),
  contrat: ({ contrats }) => sujetsOf('reference', 'TRM-NC-9999999', contrats),
  courrier: ({ courriers }) => sujetsOf('id', UNKNOWN_ID, courriers),
  document: ({ documents }) => documentsOf(documents),
  ficheDsn: ({ fiches }) => sujetsOf('version', '9', fiches),
  // Le premier changement de la fiche du monde est de prévoyance.
  changementFiche: ({ fiches }) => sujetsOf('version', '9', fiches),
  /** Le monde n’a aucun fichier. */
  fichier: () => [UNKNOWN_ID, 'x'].map((id) => ({ mots: { id }, target: null })),
}

/** Un document est adressé à plusieurs entreprises : sous un autre SIREN, il peut être là aussi. */
const documentsOf = (documents: Thing[]): Sujet[] =>
  sujetsOf('id', UNKNOWN_ID, documents).map(({ mots, target }) => {
    const adresse = documents.find(({ id, siren }) => id === mots.id && siren === mots.siren)
    return { mots, target: target ?? (adresse ? { siren: adresse.siren, univers: adresse.univers } : null) }
  })

const fill = (address: string, mots: Record<string, string>): string => address.replaceAll(/\[(\w+)\]/g, (_, mot: string) => mots[mot] ?? UNKNOWN_ID)

type Suite = (who: Standing, sujet: Sujet, mots: Record<string, string>) => Expected
/** Les étapes d’une démarche, dans l’ordre ; la certification se fait au récapitulatif. */
const etapesOf = (demarche: string): string[] => [
  ...(DEFINITIONS.find(({ slug }) => slug === demarche)?.etapes ?? []).map(({ slug }) => slug).filter((slug) => slug !== 'certification'),
  'recapitulatif',
]
/** L’étape d’un brouillon : ouverte jusqu’à celle où il s’est arrêté ; plus loin, elle renvoie à celle-là. */
const etape: Suite = (_who, { draft }, mots) => {
  if (!draft) return 404
  const etapes = etapesOf(draft.demarche)
  const ici = mots.etape ?? 'recapitulatif'
  if (!etapes.includes(ici)) return 404
  return etapes.indexOf(draft.etape) >= etapes.indexOf(ici) ? 200 : `→ /e/${draft.siren}/brouillons/${draft.id}/${draft.etape}`
}
/** L’accusé de réception : ce qui est venu autrement que par le portail n’en a pas. */
const recu: Suite = (_who, { target }) => (target?.canal === 'portail' ? 200 : 404)
/** Ce que devient une page ouverte, quand ce n’est pas 200. */
const SUITES: Record<string, Suite> = {
  '/accueil': ({ titles }) => {
    const [siren, autre] = [...new Set(titles.flatMap(({ sirens }) => [...sirens]))]
    return siren && !autre ? `→ /e/${siren}` : 200
  },
  // L’inconnu n’est d’aucun cabinet.
  '/clients/collegues/[membre]': () => 404,
  '/e/[siren]/brouillons/[id]/[etape]': etape,
  '/e/[siren]/brouillons/[id]/recapitulatif': etape,
  '/api/demandes/[numero]/recu': recu,
  // Aucun modèle n’a cet identifiant ; ceux du monde sont à `tests/integration/publication`.
  '/api/bibliotheque/[id]': () => 404,
  '/inscription/certification': ({ titles }) => (titles.some(({ role }) => role === 'administrateur') ? '→ /accueil' : 200),
}
/** Un flux ne finit pas : seuls ses refus se lisent ici. À qui il s’ouvre : les gens de la gestion, ou les autres. */
const SANS_FIN: Record<string, (person: Person) => boolean> = {
  '/api/direct': (person) => !isStaff(person),
  '/api/gestion/direct': isStaff,
}
/** Ces adresses se tiennent hors de la première porte, qui couperait les corps. */
const HORS =
  /^\/api\/(pieces|brouillons\/[^/]+\/pieces|(gestion\/)?demandes\/[^/]+\/(messages|pieces)|gestion\/(courriers|documents|bibliotheque|fiches-dsn|retours-dsn)$)/

const letter = ({ courriers }: Facts, id: string | undefined): Target | undefined => {
  const trouve = courriers.find((un) => un.id === id)
  return trouve && { siren: trouve.siren, univers: trouve.univers }
}

const draftOf = ({ brouillons }: Facts, id: string | undefined): Target | undefined => {
  const trouve = brouillons.find((un) => un.id === id)
  return trouve && { siren: trouve.siren, univers: trouve.univers, brouillon: { auteur: trouve.auteur ?? '', compte: trouve.compte ?? '' } }
}

/** Ce que vaut un mot d’une adresse qui ne nomme pas d’objet. */
const SUITE_MOTS: Record<string, string[]> = { etape: ['entreprise', 'salaires'], service: ['payer-en-ligne', 'action-sociale'] }

type Porte = { right: Parameters<typeof wanted>[1]; gestion?: Parameters<typeof wanted>[1]; locate?: string }

/** Les cases d’une adresse, d’après la définition de sa page ou de sa lecture. */
function cellsOf(facts: Facts, address: string, porte: Porte, json: boolean): Cell[] {
  const free = (address.match(/\[\w+\]/g) ?? []).map((mot) => mot.slice(1, -1))
  // Un mot de plus, qui ne nomme pas d’objet.
  const mot = Object.keys(SUITE_MOTS).find((un) => free.includes(un))
  const valeurs = mot ? (SUITE_MOTS[mot] ?? []) : [null]
  const sujets = SUJETS[porte.locate ?? 'rien']
  if (!sujets) throw new Error(`${address} : la matrice ne connaît pas d’objet « ${porte.locate} »`)
  const cells = sujets(facts).flatMap((sujet) =>
    valeurs.flatMap((valeur) => {
      const mots = Object.fromEntries(
        Object.entries({ ...sujet.mots, ...(mot && valeur ? { [mot]: valeur } : {}) }).filter(([mot]) => free.includes(mot)),
      )
      // Sans SIREN dans l’adresse, un objet qui n’est « pas là » est là quand même.
      const target =
        sujet.target ??
        (mots.siren || porte.locate === 'fichier'
          ? null
          : (facts.sent.get(mots.numero ?? '') ?? letter(facts, mots.id) ?? draftOf(facts, mots.id) ?? null))
      const path = fill(address, mots)
      return PERSONS.flatMap((person): Cell[] => {
        if (person !== 'anonyme' && SANS_FIN[address]?.(person)) return []
        const who = facts.standings[person]
        const verdict: Wanted = wanted(who, (who.gestion && porte.gestion) || porte.right, mots, target)
        const open = (): Expected => SUITES[address]?.(who, { ...sujet, target }, mots) ?? 200
        const expected = person === 'anonyme' ? (json ? 401 : signInFor(path)) : verdict === 200 ? open() : verdict
        return [{ person, path, expected, porte: address, mots, ...(json ? { json } : {}) }]
      })
    }),
  )
  const unique = [...new Map(cells.map((cell) => [`${cell.person} ${cell.path}`, cell])).values()]
  // Une recherche répétée ou mal faite ne change rien à qui entre.
  const twice = json ? [] : unique.filter(({ path }) => path === unique[0]?.path).map((cell) => withSearch(cell, TWICE))
  const last = free.at(-1)
  const junk = last
    ? JUNK.flatMap((one) =>
        (['claire', 'sophie'] as const).map((person): Cell => {
          const mots = { siren: DURAND, compte: facts.comptes[0] ?? '', [last]: one }
          return { person, path: fill(address, mots), expected: 404, porte: address, mots, ...(json ? { json } : {}) }
        }),
      )
    : []
  return [...unique, ...twice, ...junk]
}

const withSearch = (cell: Cell, search: string): Cell => {
  const path = `${cell.path}${search}`
  return { ...cell, path, expected: cell.person === 'anonyme' ? signInFor(path) : cell.expected }
}

/** Les cases de chaque adresse qui se lit, engendrées des définitions des portes. */
export const READ_LINES: Record<string, (facts: Facts) => Cell[]> = Object.fromEntries(
  Object.entries(PORTES as Record<string, Record<string, Porte>>).map(([address, portes]) => {
    const page = portes.page ?? portes.GET
    if (page) return [address, (facts: Facts) => cellsOf(facts, address, page, !portes.page)]
    return [
      address,
      () =>
        writeOnly(
          address,
          Object.keys(portes).some((nom) => /^[A-Z]+$/.test(nom)),
        ),
    ]
  }),
)

/** Une adresse qui n’écrit que : la demander ne rend rien. @param verbe elle a une porte de son verbe ; sinon, ses formulaires seuls, sans page. */
const writeOnly = (address: string, verbe: boolean): Cell[] =>
  PERSONS.map((person) => {
    const path = fill(address, { numero: UNKNOWN_NUMERO })
    const expected = person !== 'anonyme' || HORS.test(path) ? (verbe ? 405 : 404) : path.startsWith('/api/') ? 401 : signInFor(path)
    return { person, path, expected, json: true, porte: address, mots: {} }
  })

const everyone = (path: string, judge: (person: Person) => Expected, json?: true): Cell[] =>
  PERSONS.map((person) => ({ person, path, expected: judge(person), porte: path, mots: {}, ...(json ? { json } : {}) }))
const homeOf = (person: Person): Expected => (isStaff(person) ? '→ /gestion' : '→ /accueil')
const JSON_OUVERTES = ['/agenda/[jeton]', '/demo/courriels/[id]/brut', '/.well-known/security.txt']
const OUVERTURES: Record<string, (path: string) => Cell[]> = {
  '/': (path) => everyone(path, (person) => (person === 'anonyme' ? 200 : homeOf(person))),
  '/connexion': (path) => everyone(path, (person) => (person === 'anonyme' ? 200 : homeOf(person))),
  '/gestion/connexion': (path) => everyone(path, (person) => (person === 'anonyme' ? 200 : homeOf(person))),
  '/introuvable': (path) => everyone(path, () => 404),
  '/inscription': (path) => everyone(path, (person) => (person === 'anonyme' ? 200 : homeOf(person))),
  '/inscription/compte': (path) => everyone(path, (person) => (person === 'anonyme' ? 200 : homeOf(person))),
  // Qui n’est pas connecté part chez le fournisseur : son parcours le suit.
  '/net-entreprises': (path) => everyone(path, homeOf).filter(({ person }) => person !== 'anonyme'),
  '/net-entreprises/code': (path) => everyone(path, () => '→ /connexion'),
  '/net-entreprises/premiere-fois': (path) => everyone(path, () => '→ /connexion'),
  '/api/auth/callback/net-entreprises': (path) => everyone(path, () => '→ /connexion?fait=net-entreprises', true),
  '/voir-comme/quitter': (path) => everyone(path, () => 405, true),
  // Sans le cookie du chemin, on en revient au début.
  '/identifiant-oublie/questions': (path) => everyone(path, () => '→ /identifiant-oublie'),
  '/identifiant-oublie/identifiant': (path) => everyone(path, () => '→ /identifiant-oublie'),
  '/mot-de-passe-oublie/questions': (path) => everyone(path, () => '→ /mot-de-passe-oublie'),
  '/mot-de-passe-oublie/nouveau': (path) => everyone(path, () => '→ /mot-de-passe-oublie'),
}

/** Les adresses ouvertes à tous, celles qui n’existent pas, et les sondes. */
export const OPEN_LINES: Record<string, () => Cell[]> = {
  ...Object.fromEntries(
    OUVERTES.map((address) => [
      address,
      () => {
        const json = JSON_OUVERTES.includes(address) ? true : undefined
        if (address.includes('[')) return [UNKNOWN_ID, 'x'].flatMap((id) => everyone(fill(address, { id, jeton: id }), () => 404, json))
        const path = address
        return OUVERTURES[path]?.(path) ?? [path, ...(json ? [] : [`${path}${TWICE}`])].flatMap((one) => everyone(one, () => 200, json))
      },
    ]),
  ),
  'les sondes': () => ['/api/sante', '/api/sante/pret'].flatMap((path) => everyone(path, () => 200, true)),
  'les adresses sans page': () =>
    ['/inconnue', '/e', '/e/900000019/inconnue', '/comptes', '/api-inconnue', '/E/900000019', '/e/900000019/demandes/x/y'].flatMap((path) =>
      everyone(path, (person) => (person === 'anonyme' ? signInFor(path) : 404)),
    ),
  'la recherche d’entreprise': () => {
    const at = (search: string) => `/api/entreprises${search}`
    return [
      ...['?q=petit', '?q=900000050', '?q=%25', '?q=a&q=b'].flatMap((search) =>
        everyone(at(search), (person) => (person === 'anonyme' ? 401 : isStaff(person) ? 404 : 200), true),
      ),
      ...everyone(at(`?q=${'a'.repeat(101)}`), () => 400, true).filter(({ person }) => person === 'claire' || person === 'karim'),
    ]
  },
}

const WORD = /\b9000\d{5}\b|\bTRM-[A-Z]+-\d{7}\b|\bCP-\d{4}-\d{7}-\d\b|\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|[\w.-]+@[\w.-]+\.example/g

/**
 * Les mots d’une réponse qui appartiennent à une entreprise que cette personne n’atteint pas : il ne doit jamais y en avoir.
 * Ce que la personne a elle-même écrit dans l’adresse n’est pas une fuite.
 */
export function leaks(person: Person, facts: Facts, path: string, { status, body }: { status: number; body: string }): string[] {
  if (isStaff(person) && status === 200) return []
  const who = facts.standings[person]
  const words = new Set([...(body.match(WORD) ?? []), ...(body.match(facts.names) ?? [])])
  return [...words].filter((word) => {
    const owner = facts.owners.get(word)
    if (!owner || path.includes(word)) return false
    // Ce qui a été déclaré nomme qui l’a déclaré, à qui lit la demande.
    const [, lue = ''] = /^\/e\/(\d{9})\/demandes\/CP-/.exec(path) ?? []
    if (owner.siren === '' && status === 200 && titlesOn(who, lue).some(({ compte }) => compte === owner.compte)) return false
    // Une délégation en attente nomme le client qui la propose ; sa page, ce qu’il propose et qui.
    const proposee = /^\/clients\/[0-9a-f-]{36}(?:\?|$)/.test(path)
    if (person === 'karim' && status === 200 && proposee && (owner.siren === PETIT || word === EMAILS.paul)) return false
    if (owner.siren === '') return !comptesOf(who).includes(owner.compte ?? '') && !(person !== 'anonyme' && EMAILS[person] === word)
    if (person === 'karim' && status === 200 && owner.siren === PETIT && word.includes(' ')) return false
    return !titlesOn(who, owner.siren).some(({ univers }) => !owner.univers || univers.includes(owner.univers))
  })
}

/**
 * Le genre d’un refus : deux 404 de même genre doivent se ressembler en tout, que l’objet soit à un autre ou n’existe pas.
 * Ce que la personne atteint reste dans le genre : la page d’un objet inconnu porte le bandeau de son entreprise.
 * @returns `null` pour une adresse que personne n’a pu écrire.
 */
export function kinOf(person: Person, facts: Facts, path: string): string | null {
  if (/[%?]/.test(path) || path.length > 200) return null
  const who = facts.standings[person]
  const hidden = path.split('/').map((part) => {
    if (/^\d{9}$/.test(part)) return titlesOn(who, part).length > 0 ? part : '∎'
    if (/^[0-9a-f-]{36}$/.test(part)) return comptesOf(who).includes(part) ? part : '∎'
    return /^(TRM|CP)-/.test(part) ? '∎' : part
  })
  return `${person} ${hidden.join('/')}`
}

/** Une réponse sans ce qui change à chaque requête ni ce que l’adresse dit : deux refus du même genre doivent alors être égaux. */
export function neutral(path: string, { headers, body }: { headers: Record<string, unknown>; body: string }): string {
  const spoken = path.split('/').reduce((text, part) => (part.length < 9 ? text : text.replaceAll(part, '∎')), body)
  const nonce = /nonce-([0-9a-f]+)/.exec(String(headers['content-security-policy']))?.[1] ?? '∅'
  // Le routeur de Next tire une clé au hasard pour chaque en-tête de page qu’il envoie.
  return spoken
    .replaceAll(nonce, '∎')
    .replaceAll(String(headers['x-request-id']), '∎')
    .replaceAll(/"[\w-]{21}[vm]"/g, '∎')
}
