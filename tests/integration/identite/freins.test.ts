import { randomBytes, randomUUID } from 'node:crypto'
import { verify } from '@node-rs/argon2'
import { createGuardrails, generate } from 'otplib'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { systemDb } from '@/lib/data/as-system'
import { flushRefusals } from '@/lib/acts/refusals'
import { APPAREILS } from '@/lib/identite/appareil'
import { openSession } from '@/lib/identite/open-session'
import { FREINS } from '@/lib/identite/rules'
import { unlockSignIn } from '@/lib/identite/unlock-sign-in'
import { purgeSignIn } from '@/lib/jobs/purge-sign-in'
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '@/prisma/seed/accounts'

// Les freins se comptent, ils ne se chronomètrent pas : le vrai Argon2 n’y ajouterait que du temps.
vi.mock('@node-rs/argon2', async (original) => {
  const vrai = await original<typeof import('@node-rs/argon2')>()
  return { ...vrai, verify: vi.fn(async (_empreinte: string, mot: string) => mot === 'Demo-Carcept-2026') }
})

const CLAIRE = 'claire.durand@durand.example'
const SOPHIE = 'sophie.martin@gestion.example'
const INCONNUE = 'personne@inconnue.example'
const db = systemDb('travail')
const jeton = () => randomBytes(32).toString('base64url')
let reseaux = 0
/** Une adresse IP qui n’a jamais servi. */
const ailleurs = () => `10.${++reseaux >> 16}.${(reseaux >> 8) & 255}.${reseaux & 255}`

type Venue = { ip?: string; jeton?: string; motDePasse?: string }
/** Essaie d’entrer : du bon mot de passe sans mot contraire, d’un réseau neuf, d’un appareil inconnu. */
const entrer = async (identifiant: string, { ip = ailleurs(), jeton: appareil, motDePasse = DEMO_PASSWORD }: Venue = {}): Promise<boolean> => {
  const staff = identifiant === SOPHIE
  const code = staff ? { code: await generate({ secret: DEMO_TOTP_SECRET, guardrails: createGuardrails({ MIN_SECRET_BYTES: 10 }) }) } : {}
  if (staff) await db.$executeRaw`UPDATE utilisateur SET totp_dernier_pas = NULL`
  const saisie = { identifiant, motDePasse, espace: staff ? ('gestion' as const) : ('client' as const), ...code }
  return (await openSession(saisie, { ip, appareil: null, jeton: appareil })) !== null
}
const rater = (identifiant: string, venue: Venue = {}) => entrer(identifiant, { ...venue, motDePasse: 'Autre-mot-2026' })
const times = async (n: number, run: (rang: number) => Promise<unknown>) => {
  for (let i = 0; i < n; i++) await run(i)
}
/** Passe les attentes en cours, sans rien oublier. */
const attendre = () => db.$executeRaw`UPDATE essai SET bloque_jusqua = now() - interval '1 s'`
/** Fait prendre le frein de l’adresse, un quart d’heure : l’essai ne dépend plus de la vitesse de la machine. */
const assieger = (identifiant: string) =>
  times(FREINS.adresse.blocageApres, async (rang) => {
    if (rang > 0) await attendre()
    await rater(identifiant)
  })
/** La plus longue attente posée, en secondes. */
const attente = async () =>
  Number((await db.$queryRaw<{ s: number }[]>`SELECT coalesce(max(extract(epoch FROM bloque_jusqua - now())), 0)::float AS s FROM essai`)[0]?.s)
const essais = async (genre: string) =>
  (await db.$queryRaw<{ nombre: number }[]>`SELECT nombre FROM essai WHERE cle LIKE ${`${genre}:%`} ORDER BY 1`).map(({ nombre }) => nombre)
const avertis = async () => {
  await flushRefusals()
  return db.evenement.count({ where: { type: 'connexion.bloquee' } })
}

beforeEach(async () => {
  await flushRefusals()
  await db.$executeRaw`DELETE FROM essai`
  await db.$executeRaw`DELETE FROM appareil`
})

