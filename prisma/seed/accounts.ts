import { createHash } from 'node:crypto'
import type { Question } from '../../lib/identite/questions.ts'
import { CABINET, COMPANIES, COMPTES, type Company, type CompanyKey, PEOPLE, type PersonKey } from './cast.ts'

export { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '../../lib/identite/demonstration.ts'

/** Les réponses secrètes de chacun, dans l’ordre des trois questions posées. */
export const DEMO_ANSWERS = [
  { question: 'couleur', reponse: 'rouge' },
  { question: 'ville_naissance', reponse: 'lyon' },
  { question: 'annee_permis', reponse: '1998' },
] as const satisfies readonly { question: Question; reponse: string }[]

/** Qui vient pour la première fois : l’administrateur d’un petit client, à qui l’accueil se présente. */
export const DEMO_PREMIERE_VISITE = '@client300.example'

/** Combien de petits clients a le cabinet de la démonstration. */
export const SMALL_CLIENTS = 300

/** Une entreprise à l’écran d’accueil du lancement, avec son « Identifiant numéro entreprise ». */
export type DemoEntreprise = { siren: string; raisonSociale: string; numeroEntreprise: string }

/** Une personne nommée : `autres` compte les petits clients, trop nombreux pour être cités. */
export type DemoAccount = { nom: string; email: string; role: string; entreprises: DemoEntreprise[]; autres: number }

/**
 * Le numéro d’entreprise de démonstration d’un SIREN : huit chiffres et une lettre, toujours les mêmes.
 * La base n’en garde que l’empreinte ; le numéro d’une vraie entreprise ne se calcule pas.
 */
export function numeroEntrepriseOf(siren: string): string {
  const tirage = createHash('sha256').update(`démonstration ${siren}`).digest()
  const chiffres = String(tirage.readUInt32BE(0) % 100_000_000).padStart(8, '0')
  return `${chiffres}${'ABCDEFGHJKLMNPQRSTUVWXYZ'[tirage.readUInt8(4) % 24]}`
}

/** Les personnes nommées, avec les entreprises nommées qu’elles atteignent à la création du monde. */
export function demoAccounts(): DemoAccount[] {
  return (Object.keys(PEOPLE) as PersonKey[]).map((cle) => ({
    nom: `${PEOPLE[cle].prenom} ${PEOPLE[cle].nom}`,
    email: PEOPLE[cle].email,
    role: roleOf(cle),
    entreprises: reachOf(cle).map(entreprise),
    autres: cle === 'karim' ? SMALL_CLIENTS : 0,
  }))
}

/** Les clients qui n’ont pas encore de compte : de quoi essayer « Se créer un compte » et « Ajouter une entreprise ». */
export const demoEntreprisesSansCompte = (): DemoEntreprise[] => [entreprise('noel')]

function entreprise(cle: CompanyKey): DemoEntreprise {
  const { siren, raisonSociale }: Company = COMPANIES[cle]
  return { siren, raisonSociale, numeroEntreprise: numeroEntrepriseOf(siren) }
}

function reachOf(personne: PersonKey): CompanyKey[] {
  if (personne === 'karim') return [...COMPTES.durand.entreprises]
  return Object.values(COMPTES).flatMap((compte) => {
    const membre = compte.membres.find((m) => m.personne === personne)
    if (!membre) return []
    return compte.entreprises.filter((cle) => membre.sirens === null || membre.sirens.some((siren) => siren === COMPANIES[cle].siren))
  })
}

function roleOf(personne: PersonKey): string {
  switch (personne) {
    case 'claire':
      return 'administratrice'
    case 'paul':
      return 'administrateur'
    case 'marc':
      return 'collaborateur'
    case 'ines':
      return 'collaboratrice'
    case 'karim':
      return `expert-comptable, ${CABINET.raisonSociale}`
    case 'sophie':
      return 'gestionnaire'
    case 'luc':
      return 'superviseur'
  }
}
