import type { Fact } from '@/components/ui/facts'
import type { Actor } from '@/lib/access/actor'
import { ROLE_NOMS } from '@/lib/access/roles'
import { formatDate } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import type { CompteListe } from '@/lib/utilisateurs/queries'

/** Ce que l’on sait de la personne. */
export const identiteFacts = ({ civilite, prenom, nom, email }: Actor['utilisateur'], { telephone, creeLe }: CompteListe): Fact[] => [
  { label: 'Civilité', value: civilite === 'madame' ? 'Madame' : 'Monsieur' },
  { label: 'Prénom et nom', value: `${prenom} ${nom}` },
  { label: 'Identifiant', value: email },
  { label: 'Téléphone', value: telephone ? groupPhone(telephone) : null },
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

const capital = (texte: string) => texte.charAt(0).toLocaleUpperCase('fr') + texte.slice(1)

/** « +33472000019 » → « 04 72 00 00 19 ». */
const groupPhone = (telephone: string): string => telephone.replace(/^\+33/, '0').replace(/(\d{2})(?=\d)/g, '$1\u00a0')
