import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { onDisk } from '../demandes/pieces/folder'
import { actorOfSession } from '@/lib/identite/session'
import { sealSid } from '@/lib/identite/cookie'
import { PORTES as DEFINITIONS } from '@/app/portes'
import { EMAILS } from '../../support/matrix'
import { base, sidOf } from '../access/people'
import { pdf } from '../../unit/demandes/pieces/samples'
import { ask } from './browser'
import { startBrouillon } from '../../support/commandes'

vi.mock('next/headers', async () => (await import('./browser.ts')).nextHeaders)

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>
type Envoi = { params: Record<string, string>; recherche?: string; corps: Buffer; headers: Record<string, string> }
type Porte = { espace: 'client' | 'gestion' | 'supervision'; charger: () => Promise<unknown>; envoi: () => Promise<Envoi> }

// Un petit client que Karim suit par une délégation entière, et qui n’a que lui pour dossiers de cet essai.
let siren = ''
let delegationId = ''
let brouillon = ''
let demande = { id: '', numero: '' }
const sids = { client: '', gestion: '', supervision: '' }

const multipart = async (champs: Record<string, string>, fichiers: [string, Buffer][]): Promise<Pick<Envoi, 'corps' | 'headers'>> => {
  const form = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) form.append(nom, valeur)
  for (const [nom, octets] of fichiers) form.append(nom, new Blob([new Uint8Array(octets)], { type: 'application/pdf' }), 'piece.pdf')
  const fait = new Response(form)
  return { corps: Buffer.from(await fait.arrayBuffer()), headers: { 'content-type': fait.headers.get('content-type') ?? '' } }
}
const json = (corps: object) => ({ corps: Buffer.from(JSON.stringify(corps)), headers: { 'content-type': 'application/json' } })
const fichier = () => pdf({ text: randomUUID() })
let fiches = 0
const retourDsn = () =>
  Buffer.from(
    readFileSync(join(process.cwd(), 'prisma/seed/crm_900000019.json'), 'utf8').replace('CRM-2026-02-0001', `CRM-${randomUUID()}`.slice(0, 40)),
  )
const ficheDsn = () =>
  Buffer.from(
    readFileSync(join(process.cwd(), 'prisma/seed/fpoc_900000019.xml'), 'latin1')
      .replace('2025-12-10', '2027-01-10')
      .replace('1.500', `2.${++fiches}`),
    'latin1',
  )

