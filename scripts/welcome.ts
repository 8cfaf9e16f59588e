import { existsSync } from 'node:fs'
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
  console.log(`Réponses secrètes de chacun : ${world.DEMO_ANSWERS.map(({ reponse }) => reponse).join(', ')}`)
  console.log(`Gestion, dans /gestion : le code à six chiffres de la clé ${world.DEMO_TOTP_SECRET}\n`)
}

function line({ siren, raisonSociale, numeroEntreprise }: { siren: string; raisonSociale: string; numeroEntreprise: string }): string {
  return `${siren} ${raisonSociale.padEnd(30)} Identifiant numéro entreprise ${numeroEntreprise}`
}
