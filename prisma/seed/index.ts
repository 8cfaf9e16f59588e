import 'server-only'
import { asSystem } from '@/lib/data/as-system'
import { seal } from '@/lib/data/champ'
import type { Db, Prisma } from '@/lib/data/prisma'
import { freezeSentIn } from '@/lib/demandes/envoi/freeze-sent'
import { findDemarche } from '@/lib/demarches/registre'
import { numeroEmpreinteOf } from '@/lib/entreprises/numero-entreprise'
import { hashPassword } from '@/lib/identite/password'
import { normalizeAnswer } from '@/lib/identite/questions'
import { normalizeEmail } from '@/lib/ground/email'
import { DEMO_ANSWERS, DEMO_PASSWORD, DEMO_TOTP_SECRET, numeroEntrepriseOf } from './accounts'
import { reponsesOf, seenSteps } from './reponses'
import { buildWorld, numbered, type UtilisateurRow, type World } from './world'

/**
 * Écrit le monde de démonstration, en une transaction. Une base où quelqu’un existe déjà reste comme elle est.
 * @param today le jour d’où partent toutes les dates du monde.
 */
export async function seed(today: Date = new Date()): Promise<void> {
  if (await asSystem('monde de démonstration', isInhabited)) return
  const world = buildWorld(today)
  const secrets = await hashSecrets(world.utilisateurs)
  await asSystem('monde de démonstration', async (db) => {
    if (await isInhabited(db)) return
    await writePeople(db, world, secrets)
    await writeCompanies(db, world)
    await writeExchanges(db, world)
  })
}

const isInhabited = async (db: Db): Promise<boolean> => (await db.utilisateur.findFirst({ select: { id: true } })) !== null

type Secrets = { utilisateurs: Prisma.UtilisateurCreateManyInput[]; reponses: Prisma.ReponseSecreteCreateManyInput[] }

/** Chaque empreinte d’Argon2 coûte : les administrateurs des petits clients partagent la leur, et tous celles des réponses. */
async function hashSecrets(personnes: readonly UtilisateurRow[]): Promise<Secrets> {
  const partagee = await hashPassword(DEMO_PASSWORD)
  const reponses = await Promise.all(
    DEMO_ANSWERS.map(async ({ question, reponse }, i) => ({ question, rang: i + 1, empreinte: await hashPassword(normalizeAnswer(reponse)) })),
  )
  const utilisateurs = await Promise.all(
    personnes.map(async (personne) => ({
      ...personne,
      emailNormalise: normalizeEmail(personne.email),
      motDePasse: /@client\d{3}\./.test(personne.email) ? partagee : await hashPassword(DEMO_PASSWORD),
      totpSecret: personne.gestion ? seal(DEMO_TOTP_SECRET) : null,
    })),
  )
  return { utilisateurs, reponses: personnes.flatMap(({ id }) => reponses.map((r) => ({ utilisateurId: id, ...r }))) }
}

async function writePeople(db: Db, world: World, secrets: Secrets): Promise<void> {
  await db.utilisateur.createMany({ data: secrets.utilisateurs })
  await db.reponseSecrete.createMany({ data: secrets.reponses })
  await db.compte.createMany({ data: world.comptes })
  await db.membre.createMany({ data: world.membres })
  await db.cabinet.createMany({ data: world.cabinets })
  await db.membreCabinet.createMany({ data: world.membresCabinet })
  await db.delegation.createMany({ data: world.delegations })
}

async function writeCompanies(db: Db, world: World): Promise<void> {
  await db.entreprise.createMany({
    data: world.entreprises.map((e) => ({ ...e, numeroEmpreinte: numeroEmpreinteOf(e.siren, numeroEntrepriseOf(e.siren)) })),
  })
  await db.etablissement.createMany({ data: world.etablissements })
  await db.contrat.createMany({ data: world.contrats })
  await db.rattachement.createMany({ data: world.rattachements })
  await db.habilitation.createMany({ data: world.habilitations })
}

async function writeExchanges(db: Db, world: World): Promise<void> {
  const envoyees = world.demandes.filter((d) => d.envoyeeLe).length
  const [rangs] = await db.$queryRaw<
    { premier: bigint }[]
  >`SELECT min(rang) AS premier FROM (SELECT nextval('numero_demande') AS rang FROM generate_series(1, ${envoyees}::int)) tirage`
  const contratOf = (siren: string) => world.contrats.find((c) => c.siren === siren && c.univers === 'prevoyance' && !c.finLe)?.reference ?? ''
  const demandes = world.demandes.map((d) => (findDemarche(d.demarche) && !d.envoyeeLe ? { ...d, etapesVues: seenSteps(d) } : d))
  await db.demande.createMany({ data: numbered(demandes, Number(rangs?.premier)) })
  await db.reponse.createMany({
    data: world.demandes.flatMap((demande) => reponsesOf(demande, contratOf(demande.siren))),
  })
  await db.message.createMany({ data: world.messages })
  await db.piece.createMany({ data: world.pieces })
  // Ce qui a été envoyé par le portail est figé par son geste, à l’heure de chaque envoi.
  const parties = demandes.flatMap(({ id, canal, envoyeeLe }) => (envoyeeLe && canal === 'portail' ? [id] : []))
  const figees = await freezeSentIn(db, parties, false)
  if (figees !== parties.length)
    throw new Error(`Monde de démonstration : ${figees} envois figés pour ${parties.length} demandes envoyées par le portail.`)
  await db.courrier.createMany({ data: world.courriers })
  await db.notification.createMany({ data: world.notifications })
}