describe.each([
  ['un client', CLAIRE],
  ['la gestion', SOPHIE],
])('%s', (_qui, personne) => {
  it('dix essais d’un même réseau ne ferment que ce réseau : ailleurs, la personne entre du premier coup', async () => {
    const ip = ailleurs()
    await times(FREINS.couple.blocageApres, async () => {
      expect(await rater(personne, { ip })).toBe(false)
      await attendre()
    })
    expect(await rater(personne, { ip })).toBe(false)
    expect(await entrer(personne, { ip }), 'de là, même juste, il faut attendre').toBe(false)
    expect(await attente()).toBeLessThanOrEqual(900)
    expect(await entrer(personne)).toBe(true)
    await attendre()
    expect(await entrer(personne, { ip }), 'un quart d’heure plus tard').toBe(true)
  })

  it('cent réseaux contre une adresse : peu d’essais jugés, l’appareil connu entre du premier coup, un autre après un quart d’heure au plus', async () => {
    const appareil = jeton()
    expect(await entrer(personne, { jeton: appareil })).toBe(true)
    await assieger(personne)
    await times(70, () => rater(personne))
    expect(await essais('adresse'), 'soixante-dix essais ne sont pas même jugés').toEqual([FREINS.adresse.blocageApres])
    expect(await entrer(personne), 'un appareil inconnu attend, même juste').toBe(false)
    expect(await entrer(personne, { jeton: jeton() }), 'un cookie inventé ne fait pas un appareil connu').toBe(false)
    expect(await entrer(personne, { jeton: appareil })).toBe(true)
    expect(await attente()).toBeLessThanOrEqual(900)
    const avant = await attente()
    await times(5, () => rater(personne))
    expect(await attente(), 'frapper pendant l’attente ne l’allonge pas').toBeLessThanOrEqual(avant)
    await attendre()
    expect(await entrer(personne)).toBe(true)
    expect((await essais('adresse'))[0], 'entrer ne rend que son propre essai').toBeGreaterThanOrEqual(FREINS.adresse.blocageApres)
  })

  it('un cookie d’appareil volé n’ouvre rien de plus : il a son compteur, et n’arrête pas les autres appareils', async () => {
    const [vole, autre] = [jeton(), jeton()]
    await entrer(personne, { jeton: vole })
    await entrer(personne, { jeton: autre })
    await times(FREINS.appareil.blocageApres, async () => {
      await rater(personne, { jeton: vole })
      await attendre()
    })
    await rater(personne, { jeton: vole })
    expect(await entrer(personne, { jeton: vole })).toBe(false)
    expect(await entrer(personne, { jeton: autre })).toBe(true)
    expect(await entrer(personne), 'ni les appareils inconnus').toBe(true)
  })
})

it('une rafale de tous les réseaux au même instant ne fait pas juger un essai de trop', async () => {
  await Promise.all(Array.from({ length: 60 }, () => rater(CLAIRE)))
  const [juges] = await essais('adresse')
  expect(juges).toBeGreaterThanOrEqual(FREINS.adresse.delaiApres)
  // Quatre secondes de rafale, sur une machine chargée, rendent deux essais.
  expect(juges).toBeLessThanOrEqual(FREINS.adresse.delaiApres + 3)
})

it('le même frein, le même travail, que l’adresse existe ou non', async () => {
  const suite = async (identifiant: string) => {
    await db.$executeRaw`DELETE FROM essai`
    await assieger(identifiant)
    await times(10, () => rater(identifiant))
    return { adresse: await essais('adresse'), couples: (await essais('couple')).length, verifications: vi.mocked(verify).mock.calls.length }
  }
  await rater(INCONNUE)
  vi.mocked(verify).mockClear()
  const connue = await suite(CLAIRE)
  vi.mocked(verify).mockClear()
  expect(await suite(INCONNUE)).toEqual(connue)
  expect(connue.verifications).toBe(FREINS.adresse.blocageApres + 10)
})

