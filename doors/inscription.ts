import 'server-only'
import type { z } from 'zod'
import type { Constat } from '@/lib/annuaire/annuaire'
import { invalid } from '@/lib/ground/errors'
import type { Outcome } from '@/lib/ground/form-state'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { clientIp } from '@/lib/ground/store'
import { proveAddress, startInscription } from '@/lib/identite/inscription'
import type { Certification } from '@/lib/identite/certification'
import type { InscriptionForm, QuestionsForm, VerificationForm } from '@/lib/identite/schema'
import { arriveeSecret } from './arrivee'
import { signInClient } from './sign-in'
import { twice } from './twice'

/** La première étape : un lien part, et la page d’après est la même pour tous. */
export async function register({ confirmation, conditions: _, arrivee, ...inscrit }: z.output<typeof InscriptionForm>): Promise<Outcome> {
  twice({ motDePasse: inscrit.motDePasse, confirmation })
  await startInscription(inscrit, clientIp(), arrivee === 'oui' ? ((await arriveeSecret()) ?? '') : undefined)
  return { vers: routes.inscriptionEnvoyee() }
}

/** Le lien ouvert avec son mot de passe : la personne existe, entre, et passe à la certification. */
export async function verify(saisie: z.output<typeof VerificationForm>): Promise<Outcome> {
  const { identifiant } = await proveAddress(saisie, clientIp())
  return signInClient({ identifiant, motDePasse: saisie.motDePasse, retour: routes.certification() })
}

/**
 * Le compte créé mène aux questions secrètes ; une discordance revient au formulaire avec ce qu’il reste d’essais et ce que dit l’annuaire public ; sans
 * essai, fermée ou introuvable, à la page qui en donne l’issue.
 */
export function afterCertification(fait: Certification): Outcome {
  switch (fait.suite) {
    case 'certifiee':
      return { vers: routes.questionsSecretes('certifiee') }
    case 'epuisee':
      return { vers: routes.certificationEpuisee() }
    case 'fermee':
      return { vers: routes.certificationFermee(fait.siren) }
    case 'introuvable':
      return { vers: routes.certificationSansNumero() }
    case 'discordance':
      throw refuseProof(fait)
  }
}

/** Ce que l’on répond à un SIREN et à un numéro qui ne vont pas ensemble. */
export function refuseProof({ essais: { restants, max }, annuaire }: Extract<Certification, { suite: 'discordance' }>): Error {
  const dit = publicFacts(annuaire)
  return invalid({
    ...(dit ? { siren: dit } : {}),
    numero: `Ce SIREN et ce numéro ne vont pas ensemble. Une lettre O et un zéro se ressemblent\u00a0: recopiez-le depuis le courrier. Il vous reste ${plural(restants, 'essai')} sur ${max}.`,
  })
}

/** Le message parti : la page le dit, et ce qui vient ensuite. */
export const afterAsking = (): Outcome => ({ vers: routes.certificationEpuisee('ecrite') })

/** Ceux qui attendent encore. */
export const toCertifications = (): Outcome => ({ vers: routes.gestionCertifications('rouverte') })

/** Ce que l’annuaire public dit d’un SIREN qui ne va pas avec son numéro : de quoi voir une faute de frappe. */
function publicFacts(annuaire: Constat): string | null {
  switch (annuaire.suite) {
    case 'indisponible':
      return null
    case 'inconnue':
      return 'L’annuaire public des entreprises ne connaît pas ce SIREN\u00a0: vérifiez-le.'
    case 'trouvee': {
      const { nom, commune } = annuaire.entreprise
      if (!nom) return null
      return `D’après l’annuaire public, ce SIREN est celui de «\u00a0${nom}\u00a0»${commune ? `, ${commune}` : ''}. Vérifiez que c’est bien votre entreprise.`
    }
  }
}

/** Les trois couples d’un formulaire. */
export const choiceOf = (f: z.output<typeof QuestionsForm>) => [
  { question: f.question1, reponse: f.reponse1 },
  { question: f.question2, reponse: f.reponse2 },
  { question: f.question3, reponse: f.reponse3 },
]

/** Les questions choisies, ou remises : dans l’espace. */
export const toAccueil = (): Outcome => ({ vers: routes.accueil() })