/** Chaque porte qui lit un corps, et un envoi qu’elle accepte. */
const PORTES: Record<string, Porte> = {
  'app/api/brouillons/[id]/pieces/route.ts#PUT': {
    espace: 'client',
    charger: () => import('@/app/api/brouillons/[id]/pieces/route'),
    envoi: async () => {
      const corps = fichier()
      const sha256 = createHash('sha256').update(corps).digest('hex')
      return { params: { id: brouillon }, recherche: '?piece=decomptes_ij', corps, headers: { 'x-sha256': sha256, 'x-nom': 'a.pdf' } }
    },
  },
  'app/api/brouillons/[id]/pieces/route.ts#POST': {
    espace: 'client',
    charger: () => import('@/app/api/brouillons/[id]/pieces/route'),
    envoi: async () => ({ params: { id: brouillon }, ...(await multipart({ etape: 'pieces' }, [['piece.decomptes_ij', fichier()]])) }),
  },
  'app/api/pieces/[id]/route.ts#POST': {
    espace: 'client',
    charger: () => import('@/app/api/pieces/[id]/route'),
    envoi: async () => {
      const id = randomUUID()
      await base().piece.create({ data: { id, demandeId: brouillon, siren, champ: 'rib', libelle: 'rib', etat: 'recue', cle: `essai/${id}` } })
      return { params: { id }, corps: Buffer.from('etape=pieces'), headers: {} }
    },
  },
  'app/api/brouillons/[id]/champs/route.ts#PUT': {
    espace: 'client',
    charger: () => import('@/app/api/brouillons/[id]/champs/route'),
    envoi: async () => ({
      params: { id: brouillon },
      ...json({ siren, etape: 'entreprise', entrees: [['declarantNom', randomUUID()]], vues: { declarantNom: { v: 1, d: '' } } }),
    }),
  },
  'app/api/demandes/[numero]/messages/route.ts#POST': {
    espace: 'client',
    charger: () => import('@/app/api/demandes/[numero]/messages/route'),
    envoi: async () => ({
      params: { numero: demande.numero },
      ...(await multipart({ corps: 'Bonjour', cle: randomUUID() }, [['fichier', fichier()]])),
    }),
  },
  'app/api/demandes/[numero]/pieces/[piece]/route.ts#POST': {
    espace: 'client',
    charger: () => import('@/app/api/demandes/[numero]/pieces/[piece]/route'),
    envoi: async () => {
      const piece = randomUUID()
      await base().piece.create({ data: { id: piece, demandeId: demande.id, siren, libelle: 'Avis', etat: 'demandee', demandeeLe: new Date() } })
      await base().demande.update({ where: { id: demande.id }, data: { etat: 'pieces_demandees', statut: 'en_attente' } })
      return { params: { numero: demande.numero, piece }, ...(await multipart({}, [['fichier', fichier()]])) }
    },
  },
  'app/api/demandes/[numero]/message-en-cours/route.ts#PUT': {
    espace: 'client',
    charger: () => import('@/app/api/demandes/[numero]/message-en-cours/route'),
    envoi: async () => ({ params: { numero: demande.numero }, ...json({ siren, corps: randomUUID() }) }),
  },
  'app/api/gestion/demandes/[numero]/messages/route.ts#POST': {
    espace: 'gestion',
    charger: () => import('@/app/api/gestion/demandes/[numero]/messages/route'),
    envoi: async () => ({
      params: { numero: demande.numero },
      ...(await multipart({ corps: 'Bonjour', cle: randomUUID() }, [['fichier', fichier()]])),
    }),
  },
  'app/api/gestion/demandes/[numero]/message-en-cours/route.ts#PUT': {
    espace: 'gestion',
    charger: () => import('@/app/api/gestion/demandes/[numero]/message-en-cours/route'),
    envoi: async () => ({ params: { numero: demande.numero }, ...json({ corps: randomUUID() }) }),
  },
  'app/api/gestion/courriers/route.ts#POST': {
    espace: 'gestion',
    charger: () => import('@/app/api/gestion/courriers/route'),
    envoi: async () => ({
      params: {},
      ...(await multipart({ cle: randomUUID(), siren, sujet: 'prevoyance', objet: 'Attestation' }, [['fichier', fichier()]])),
    }),
  },
  'app/api/gestion/documents/route.ts#POST': {
    espace: 'gestion',
    charger: () => import('@/app/api/gestion/documents/route'),
    envoi: async () => {
      const vers = { portee: 'entreprise', cible: siren, univers: 'prevoyance', attendues: '1' }
      return {
        params: {},
        ...(await multipart({ cle: randomUUID(), ...vers, nature: 'notice', titre: 'Notice' }, [['fichier', fichier()]])),
      }
    },
  },
  'app/api/gestion/retours-dsn/route.ts#POST': {
    espace: 'gestion',
    charger: () => import('@/app/api/gestion/retours-dsn/route'),
    envoi: async () => ({ params: {}, ...(await multipart({ cle: randomUUID(), siren: '900000019' }, [['fichier', retourDsn()]])) }),
  },
  'app/api/gestion/fiches-dsn/route.ts#POST': {
    espace: 'gestion',
    charger: () => import('@/app/api/gestion/fiches-dsn/route'),
    envoi: async () => ({ params: {}, ...(await multipart({ cle: randomUUID(), siren: '900000019' }, [['fichier', ficheDsn()]])) }),
  },
  'app/api/gestion/bibliotheque/route.ts#POST': {
    espace: 'supervision',
    charger: () => import('@/app/api/gestion/bibliotheque/route'),
    envoi: async () => {
      const modele = { chaine: '', nature: 'modele', titre: 'Modèle', phrase: 'À remplir', univers: 'tous' }
      return { params: {}, ...(await multipart({ cle: randomUUID(), ...modele }, [['fichier', fichier()]])) }
    },
  },
}

