import 'server-only'
import { asSystem } from '@/lib/data/as-system'
import { seal } from '@/lib/data/champ'
import type { Db, Prisma } from '@/lib/data/prisma'
import { numeroEmpreinteOf } from '@/lib/entreprises/numero-entreprise'
import { hashPassword } from '@/lib/identite/password'
import { normalizeAnswer } from '@/lib/identite/questions'
import { normalizeEmail } from '@/lib/ground/email'
import { env } from '@/lib/ground/env'
import { NOUVEAUTES } from '@/lib/presentation/ecrans'
import { PRESENTATION } from '@/lib/presentation/rules'
import { DEMO_ANSWERS, DEMO_PASSWORD, DEMO_PREMIERE_VISITE, DEMO_TOTP_SECRET, numeroEntrepriseOf } from './accounts'
import { readActors } from './acteurs'
import { type Coffre, openCoffre } from './fichiers'
import { writeFichesDsn } from './fiches-dsn'
import { withPlayedTime } from './heure'
import { playIn } from './play'
import { openPublies, writeCourriers, writePublications } from './publications'
import { writeRetoursDsn } from './retours-dsn'
import { buildWorld, type UtilisateurRow, type World } from './world'

/**
 * Écrit le monde de démonstration, en une transaction : tout y est, ou rien. Les demandes y sont jouées, acte après acte, à leur heure. Une base où une personne ou une entreprise existe déjà reste comme elle est.
 * @param today le jour d’où partent toutes les dates du monde.
 */
export async function seed(today: Date = new Date()): Promise<void> {
  if (!env().DEMO) throw new Error('Le monde de démonstration ne s’écrit qu’en démonstration (DEMO=oui).')
  if (await asSystem('monde de démonstration', isInhabited)) return
  const world = buildWorld(today)
  const [secrets, coffre, publies] = await Promise.all([hashSecrets(world.utilisateurs), openCoffre(), openPublies()])
  await withPlayedTime(env().DATABASE_URL, () =>
    asSystem('monde de démonstration', async (db) => {
      if (await isInhabited(db)) return
      await writePeople(db, world, secrets)
      await writeCompanies(db, world)
      await writeExchanges(db, world, coffre)
      await writePublications(db, world, publies, today)
      await writeFichesDsn(db, world, today)
      await writeRetoursDsn(db, world)
    }),
  )
}

const isInhabited = async (db: Db): Promise<boolean> =>
  (await db.utilisateur.findFirst({ select: { id: true } })) !== null || (await db.entreprise.findFirst({ select: { siren: true } })) !== null

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
  await db.presentationVue.createMany({ data: seenBy(world.utilisateurs) })
  await db.compte.createMany({ data: world.comptes })
  await db.membre.createMany({ data: world.membres })
  await db.cabinet.createMany({ data: world.cabinets })
  await db.membreCabinet.createMany({ data: world.membresCabinet })
  await db.delegation.createMany({ data: world.delegations })
}

/** Chacun connaît déjà son espace, sauf la personne dont c’est la première visite. */
const seenBy = (personnes: readonly UtilisateurRow[]): Prisma.PresentationVueCreateManyInput[] =>
  personnes
    .filter(({ gestion, email }) => !gestion && !email.endsWith(DEMO_PREMIERE_VISITE))
    .flatMap(({ id }) => [PRESENTATION, ...NOUVEAUTES.map(({ cle }) => cle)].map((entree) => ({ utilisateurId: id, entree })))

async function writeCompanies(db: Db, world: World): Promise<void> {
  await db.entreprise.createMany({
    data: world.entreprises.map((e) => ({ ...e, numeroEmpreinte: numeroEmpreinteOf(e.siren, numeroEntrepriseOf(e.siren)) })),
  })
  await db.etablissement.createMany({ data: world.etablissements })
  await db.contrat.createMany({ data: world.contrats })
  await db.avenantContrat.createMany({ data: world.avenants })
  await db.rattachement.createMany({ data: world.rattachements })
  await db.habilitation.createMany({ data: world.habilitations })
}

async function writeExchanges(db: Db, world: World, coffre: Coffre): Promise<void> {
  const contrats = new Map(
    world.contrats.flatMap((c) => (c.univers === 'prevoyance' && !c.finLe ? [[c.siren, c.reference] as const] : [])).toReversed(),
  )
  await playIn(db, { actors: await readActors(db), coffre, contratOf: (siren) => contrats.get(siren) ?? '' }, world.histoires)
  await writeCourriers(db, world)
  await db.notification.createMany({ data: world.notifications })
}