it('après cinq échecs, un délai ; passé le délai, la bonne réponse passe et efface l’ardoise du couple', async () => {
  const ip = ailleurs()
  await times(FREINS.couple.blocageApres - 1, async (rang) => {
    if (rang > 0) await attendre()
    await rater(CLAIRE, { ip })
  })
  expect(await entrer(CLAIRE, { ip })).toBe(false)
  await attendre()
  expect(await entrer(CLAIRE, { ip })).toBe(true)
  expect(await essais('couple')).toEqual([])
})

it('une adresse IP a droit à 25 essais en 15 secondes, toutes adresses confondues ; en IPv6, tout le /64', async () => {
  for (const adresse of [() => '198.51.100.9', (i: number) => `2001:db8:7:7::${i.toString(16)}`]) {
    await db.$executeRaw`DELETE FROM essai`
    await times(FREINS.ipMax, (i) => rater(`p${i}@inconnue.example`, { ip: adresse(i) }))
    expect(await entrer(CLAIRE, { ip: adresse(99) })).toBe(false)
    expect(await entrer(CLAIRE)).toBe(true)
  }
})

it('la personne est avertie une fois par jour, quel que soit le frein qui prend', async () => {
  const avant = await avertis()
  const ip = ailleurs()
  await times(12, async () => {
    await rater(CLAIRE, { ip })
    await attendre()
  })
  await times(40, () => rater(CLAIRE))
  await times(40, () => rater(INCONNUE))
  expect((await avertis()) - avant).toBe(1)
})

describe('rouvrir la connexion', () => {
  it('oublie les essais, fait connaître l’appareil du lien, l’écrit au journal, et ne donne rien d’autre', async () => {
    const { id } = await db.utilisateur.findUniqueOrThrow({ where: { emailNormalise: CLAIRE }, select: { id: true } })
    await assieger(CLAIRE)
    await rater(SOPHIE)
    expect(await entrer(CLAIRE)).toBe(false)
    const duLien = jeton()
    expect(await unlockSignIn({ systeme: true }, id, duLien)).toBe(true)
    expect(await essais('adresse'), 'ceux d’une autre adresse restent').toEqual([1])
    await assieger(CLAIRE)
    expect(await entrer(CLAIRE), 'l’attaque continue').toBe(false)
    expect(await rater(CLAIRE, { jeton: duLien }), 'le mot de passe reste demandé').toBe(false)
    expect(await entrer(CLAIRE, { jeton: duLien })).toBe(true)
    const [ecrit] = await db.evenement.findMany({ where: { type: 'connexion.debloquee' }, select: { donnees: true } })
    expect(ecrit).toEqual({ donnees: { utilisateurId: id, appareil: true } })
  })

  it('ne fait rien pour une personne inconnue', async () => {
    const avant = await db.evenement.count()
    expect(await unlockSignIn({ systeme: true }, randomUUID())).toBe(false)
    expect(await db.evenement.count()).toBe(avant)
  })
})

describe('les appareils connus', () => {
  it('dix par personne : le moins récent est oublié ; l’identifiant n’est pas en base', async () => {
    const tous = Array.from({ length: APPAREILS.parPersonne + 1 }, jeton)
    for (const un of tous) await entrer(CLAIRE, { jeton: un })
    expect(await db.appareil.count()).toBe(APPAREILS.parPersonne)
    for (const un of tous) expect(await db.appareil.count({ where: { empreinte: un } })).toBe(0)
    await assieger(CLAIRE)
    expect(await entrer(CLAIRE, { jeton: tous[0] ?? '' })).toBe(false)
    expect(await entrer(CLAIRE, { jeton: tous[1] ?? '' })).toBe(true)
  })

  it('connu pour une personne, il ne l’est pas pour une autre ; ni après six mois sans servir', async () => {
    const appareil = jeton()
    await entrer(CLAIRE, { jeton: appareil })
    await assieger(SOPHIE)
    expect(await entrer(SOPHIE, { jeton: appareil })).toBe(false)
    await db.$executeRaw`UPDATE appareil SET vu_le = now() - interval '181 days'`
    await assieger(CLAIRE)
    expect(await entrer(CLAIRE, { jeton: appareil })).toBe(false)
    await purgeSignIn()
    expect(await db.appareil.count()).toBe(0)
  })
})
