import type { Fact } from '@/components/ui/facts'
import { Lien } from '@/components/ui/lien'
import type { Actor } from '@/lib/access/actor'
import { ROLE_NOMS } from '@/lib/access/roles'
import { nationalPhone } from '@/lib/demarches/kinds/phone'
import { formatDate } from '@/lib/ground/date'
import { capital } from '@/lib/ground/initiale'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { Securite } from '@/lib/utilisateurs/rules'
import type { CompteListe } from '@/lib/utilisateurs/queries'

/** Ce que l’on sait de la personne. */
export const identiteFacts = ({ civilite, prenom, nom, email }: Actor['utilisateur'], { telephone, telephoneAutre, creeLe }: CompteListe): Fact[] => [
  { label: 'Civilité', value: civilite === 'madame' ? 'Madame' : 'Monsieur' },
  { label: 'Prénom et nom', value: `${prenom} ${nom}` },
  { label: 'Identifiant', value: email },
  { label: 'Téléphone', value: telephone ? spaced(telephone) : null },
  ...(telephoneAutre ? [{ label: 'Autre téléphone', value: spaced(telephoneAutre) }] : []),
  { label: 'Accès ouvert', value: creeLe ? `le ${formatDate(creeLe)}` : null },
]

/** Ce qu’elle peut faire, compte par compte, puis pour son cabinet, puis chez l’assureur. */
export function roleFacts(actor: Actor, { comptes }: CompteListe): Fact[] {
  const { civilite } = actor.utilisateur
  const clients = actor.acces.filter((a) => a.voie === 'delegation')
  return [
    ...comptes.map((compte): Fact => {
      const nombre = actor.acces.find((a) => a.voie === 'membre' && a.compteId === compte.id)?.sirens.length ?? 0
      return {
        label: compte.nom,
        value: [capital(ROLE_NOMS[compte.role][civilite]), compte.fonction, plural(nombre, 'entreprise')].filter(Boolean).join(', '),
      }
    }),
    ...(actor.cabinet
      ? [
          {
            label: actor.cabinet.raisonSociale,
            value: `${capital(ROLE_NOMS.expert_comptable[civilite])} pour ${plural(clients.length, 'client')}, ${plural(actor.perimetre.sirens.length, 'entreprise')}`,
          },
        ]
      : []),
    ...(actor.gestion ? [{ label: 'Centre de gestion', value: capital(ROLE_NOMS[actor.gestion][civilite]) }] : []),
  ]
}

const spaced = (telephone: string): string => nationalPhone(telephone).replaceAll(' ', '\u00a0')

/** Ce qui protège l’accès, et de quoi le changer. @param modifiable la personne est cliente : ses questions et son adresse sont à elle. */
export const securiteFacts = ({ questions, secondFacteur, restants, netEntreprises, demandePar }: Securite, modifiable: boolean): Fact[] => [
  { label: 'Mot de passe', value: 'Choisi par vous, connu de vous seul', action: <Modify href={routes.profilMotDePasse()} quoi="le mot de passe" /> },
  ...(modifiable
    ? [
        {
          label: 'Adresse e-mail',
          value: 'Votre identifiant, et où nous vous écrivons',
          action: <Modify href={routes.profilAdresse()} quoi="l’adresse e-mail" />,
        },
        {
          label: 'Questions secrètes',
          value: questions ? 'Trois questions choisies' : 'Pas encore choisies',
          action: questions ? (
            <Modify href={routes.profilQuestions()} quoi="les questions secrètes" />
          ) : (
            <Lien href={routes.questionsSecretes()}>Choisir mes questions</Lien>
          ),
        },
      ]
    : []),
  {
    label: 'Second facteur',
    value: secondFacteur
      ? `Activé, il vous reste ${plural(restants, 'code')} de secours`
      : `Non activé${demandePar.length > 0 ? `, demandé par ${demandePar.join(', ')}` : ''}`,
    action: secondFacteur ? (
      <Modify href={routes.profilSecondFacteur()} quoi="le second facteur" />
    ) : (
      <Lien href={routes.profilSecondFacteur()}>Activer mon second facteur</Lien>
    ),
  },
  ...(netEntreprises > 0
    ? [
        {
          label: 'Net-entreprises',
          value: 'Vous connecte aussi, sans votre mot de passe',
          action: <Lien href={routes.profilNetEntreprises()}>Délier Net-entreprises</Lien>,
        },
      ]
    : []),
]

const Modify = ({ href, quoi }: { href: string; quoi: string }) => (
  <Lien href={href}>
    Modifier<span className="sr-only"> {quoi}</span>
  </Lien>
)
