import type { Fautes, Regles } from '@/components/live-form/live-form'
import type { Critere } from '@/lib/copy/mot-de-passe'
import type { Raw } from '@/lib/demarches/define'
import type { Lecture } from '@/lib/demarches/kind'
import { email } from '@/lib/demarches/kinds/email'
import { phone } from '@/lib/demarches/kinds/phone'
import { siren } from '@/lib/demarches/kinds/siren'
import { suggestEmail } from '@/lib/ground/email'
import { normalizeText } from '@/lib/ground/unicode'
import { criteriaOf, type Personne, weaknessOf, wordsOf } from '@/lib/mot-de-passe/rules'

/** Ce que la frappe montre d’autre que les erreurs : les critères remplis, et l’adresse que l’on voulait sans doute écrire. */
export type Montre = { criteres: readonly Critere[]; conseil: string | null }

type Regle = (raw: Raw, field: never, contexte: never) => Lecture
const KINDS: Readonly<Record<string, Regle>> = { email: email.understand, telephone: phone.understand, siren: siren.understand }

/**
 * Les règles des formulaires d’identité, d’après le nom de leurs champs : celles mêmes du serveur, sauf zxcvbn, trop lourd ici, qui juge à l’envoi.
 * @param connue ce que l’on sait déjà de la personne ; le reste se lit de ce qu’elle tape.
 */
export function identityRules(form: HTMLFormElement, connue: Partial<Personne>, show: (montre: Montre) => void): Regles {
  const wordsIn = (lu: (nom: string) => string) =>
    wordsOf({ email: lu('email'), prenom: lu('prenom'), nom: lu('nom'), telephone: lu('telephone').replaceAll(' ', ''), ...connue })
  const reader = (saisie: FormData) => (nom: string) => String(saisie.get(nom) ?? '').slice(0, 400)

  return {
    vifs: ['email', 'siren', 'motDePasse', 'confirmation'],
    resolve: (saisie) => {
      const lu = reader(saisie)
      const fautes: Record<string, Fautes[string]> = {}
      for (const [nom, understand] of Object.entries(KINDS)) {
        if (lu(nom).trim() === '') continue
        const lecture = understand(normalizeText(lu(nom), 'NFKC'), undefined as never, undefined as never)
        if (!lecture.ok) fautes[nom] = { message: lecture.message }
      }
      const faiblesse = lu('motDePasse') === '' ? null : weaknessOf(lu('motDePasse'), wordsIn(lu))
      if (faiblesse) fautes.motDePasse = { message: faiblesse }
      if (lu('confirmation') !== '' && !lu('motDePasse').startsWith(lu('confirmation')))
        fautes.confirmation = { message: 'Les deux mots de passe ne sont pas les mêmes\u00a0: retapez-les.' }
      return fautes
    },
    follow: () => {
      const lu = reader(new FormData(form))
      show({ criteres: criteriaOf(lu('motDePasse'), wordsIn(lu)), conseil: suggestEmail(lu('email')) })
    },
  }
}
