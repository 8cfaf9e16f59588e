import { readdirSync } from 'node:fs'
import type pg from 'pg'
import { withClient } from '../../scripts/database.ts'
import { ROOT } from '../../scripts/paths.ts'
import { DEFINITIONS } from '../../lib/demarches/generated/definitions.ts'
import { PEOPLE, type PersonKey } from '../../prisma/seed/cast.ts'

/** Les personnes de la matrice : celles du monde, une personne sans session, et l’administratrice d’un des petits clients. */
export type Person = 'anonyme' | PersonKey | 'fatima'

type Univers = 'sante' | 'prevoyance' | 'retraite'
type Title = {
  compte?: CompteName
  sirens: readonly string[] | 'tous les clients'
  administre?: true
  univers?: readonly Univers[]
  lectureSeule?: true
}
type CompteName = 'durand' | 'petit' | 'limite' | 'lecture'

/** Les SIREN de la matrice. `LIMITE` ne délègue que la prévoyance, `LECTURE` sans écriture ; `NOEL` n’a pas de compte ; `INCONNU` n’existe pas. */
export const SIRENS = {
  DURAND: '900000019',
  LOGISTIQUE: '900000027',
  VOYAGES: '900000035',
  PETIT: '900000050',
  NOEL: '900000068',
  INCONNU: '900000076',
  LIMITE: '900000175',
  LECTURE: '900000217',
} as const
const { DURAND, LOGISTIQUE, VOYAGES, PETIT, NOEL, INCONNU, LIMITE, LECTURE } = SIRENS
const GROUPE = [DURAND, LOGISTIQUE, VOYAGES]

/** À quel titre chacun atteint quoi, écrit à la main d’après le monde : la matrice ne demande rien au code qu’elle juge. */
const TITLES: Record<Person, readonly Title[]> = {
  anonyme: [],
  claire: [{ compte: 'durand', sirens: GROUPE, administre: true }],
  marc: [{ compte: 'durand', sirens: [DURAND] }],
  ines: [{ compte: 'durand', sirens: GROUPE }],
  paul: [{ compte: 'petit', sirens: [PETIT], administre: true }],
  fatima: [{ compte: 'limite', sirens: [LIMITE], administre: true }],
  karim: [{ sirens: [LIMITE], univers: ['prevoyance'] }, { sirens: [LECTURE], lectureSeule: true }, { sirens: 'tous les clients' }],
  sophie: [],
  luc: [],
}
const STAFF: readonly Person[] = ['sophie', 'luc']
/** L’adresse e-mail de chacun ; l’anonyme n’en a pas. */
export const EMAILS: Record<Exclude<Person, 'anonyme'>, string> = {
  ...(Object.fromEntries(Object.entries(PEOPLE).map(([key, { email }]) => [key, email])) as Record<PersonKey, string>),
  fatima: 'fatima.tanguy@client008.example',
}
export const PERSONS = Object.keys(TITLES) as Person[]