/** Ce qui peut arriver pendant qu’un corps arrive : ce que la base change, ce qui le défait, et ce qu’il faut répondre. */
type Coupure = { couper: () => Promise<unknown>; rendre: () => Promise<unknown>; statut: number }
const delegation = (data: object) => base().delegation.update({ where: { id: delegationId }, data })
const personne = (email: string, data: object) => base().utilisateur.updateMany({ where: { email }, data })
const sessions = (fermeeLe: Date | null) => base().session.updateMany({ data: { fermeeLe } })
/** Ce qui ôte la gestion à l’un des siens. */
const partis = (email: string, gestion: 'gestionnaire' | 'superviseur'): Record<string, Coupure> => ({
  'la session fermée': { couper: () => sessions(new Date()), rendre: () => sessions(null), statut: 401 },
  'qui part de la gestion': { couper: () => personne(email, { gestion: null }), rendre: () => personne(email, { gestion }), statut: 401 },
  'qui est désactivé': {
    couper: () => personne(email, { desactiveLe: new Date() }),
    rendre: () => personne(email, { desactiveLe: null }),
    statut: 401,
  },
})
const COUPURES: Record<Porte['espace'], Record<string, Coupure>> = {
  client: {
    'la session fermée': { couper: () => sessions(new Date()), rendre: () => sessions(null), statut: 401 },
    'la délégation retirée': { couper: () => delegation({ etat: 'revoquee' }), rendre: () => delegation({ etat: 'acceptee' }), statut: 404 },
    'la délégation finie hier': { couper: () => delegation({ au: new Date('2026-01-01') }), rendre: () => delegation({ au: null }), statut: 404 },
    'la délégation passée en lecture seule': {
      couper: () => delegation({ lectureSeule: true }),
      rendre: () => delegation({ lectureSeule: false }),
      statut: 403,
    },
    'l’univers retiré': {
      couper: () => delegation({ univers: ['sante', 'retraite'] }),
      rendre: () => delegation({ univers: ['sante', 'prevoyance', 'retraite'] }),
      statut: 404,
    },
    'l’entreprise détachée': {
      couper: () => base().rattachement.updateMany({ where: { siren }, data: { detacheLe: new Date() } }),
      rendre: () => base().rattachement.updateMany({ where: { siren }, data: { detacheLe: null } }),
      statut: 404,
    },
  },
  gestion: partis(EMAILS.sophie, 'gestionnaire'),
  supervision: {
    ...partis(EMAILS.luc, 'superviseur'),
    'le superviseur redevenu gestionnaire': {
      couper: () => personne(EMAILS.luc, { gestion: 'gestionnaire' }),
      rendre: () => personne(EMAILS.luc, { gestion: 'superviseur' }),
      statut: 404,
    },
  },
}

beforeAll(async () => {
  sids.client = await sidOf(EMAILS.karim)
  sids.gestion = await sidOf(EMAILS.sophie)
  sids.supervision = await sidOf(EMAILS.luc)
  const karim = await actorOfSession(sids.client, false)
  const titre = karim?.acces.find((a) => !a.lectureSeule && a.univers.length === 3)
  if (!karim || !titre) throw new Error('Karim n’a pas de délégation entière')
  siren = titre.sirens[0] ?? ''
  delegationId = titre.id
  brouillon = randomUUID()
  await startBrouillon(karim, { siren, slug: 'arret-de-travail', id: brouillon })
  const sophie = await base().utilisateur.findFirstOrThrow({ where: { email: EMAILS.sophie }, select: { id: true } })
  demande = { id: randomUUID(), numero: 'CP-2026-7999999-0' }
  const auteur = { auteurId: karim.utilisateur.id, auteurNom: 'Karim Benali', compteId: titre.compteId, delegationId }
  const suivie = { gestionnaireId: sophie.id, gestionnaireNom: 'Sophie Martin', envoyeeLe: new Date() }
  const etat = { statut: 'en_cours' as const, etat: 'en_traitement' as const }
  await base().demande.create({
    data: { ...demande, siren, ...auteur, ...suivie, ...etat, univers: 'prevoyance', demarche: 'contact', objet: 'Essai' },
  })
})

/** Tout ce qu’un envoi pourrait écrire. */
async function written(): Promise<unknown> {
  const ou = { in: [brouillon, demande.id] }
  const [demandes, reponses, pieces, messages, enCours, journal] = [
    await base().demande.findMany({ where: { id: ou }, orderBy: { id: 'asc' } }),
    await base().reponse.findMany({ where: { demandeId: ou }, orderBy: [{ demandeId: 'asc' }, { champ: 'asc' }] }),
    await base().piece.findMany({ where: { demandeId: ou }, orderBy: { id: 'asc' } }),
    await base().message.findMany({ where: { demandeId: ou }, select: { id: true, corps: true, cote: true }, orderBy: { id: 'asc' } }),
    await base().messageEnCours.findMany({ where: { demandeId: ou }, orderBy: { utilisateurId: 'asc' } }),
    // Le refus lui-même s’y lit, et un travail l’y résume.
    await base().evenement.count({ where: { siren, type: { notIn: ['acces.refuse', 'refus.en_nombre'] } } }),
  ]
  const publies = [
    await base().courrier.count(),
    await base().document.count(),
    await base().modele.count(),
    await base().ficheDsn.count(),
    await base().retourDsn.count(),
  ]
  return { demandes, reponses, pieces, messages, enCours, journal, publies, disque: onDisk().length }
}

