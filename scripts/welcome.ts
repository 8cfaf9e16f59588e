import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { inProject } from './paths.ts'

type World = typeof import('../prisma/seed/accounts.ts')

/** Écrit les comptes de la démonstration, et pour chaque entreprise son « Identifiant numéro entreprise ». */
export async function printAccounts(): Promise<void> {
  const file = inProject('prisma', 'seed', 'accounts.ts')
  if (!existsSync(file)) return
  const world = (await import(pathToFileURL(file).href)) as World
  console.log(`Comptes de démonstration (mot de passe de chacun : ${world.DEMO_PASSWORD})`)
  for (const { email, nom, role, entreprises, autres } of world.demoAccounts()) {
    console.log(`  ${email.padEnd(34)} ${nom}, ${role}`)
    for (const entreprise of entreprises) console.log(`      ${line(entreprise)}`)
    if (autres > 0) console.log(`      et ${autres} petits clients`)
  }
  console.log('  Sans compte, pour essayer l’inscription')
  for (const entreprise of world.demoEntreprisesSansCompte()) console.log(`      ${line(entreprise)}`)
  if (process.env.NET_ENTREPRISES_EMETTEUR) printStandIn()
  console.log(`Réponses secrètes de chacun : ${world.DEMO_ANSWERS.map(({ reponse }) => reponse).join(', ')}`)
  console.log(`Gestion, dans /gestion : le code à six chiffres de la clé ${world.DEMO_TOTP_SECRET}\n`)
}

/** Les personnes du remplaçant de Net-entreprises, et leur mot de passe. */
function printStandIn(): void {
  const file = inProject('scripts', 'net-entreprises', 'personnes.json')
  const people = JSON.parse(readFileSync(file, 'utf8')) as { siret: string; nom: string; prenom: string }[]
  console.log('  Net-entreprises, son remplaçant (mot de passe de chacun : net-entreprises-demo)')
  for (const { siret, nom, prenom } of people) console.log(`      SIRET ${siret}, nom ${nom}, prénom ${prenom}`)
}

function line({ siren, raisonSociale, numeroEntreprise }: { siren: string; raisonSociale: string; numeroEntreprise: string }): string {
  return `${siren} ${raisonSociale.padEnd(30)} Identifiant numéro entreprise ${numeroEntreprise}`
}