/** Un objet de la base, avec ce qui décide de qui le voit. */
type Thing = { id: string; siren: string; univers: Univers; auteur?: string; compte?: string }
/** Une demande envoyée, et par où : reçue autrement que par le portail, elle n’a pas d’accusé. */
type Sent = Thing & { canal: string }
/** Un brouillon, avec l’étape où il s’est arrêté. */
type Draft = Thing & { demarche: string; etape: string }
/** Ce que la base contient, relu par son propriétaire : les objets des adresses, et à qui appartient chaque mot. */
export type Facts = {
  comptes: Record<CompteName, string>
  contrats: Thing[]
  courriers: Thing[]
  demandes: Sent[]
  brouillons: Draft[]
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
    const sent = await read<Sent>('SELECT numero AS id, siren, univers::text, canal::text FROM demande WHERE numero IS NOT NULL ORDER BY 1')
    // Ceux du monde seulement (`idOf`) : un parcours qui avance en même temps change les siens.
    const brouillons = await read<Draft>(
      `SELECT d.id::text, d.siren, d.univers::text, u.email AS auteur, d.compte_id::text AS compte, d.demarche, d.etape FROM demande d JOIN utilisateur u ON u.id = d.auteur_id WHERE d.statut = 'a_finaliser' AND d.id::text LIKE '0197b5a0-%' ORDER BY 1`,
    )
    const comptes = await read<{ siren: string; id: string }>(`SELECT siren, compte_id::text AS id FROM rattachement WHERE detache_le IS NULL`)
    const compteOf = (siren: string) => comptes.find((row) => row.siren === siren)?.id ?? ''
    const members = await read<{ email: string; compte: string }>(
      'SELECT u.email, m.compte_id::text AS compte FROM membre m JOIN utilisateur u ON u.id = m.utilisateur_id',
    )
    return {
      comptes: { durand: compteOf(DURAND), petit: compteOf(PETIT), limite: compteOf(LIMITE), lecture: compteOf(LECTURE) },
      contrats,
      courriers,
      demandes: sent,
      brouillons,
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
export type Cell = { person: Person; path: string; expected: Expected; json?: true }
/** Ce que la première porte change : sans elle, une adresse qui n’est à personne n’est pas privée. */
type Door = { premierePorte: boolean }

type Line = (facts: Facts, address: string, door: Door) => Cell[]

const isStaff = (person: Person) => STAFF.includes(person)
const signInFor = (path: string): Expected =>
  `→ ${/^\/gestion(\/|$|\?)/.test(path) ? '/gestion/connexion' : '/connexion'}?retour=${encodeURIComponent(path)}`
const sirensOf = (title: Title): readonly string[] | null => (title.sirens === 'tous les clients' ? null : title.sirens)
const reaches = (title: Title, siren: string): boolean =>
  sirensOf(title)?.includes(siren) ?? ![PETIT, NOEL, INCONNU, LIMITE, LECTURE].includes(siren as never)
const titlesOn = (person: Person, siren: string) => TITLES[person].filter((title) => reaches(title, siren))
const compteOf = (person: Person, facts: Facts): string[] => TITLES[person].flatMap(({ compte }) => (compte ? [facts.comptes[compte]] : []))
const administers = (person: Person, facts: Facts, compte: string) =>
  TITLES[person].some((title) => title.administre && title.compte && facts.comptes[title.compte] === compte)

function sees(person: Person, facts: Facts, { siren, univers, auteur, compte }: Thing): boolean {
  if (!titlesOn(person, siren).some((title) => !title.univers || title.univers.includes(univers))) return false
  return auteur === undefined || (person !== 'anonyme' && EMAILS[person] === auteur) || administers(person, facts, compte ?? '')
}

/** Les personnes d’une adresse privée : l’anonyme va se connecter, les autres reçoivent ce que dit `judge`. */
const forEach = (path: string, judge: (person: Person) => Expected): Cell[] =>
  PERSONS.map((person) => ({ person, path, expected: person === 'anonyme' ? signInFor(path) : judge(person) }))

const JUNK = ['..%2f', '%27', 'a'.repeat(10_000), '%F0%9F%9A%9B', '%00', '900000019%20', '٩٠٠٠٠٠٠١٩'].map((one) =>
  /[^\x20-\x7e]/.test(one) ? encodeURIComponent(one) : one,
)
/** Trop pour les neuf personnes : ces deux-là disent tout d’une valeur que personne n’a pu écrire. */
const junk = (paths: string[]): Cell[] =>
  paths.flatMap((path) => (['claire', 'sophie'] as const).map((person): Cell => ({ person, path, expected: 404 })))
const TWICE = '?page=1&page=2&q=a&q=b&onglet=x&onglet=y&statut%5B%5D=z&etat=%00'

/** Ouverte à tous, avec ou sans session. */
const publique: Line = (_facts, path) =>
  (['anonyme', 'claire', 'karim', 'sophie'] as const).flatMap((person) =>
    [path, `${path}${TWICE}`].map((one): Cell => ({ person, path: one, expected: 200 })),
  )

const racine: Line = (_facts, path) =>
  PERSONS.map((person) => ({ person, path, expected: person === 'anonyme' ? '→ /connexion' : isStaff(person) ? '→ /gestion' : '→ /accueil' }))

const connexion: Line = (_facts, path) =>
  PERSONS.map((person) => ({ person, path, expected: person === 'anonyme' ? 200 : isStaff(person) ? '→ /gestion' : '→ /accueil' }))

/** Sur toutes les entreprises de la personne ; la gestion n’en a pas. `alone` : où va celle qui n’en a qu’une. */
const portefeuille =
  ({ alone, seulement }: { alone?: (siren: string) => string; seulement?: readonly Person[] } = {}): Line =>
  (_facts, address) =>
    [address, `${address}${TWICE}`].flatMap((path) =>
      forEach(path, (person) => {
        if (isStaff(person) || (seulement && !seulement.includes(person))) return 404
        const sirens = TITLES[person].flatMap((title) => sirensOf(title) ?? ['', ''])
        return alone && sirens.length === 1 && sirens[0] ? `→ ${alone(sirens[0])}` : 200
      }),
    )

const personnelle: Line = (_facts, address) => forEach(address, () => 200)
const gestion: Line = (_facts, address) => [address, `${address}${TWICE}`].flatMap((path) => forEach(path, (person) => (isStaff(person) ? 200 : 404)))

/** Le superviseur seul. */
const echecs: Line = (_facts, address) => forEach(address, (person) => (person === 'luc' ? 200 : 404))
/** Un dossier : toute la gestion, et elle seule. */
const dossier: Line = (facts, address) => [
  ...oneOfEach(facts.demandes.filter(({ siren }) => Object.values(SIRENS).includes(siren as never))).flatMap(({ id }) =>
    forEach(address.replace('[numero]', id), (person) => (isStaff(person) ? 200 : 404)),
  ),
  ...forEach(address.replace('[numero]', 'CP-2026-9999999-7'), () => 404),
]

const onSiren = (person: Person, siren: string, ecrit: boolean, found: boolean): Expected => {
  const titles = titlesOn(person, siren)
  if (titles.length === 0) return 404
  if (ecrit && titles.every((title) => title.lectureSeule)) return 403
  return found ? 200 : 404
}

/** La page d’une entreprise. `ecrit` : son droit est de ceux qu’une délégation en lecture seule ne donne pas. */
const entreprise =
  ({ ecrit = false, sirens = [DURAND, LOGISTIQUE, PETIT, INCONNU] as readonly string[], junks = JUNK.slice(0, 2) } = {}): Line =>
  (_facts, address) => {
    const at = (siren: string) => address.replace('[siren]', siren)
    return [
      ...sirens.flatMap((siren) => forEach(at(siren), (person) => onSiren(person, siren, ecrit, true))),
      ...forEach(`${at(DURAND)}${TWICE}`, (person) => onSiren(person, DURAND, ecrit, true)),
      ...junk(junks.map(at)),
    ]
  }

/** Un objet d’une entreprise : sous le bon SIREN, sous un autre, inconnu partout. */
const objet =
  (parameter: string, things: (facts: Facts) => Thing[], unknown: string, { ecrit = false } = {}): Line =>
  (facts, address) => {
    const at = (siren: string, id: string) => address.replace('[siren]', siren).replace(parameter, id)
    const chosen = oneOfEach(things(facts).filter(({ siren }) => Object.values(SIRENS).includes(siren as never)))
    return [
      ...chosen.flatMap((thing) => forEach(at(thing.siren, thing.id), (person) => onSiren(person, thing.siren, ecrit, sees(person, facts, thing)))),
      ...[...new Map(chosen.map((thing) => [thing.siren, thing])).values()].flatMap((thing) => {
        const wrong = thing.siren === DURAND ? LOGISTIQUE : DURAND
        return forEach(at(wrong, thing.id), (person) => onSiren(person, wrong, ecrit, false))
      }),
      ...[DURAND, PETIT, LECTURE].flatMap((siren) => forEach(at(siren, unknown), (person) => onSiren(person, siren, ecrit, false))),
      ...junk(JUNK.map((one) => at(DURAND, one))),
    ]
  }

/** Un objet de chaque entreprise, univers et auteur : les autres n’apprendraient rien de plus. */
const oneOfEach = <One extends Thing>(things: One[]): One[] => [
  ...new Map(things.map((thing) => [`${thing.siren} ${thing.univers} ${thing.auteur}`, thing])).values(),
]

const UNKNOWN_ID = '0197b5a0-0000-7000-a000-000000000000'

/** La page d’un compte : ses membres la voient, jamais le cabinet. */
const compte: Line = (facts, address) => [
  ...[...Object.values(facts.comptes), UNKNOWN_ID].flatMap((id) =>
    [address.replace('[compte]', id), `${address.replace('[compte]', id)}${TWICE}`].flatMap((path) =>
      forEach(path, (person) => (compteOf(person, facts).includes(id) ? 200 : 404)),
    ),
  ),
  ...junk(JUNK.map((one) => address.replace('[compte]', one))),
]

const fiche: Line = (facts, address) =>
  [...Object.values(facts.comptes), UNKNOWN_ID].flatMap((id) =>
    [DURAND, LOGISTIQUE, PETIT, LIMITE, INCONNU].flatMap((siren) =>
      forEach(address.replace('[compte]', id).replace('[siren]', siren), (person) =>
        compteOf(person, facts).includes(id) && titlesOn(person, siren).some((title) => title.compte) ? 200 : 404,
      ),
    ),
  )

/** Une adresse sans page. Sans première porte, elle n’est pas privée ; celle où la première porte renvoie ne l’est jamais. */
const nullePart: Line = (_facts, _address, { premierePorte }) =>
  ['/introuvable', '/inconnue', '/e', '/e/900000019/inconnue', '/comptes', '/api-inconnue', '/E/900000019', '/e/900000019/demandes/x/y'].flatMap(
    (path) =>
      PERSONS.map((person) => ({ person, path, expected: person === 'anonyme' && premierePorte && path !== '/introuvable' ? signInFor(path) : 404 })),
  )

const sonde: Line = (_facts, path) => PERSONS.map((person) => ({ person, path, expected: 200, json: true }))
const recherche: Line = (_facts, address) => [
  ...[address, `${address}?q=petit`, `${address}?q=900000050`, `${address}?q=%25`, `${address}?q=a&q=b`].flatMap((path) =>
    PERSONS.map((person): Cell => ({ person, path, expected: person === 'anonyme' ? 401 : isStaff(person) ? 404 : 200, json: true })),
  ),
  ...(['claire', 'karim'] as const).map((person): Cell => ({ person, path: `${address}?q=${'a'.repeat(101)}`, expected: 400, json: true })),
]
/** Répond aux seuls POST ; le reste est dans les attaques. */
const deconnexion: Line = (_facts, path, { premierePorte }) =>
  PERSONS.map((person) => ({ person, path, expected: person === 'anonyme' && premierePorte ? signInFor(path) : 405, json: true }))
/** Une action se juge par ce qu’elle change : voir les attaques, qui les prennent toutes. */
const action: Line = () => []

/** L’accusé de réception d’une demande : le numéro seul est dans l’adresse, la personne doit l’atteindre. */
const recu: Line = (facts, address) => {
  const at = (numero: string) => address.replace('[numero]', numero)
  const cells = (path: string, judge: (person: Person) => Expected) =>
    PERSONS.map((person): Cell => ({ person, path, expected: person === 'anonyme' ? 401 : judge(person), json: true }))
  return [
    ...oneOfEach(facts.demandes.filter(({ siren }) => Object.values(SIRENS).includes(siren as never))).flatMap((demande) =>
      cells(at(demande.id), (person) => (sees(person, facts, demande) && demande.canal === 'portail' ? 200 : 404)),
    ),
    ...cells(at('CP-2026-9999999-7'), () => 404),
    ...junk(JUNK.map(at)).map((cell) => ({ ...cell, json: true as const })),
  ]
}
/** Un courriel de la boîte locale ; le monde n’en a aucun. */
const courrielDemo: Line = (_facts, address) =>
  [UNKNOWN_ID, 'x'].flatMap((id) => PERSONS.map((person): Cell => ({ person, path: address.replace('[id]', id), expected: 404 })))

/** Un fichier : le monde n’en a aucun. Hors de la première porte, qui couperait les corps. */
const fichier: Line = (_facts, address) =>
  [UNKNOWN_ID, 'x'].flatMap((id) =>
    PERSONS.map((person): Cell => ({ person, path: address.replace('[id]', id), expected: person === 'anonyme' ? 401 : 404, json: true })),
  )
/** Répond aux seuls PUT ; le reste est dans `tests/integration/brouillons`. */
const champs: Line = (_facts, address, { premierePorte }) =>
  PERSONS.map(
    (person): Cell => ({
      person,
      path: address.replace('[id]', UNKNOWN_ID),
      expected: person === 'anonyme' && premierePorte ? 401 : 405,
      json: true,
    }),
  )
/** La clé de ce que le navigateur garde : à la personne, sans rien d’une entreprise. */
const cleDeSaisie: Line = (_facts, address) =>
  PERSONS.map((person): Cell => ({ person, path: address, expected: person === 'anonyme' ? 401 : isStaff(person) ? 404 : 200, json: true }))

/** Le flux de la pastille ne finit pas : seuls ses refus se lisent ici, le reste est dans le parcours de la pastille. */
const direct: Line = (_facts, address) =>
  (['anonyme', 'sophie', 'luc'] as const).map((person): Cell => ({ person, path: address, expected: person === 'anonyme' ? 401 : 404, json: true }))

/** L’entrée d’une démarche : celle qui a un formulaire, pour une entreprise qu’elle couvre ; les autres n’existent pas encore. */
const demarche: Line = (facts, address) => {
  const at = (siren: string, slug: string) => address.replace('[siren]', siren).replace('[slug]', slug)
  const sirens = [DURAND, LOGISTIQUE, VOYAGES, PETIT, LIMITE, LECTURE, INCONNU]
  const couverte = (siren: string, univers: readonly Univers[]) => facts.contrats.some((c) => c.siren === siren && univers.includes(c.univers))
  return [
    ...sirens.flatMap((siren) =>
      DEFINITIONS.flatMap(({ slug, univers }) => forEach(at(siren, slug), (person) => onSiren(person, siren, true, couverte(siren, univers)))),
    ),
    ...forEach(at(DURAND, 'deces'), (person) => onSiren(person, DURAND, true, false)),
    ...junk(JUNK.map((one) => at(DURAND, one))),
  ]
}

/** Les étapes d’une démarche, dans l’ordre ; la certification se fait au récapitulatif. */
function etapesOf(slug: string): string[] {
  const demarche = DEFINITIONS.find((une) => une.slug === slug)
  return [...(demarche?.etapes ?? []).map((une) => une.slug).filter((une) => une !== 'certification'), 'recapitulatif']
}
/**
 * L’étape d’un brouillon, ou son récapitulatif. Ouverte jusqu’à celle où le brouillon s’est arrêté ; plus loin, elle renvoie à celle-là.
 */
const etape =
  (slug: string): Line =>
  (facts, address) => {
    const at = (siren: string, id: string, nom = slug) => address.replace('[siren]', siren).replace('[id]', id).replace('[etape]', nom)
    const chosen = oneOfEach(facts.brouillons.filter(({ siren }) => Object.values(SIRENS).includes(siren as never)))
    const judge = (thing: Draft) => (person: Person) => {
      const page = onSiren(person, thing.siren, true, sees(person, facts, thing))
      if (page !== 200) return page
      const etapes = etapesOf(thing.demarche)
      if (!etapes.includes(slug)) return 404
      const open = etapes.indexOf(thing.etape) >= etapes.indexOf(slug)
      return open ? 200 : (`→ /e/${thing.siren}/brouillons/${thing.id}/${thing.etape}` as const)
    }
    return [
      ...chosen.flatMap((thing) => forEach(at(thing.siren, thing.id), judge(thing))),
      ...chosen.slice(0, 2).flatMap((thing) => {
        const wrong = thing.siren === DURAND ? LOGISTIQUE : DURAND
        return forEach(at(wrong, thing.id), (person) => onSiren(person, wrong, true, false))
      }),
      ...[DURAND, PETIT, LECTURE].flatMap((siren) => forEach(at(siren, UNKNOWN_ID), (person) => onSiren(person, siren, true, false))),
      ...junk(JUNK.map((one) => at(DURAND, one))),
    ]
  }
/** Répond aux seuls POST et PUT ; le reste est dans `tests/integration/pieces`. */
const depot: Line = (_facts, address) =>
  PERSONS.map((person): Cell => ({ person, path: address.replace('[id]', UNKNOWN_ID), expected: 405, json: true }))

/** Un dépôt dans une demande : répond aux seuls POST ; le reste est dans `tests/integration/demandes`. */
const fil: Line = (_facts, address) =>
  PERSONS.map(
    (person): Cell => ({ person, path: address.replace('[numero]', 'CP-2026-9999999-7').replace('[piece]', UNKNOWN_ID), expected: 405, json: true }),
  )
/** Le texte que l’on garde en l’écrivant : répond aux seuls PUT. */
const messageEnCours: Line = (facts, address, door) => champs(facts, address.replace('[numero]', 'CP-2026-9999999-7'), door)

/** Une ligne par page, par route et par action : la matrice. Une nouvelle sans ligne, ou une ligne sans page, fait échouer. */
export const LINES: Record<string, Line> = {
  'app/page.tsx': racine,
  'app/[...chemin]/page.tsx': nullePart,
  'app/connexion/page.tsx': connexion,
  'app/connexion/actions.ts#signIn': action,
  'app/gestion/connexion/page.tsx': connexion,
  'app/gestion/connexion/actions.ts#signIn': action,
  'app/deconnexion/route.ts': deconnexion,
  'app/.well-known/security.txt/route.ts': sonde,
  'app/api/sante/route.ts': sonde,
  'app/api/sante/pret/route.ts': sonde,
  'app/api/entreprises/route.ts': recherche,
  'app/api/demandes/[numero]/recu/route.ts': recu,
  'app/api/demandes/[numero]/messages/route.ts': fil,
  'app/api/demandes/[numero]/pieces/[piece]/route.ts': fil,
  'app/api/demandes/[numero]/message-en-cours/route.ts': messageEnCours,
  'app/(espace)/e/[siren]/demandes/[numero]/actions.ts#annuler': action,
  'app/api/brouillons/[id]/champs/route.ts': champs,
  'app/api/saisies/cle/route.ts': cleDeSaisie,
  'app/api/direct/route.ts': direct,
  'app/api/brouillons/[id]/pieces/route.ts': depot,
  'app/api/pieces/[id]/route.ts': fichier,
  'app/demo/courriels/page.tsx': publique,
  'app/demo/courriels/[id]/page.tsx': courrielDemo,
  'app/demo/courriels/[id]/brut/route.ts': (facts, address, door) =>
    courrielDemo(facts, address, door).map((cell) => ({ ...cell, json: true as const })),
  'app/(public)/accessibilite/page.tsx': publique,
  'app/(public)/cookies/page.tsx': publique,
  'app/(public)/donnees-personnelles/page.tsx': publique,
  'app/(public)/faq/page.tsx': publique,
  'app/(public)/identifiant-oublie/page.tsx': publique,
  'app/(public)/inscription/page.tsx': publique,
  'app/(public)/mentions-legales/page.tsx': publique,
  'app/(public)/mot-de-passe-oublie/page.tsx': publique,
  'app/(public)/net-entreprises/page.tsx': publique,
  'app/(public)/plan-du-site/page.tsx': publique,
  'app/(espace)/accueil/page.tsx': portefeuille({ alone: (siren) => `/e/${siren}` }),
  'app/(espace)/clients/page.tsx': portefeuille({ seulement: ['karim'] }),
  'app/(espace)/courriers/page.tsx': portefeuille(),
  'app/(espace)/demandes/page.tsx': portefeuille(),
  'app/(espace)/notifications/page.tsx': portefeuille(),
  'app/(espace)/notifications/actions.ts#toutLire': action,
  'app/(espace)/profil/page.tsx': personnelle,
  'app/(espace)/e/[siren]/page.tsx': entreprise({ sirens: Object.values(SIRENS), junks: JUNK }),
  'app/(espace)/e/[siren]/bibliotheque/page.tsx': entreprise(),
  'app/(espace)/e/[siren]/brouillons/[id]/[etape]/page.tsx': (...facts) => ['entreprise', 'salaires'].flatMap((slug) => etape(slug)(...facts)),
  'app/(espace)/e/[siren]/brouillons/[id]/actions.ts#enregistrer': action,
  'app/(espace)/e/[siren]/brouillons/[id]/actions.ts#envoyer': action,
  'app/(espace)/e/[siren]/brouillons/[id]/recapitulatif/page.tsx': etape('recapitulatif'),
  'app/(espace)/e/[siren]/brouillons/[id]/page.tsx': objet('[id]', (f) => f.brouillons, UNKNOWN_ID, { ecrit: true }),
  'app/(espace)/e/[siren]/contrats/page.tsx': entreprise(),
  'app/(espace)/e/[siren]/contrats/[reference]/page.tsx': objet('[reference]', (f) => f.contrats, 'TRM-NC-9999999'),
  'app/(espace)/e/[siren]/courriers/page.tsx': entreprise(),
  'app/(espace)/e/[siren]/courriers/[id]/page.tsx': objet('[id]', (f) => f.courriers, UNKNOWN_ID),
  'app/(espace)/e/[siren]/demandes/page.tsx': entreprise(),
  'app/(espace)/e/[siren]/demandes/[numero]/page.tsx': objet('[numero]', (f) => f.demandes, 'CP-2026-9999999-7'),
  'app/(espace)/e/[siren]/demandes/[numero]/envoyee/page.tsx': objet('[numero]', (f) => f.demandes, 'CP-2026-9999999-7'),
  'app/(espace)/e/[siren]/demarches/[slug]/actions.ts#commencer': action,
  'app/(espace)/e/[siren]/demarches/[slug]/actions.ts#supprimer': action,
  'app/(espace)/e/[siren]/demarches/[slug]/page.tsx': demarche,
  'app/(espace)/e/[siren]/demarches/page.tsx': entreprise({ ecrit: true, sirens: [DURAND, PETIT, LIMITE, LECTURE] }),
  'app/(espace)/e/[siren]/documents/page.tsx': entreprise(),
  'app/(espace)/e/[siren]/dsn/page.tsx': entreprise(),
  'app/(espace)/e/[siren]/offres/page.tsx': entreprise(),
  'app/(espace)/e/[siren]/prevoyance/page.tsx': entreprise(),
  'app/(espace)/e/[siren]/retraite/page.tsx': entreprise(),
  'app/(espace)/e/[siren]/sante/page.tsx': entreprise(),
  'app/(espace)/comptes/[compte]/entreprises/page.tsx': compte,
  'app/(espace)/comptes/[compte]/entreprises/[siren]/page.tsx': fiche,
  'app/(espace)/comptes/[compte]/utilisateurs/page.tsx': compte,
  'app/gestion/(bureau)/page.tsx': gestion,
  'app/gestion/(bureau)/demandes/[numero]/page.tsx': dossier,
  'app/gestion/(bureau)/demandes/[numero]/actions.ts#prendre': action,
  'app/gestion/(bureau)/demandes/[numero]/actions.ts#demander': action,
  'app/gestion/(bureau)/demandes/[numero]/actions.ts#juger': action,
  'app/gestion/(bureau)/demandes/[numero]/actions.ts#clore': action,
  'app/gestion/(bureau)/demandes/[numero]/actions.ts#rouvrir': action,
  'app/gestion/(bureau)/enregistrer/page.tsx': gestion,
  'app/gestion/(bureau)/enregistrer/actions.ts#enregistrer': action,
  'app/gestion/(bureau)/echecs/page.tsx': echecs,
  'app/gestion/(bureau)/echecs/actions.ts#renvoyer': action,
  'app/gestion/(bureau)/echecs/actions.ts#reprendre': action,
  'app/api/gestion/demandes/[numero]/messages/route.ts': fil,
  'app/api/gestion/demandes/[numero]/message-en-cours/route.ts': messageEnCours,
}

/** L’adresse d’un fichier de page ou de route : ses groupes n’y paraissent pas. */
export const addressOf = (file: string): string =>
  file
    .replace(/^app/, '')
    .replaceAll(/\/\([^)]*\)/g, '')
    .replace(/\/(page\.tsx|route\.ts|actions\.ts#\w+)$/, '') || '/'

/** Les pages, routes et actions exportées trouvées sur le disque, comme les clés de `LINES`. */
export function listDoors(readFile: (path: string) => string): string[] {
  const files = readdirSync(`${ROOT}/app`, { recursive: true, encoding: 'utf8' }).map((file) => `app/${file}`)
  const actions = files
    .filter((file) => file.endsWith('actions.ts'))
    .flatMap((file) =>
      [...readFile(`${ROOT}/${file}`).matchAll(/^export (?:const|async function|function) (\w+)/gm)].map(([, name]) => `${file}#${name}`),
    )
  return [...files.filter((file) => /\/(page\.tsx|route\.ts)$/.test(file)), ...actions].sort()
}

const WORD = /\b9000\d{5}\b|\bTRM-[A-Z]+-\d{7}\b|\bCP-\d{4}-\d{7}-\d\b|\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|[\w.-]+@[\w.-]+\.example/g

/**
 * Les mots d’une réponse qui appartiennent à une entreprise que cette personne n’atteint pas : il ne doit jamais y en avoir.
 * Ce que la personne a elle-même écrit dans l’adresse n’est pas une fuite.
 */
export function leaks(person: Person, facts: Facts, path: string, { status, body }: { status: number; body: string }): string[] {
  if (isStaff(person) && status === 200) return []
  const words = new Set([...(body.match(WORD) ?? []), ...(body.match(facts.names) ?? [])])
  return [...words].filter((word) => {
    const owner = facts.owners.get(word)
    if (!owner || path.includes(word)) return false
    if (owner.siren === '') return !compteOf(person, facts).includes(owner.compte ?? '') && !(person !== 'anonyme' && EMAILS[person] === word)
    // Une délégation en attente nomme le client qui la propose, et rien de plus.
    if (person === 'karim' && status === 200 && owner.siren === PETIT && word.includes(' ')) return false
    return !titlesOn(person, owner.siren).some((title) => !owner.univers || !title.univers || title.univers.includes(owner.univers))
  })
}

/**
 * Le genre d’un refus : deux 404 de même genre doivent se ressembler en tout, que l’objet soit à un autre ou n’existe pas.
 * Ce que la personne atteint reste dans le genre : la page d’un objet inconnu porte le bandeau de son entreprise.
 * @returns `null` pour une adresse que personne n’a pu écrire.
 */
export function kinOf(person: Person, facts: Facts, path: string): string | null {
  if (/[%?]/.test(path) || path.length > 200) return null
  const hidden = path.split('/').map((part) => {
    if (/^\d{9}$/.test(part)) return titlesOn(person, part).length > 0 ? part : '∎'
    if (/^[0-9a-f-]{36}$/.test(part)) return compteOf(person, facts).includes(part) ? part : '∎'
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