/** Envoie la moitié du corps, fait ce qu’on lui dit, puis le reste. */
async function send(porte: string, { params, recherche = '', corps, headers }: Envoi, milieu: () => Promise<unknown>): Promise<Response> {
  const verbe = porte.split('#')[1] ?? ''
  const module = (await PORTES[porte]?.charger()) as Record<string, Handler>
  let pris = 0
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(sortie) {
        const moitie = Math.floor(corps.length / 2)
        if (pris === 0) sortie.enqueue(new Uint8Array(corps.subarray(0, moitie)))
        else {
          await milieu()
          sortie.enqueue(new Uint8Array(corps.subarray(moitie)))
          sortie.close()
        }
        pris++
      },
    },
    { highWaterMark: 0 },
  )
  const request = new Request(`http://localhost:3000/x${recherche}`, {
    method: verbe,
    body,
    headers: { ...headers, 'content-length': String(corps.length), accept: verbe === 'POST' ? 'text/html' : 'application/json' },
    duplex: 'half',
  } as RequestInit)
  const espace = PORTES[porte]?.espace ?? 'client'
  ask({ cookie: sealSid(sids[espace]), headers: { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' } })
  const handler = module[verbe]
  if (!handler) throw new Error(`${porte} n’existe pas`)
  return handler(request, { params: Promise.resolve(params as never) })
}

it('chaque porte qui lit un corps est ici', () => {
  const portes = Object.entries(DEFINITIONS).flatMap(([adresse, definitions]) =>
    Object.entries(definitions).flatMap(([verbe, definition]) =>
      (verbe === 'PUT' || verbe === 'POST') && 'params' in definition ? [`app${adresse}/route.ts#${verbe}`] : [],
    ),
  )
  expect(portes.sort()).toEqual(Object.keys(PORTES).sort())
})

describe.each(Object.keys(PORTES))('%s', (porte) => {
  const { espace, envoi } = PORTES[porte] ?? { espace: 'client' as const, envoi: async () => ({}) as Envoi }
  beforeEach(async () => {
    // Chaque porte de plus prend de l’allure de la même personne.
    await base().cadence.deleteMany()
    await base().demande.update({ where: { id: demande.id }, data: { etat: 'en_traitement', statut: 'en_cours' } })
  })

  it('un envoi lent, et rien ne change : il passe et il écrit', async () => {
    const prete = await envoi()
    const avant = await written()
    const reponse = await send(porte, prete, async () => undefined)
    expect(reponse.status, await reponse.clone().text()).toBeLessThan(400)
    expect(await written()).not.toEqual(avant)
  })

  it.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data;',
    'multipart/mixed; boundary=x',
    'Multipart/Form-Data; charset=utf-8',
  ])('un formulaire sans bord (%s) : 400 et une phrase, rien n’est écrit', async (type) => {
    const prete = await envoi()
    const avant = await written()
    const reponse = await send(
      porte,
      { ...prete, corps: Buffer.from('--x--\r\n'), headers: { ...prete.headers, 'content-type': type } },
      async () => undefined,
    )
    expect([reponse.status, await reponse.text()]).toEqual([400, expect.stringMatching(/abîmé|forme attendue/)])
    expect(await written()).toEqual(avant)
  })

  // Le corps d’un retrait ne dit que la page où revenir.
  it
    .skipIf(porte.startsWith('app/api/pieces/'))
    .each([
      '',
      '--x',
      '--x\r\n',
      '--x\r\ncontent-disp',
      '--y\r\n\r\n--y--',
      `--x\r\n${'a'.repeat(90_000)}: b\r\n\r\n`,
      '--x\r\ncontent-disposition: form-data; name="a"; filename="b"\r\n\r\nabc',
    ])('un formulaire abîmé (%#) : refusé par une phrase, jamais une panne, rien n’est écrit', async (corps) => {
    const prete = await envoi()
    const avant = { ...((await written()) as object), enCours: null }
    const reponse = await send(
      porte,
      { ...prete, corps: Buffer.from(corps), headers: { ...prete.headers, 'content-type': 'multipart/form-data; boundary=x' } },
      async () => undefined,
    )
    expect(reponse.status, await reponse.clone().text()).toBeLessThan(500)
    expect({ ...((await written()) as object), enCours: null }).toEqual(avant)
  })

  it.each(Object.keys(COUPURES[espace]))('%s pendant l’envoi : rien ne s’écrit, rien ne reste', async (nom) => {
    const coupure = COUPURES[espace][nom]
    if (!coupure) throw new Error(nom)
    const prete = await envoi()
    const avant = await written()
    try {
      const reponse = await send(porte, prete, coupure.couper)
      const ecrit = /messages\/route/.test(porte)
      const attendu = coupure.statut === 401 && porte.endsWith('POST') && !ecrit ? 303 : coupure.statut
      const rendu = await reponse.clone().text()
      expect(reponse.status, rendu).toBe(attendu)
      if (attendu === 303) expect(reponse.headers.get('location')).toMatch(/^\/connexion/)
      // Un formulaire ordinaire reçoit une page, et ce qui y était tapé lui est redonné.
      if (attendu !== 303 && porte.endsWith('POST')) expect(reponse.headers.get('content-type')).toBe('text/html; charset=utf-8')
      if (ecrit) expect(rendu).toContain('Bonjour</textarea>')
    } finally {
      await coupure.rendre()
    }
    expect(await written()).toEqual(avant)
  })
})
