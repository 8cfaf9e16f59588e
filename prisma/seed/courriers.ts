import type { Univers } from '../../lib/ground/univers'
import type { Prisma } from '../../lib/data/prisma'
import type { Clock } from './clock.ts'
import { idOf } from './draw.ts'
import type { SmallClient } from './small-clients.ts'
import { personId, type WRITERS } from './writers.ts'

export type CourrierRow = Prisma.CourrierCreateManyInput & { id: string; luLe: Date | null }

const MODELES = {
  appel: [
    'Appel de cotisations du trimestre',
    'Votre appel de cotisations est établi d’après vos déclarations sociales nominatives. Le paiement se fait par la DSN, à la date limite habituelle.',
  ],
  avenant: [
    'Avenant à votre contrat',
    'Les garanties de votre contrat évoluent au 1er janvier. L’avenant reprend les articles modifiés. Remettez la nouvelle notice à chaque salarié.',
  ],
  fiche: [
    'Nouvelle fiche de paramétrage DSN',
    'Une nouvelle fiche de paramétrage est publiée pour votre contrat. Transmettez-la à la personne qui établit la paie avant la prochaine DSN.',
  ],
  attestation: [
    'Attestation de règlement des cotisations',
    'Nous attestons que les cotisations de votre contrat sont réglées à ce jour. Cette attestation est valable six mois.',
  ],
  versement: [
    'Relevé des prestations versées',
    'Vous trouverez le relevé des indemnités versées à l’entreprise au cours du mois, dossier par dossier.',
  ],
  adhesion: [
    'Certificat d’adhésion',
    'Votre certificat d’adhésion est établi. La lettre qui l’accompagne porte votre identifiant numéro entreprise, gardez-la.',
  ],
  regularisation: [
    'Régularisation annuelle',
    'L’écart entre les cotisations appelées et les salaires déclarés est régularisé sur le prochain appel.',
  ],
  retraite: [
    'Conditions d’adhésion à la retraite complémentaire',
    'Les conditions d’adhésion de votre entreprise à l’Agirc-Arrco sont à jour. Aucune démarche n’est à faire de votre côté.',
  ],
} as const satisfies Record<string, readonly [string, string]>

type Modele = keyof typeof MODELES
type Lettre = readonly [siren: string, univers: Univers, modele: Modele, publie: number, lu: { jours: number; par: string } | null]

const par = (qui: keyof typeof WRITERS, jours: number) => ({ jours, par: personId(qui) })

const LETTRES: readonly Lettre[] = [
  ['900000019', 'prevoyance', 'fiche', -1, null],
  ['900000019', 'sante', 'avenant', -6, null],
  ['900000019', 'prevoyance', 'attestation', -24, par('claire', -24)],
  ['900000019', 'prevoyance', 'versement', -31, par('marc', -30)],
  ['900000019', 'sante', 'appel', -40, par('claire', -38)],
  ['900000019', 'retraite', 'retraite', -70, par('claire', -66)],
  ['900000019', 'prevoyance', 'regularisation', -210, par('karim', -208)],
  ['900000027', 'prevoyance', 'appel', -3, null],
  ['900000027', 'prevoyance', 'versement', -29, par('ines', -29)],
  ['900000027', 'prevoyance', 'fiche', -150, par('karim', -149)],
  ['900000035', 'sante', 'avenant', -2, null],
  ['900000035', 'sante', 'appel', -41, par('ines', -40)],
  ['900000035', 'sante', 'adhesion', -300, par('claire', -299)],
  ['900000050', 'prevoyance', 'fiche', -4, null],
  ['900000050', 'sante', 'attestation', -28, par('paul', -27)],
  ['900000050', 'sante', 'appel', -43, par('paul', -43)],
  ['900000068', 'prevoyance', 'adhesion', -12, null],
]

const ROTATION: readonly [Modele, ...Modele[]] = ['appel', 'versement', 'fiche', 'regularisation', 'avenant', 'attestation']

/** Les courriers : plusieurs par entreprise nommée, un ou deux par petit client, lus pour la plupart. */
export function courriers(clock: Clock, clients: readonly SmallClient[]): CourrierRow[] {
  const petits = clients.flatMap((client): Lettre[] => {
    const univers = client.couverture[client.rang % client.couverture.length] ?? 'prevoyance'
    const modele = (pas: number): Modele =>
      univers === 'retraite' ? (pas === 0 ? 'retraite' : 'attestation') : (ROTATION[(client.rang + pas) % ROTATION.length] ?? ROTATION[0])
    const ancien: Lettre = [
      client.company.siren,
      univers,
      modele(0),
      -60 - client.rang,
      { jours: -58 - client.rang, par: client.rang % 3 === 0 ? client.admin.id : personId('karim') },
    ]
    const recent: Lettre = [
      client.company.siren,
      univers,
      modele(1),
      -1 - (client.rang % 12),
      client.rang % 15 === 0 ? null : { jours: -1 - (client.rang % 12), par: personId('karim') },
    ]
    return client.rang % 2 === 0 || client.rang % 15 === 0 ? [ancien, recent] : [ancien]
  })
  return [...LETTRES, ...petits].map((lettre) => row(clock, lettre))
}

/** L’identifiant d’un courrier, d’après ce qu’il dit et à qui. */
export const courrierId = (siren: string, modele: Modele): string => idOf(`courrier ${siren} ${modele}`)

function row(clock: Clock, [siren, univers, modele, publie, lu]: Lettre): CourrierRow {
  const [objet, corps] = MODELES[modele]
  return {
    id: courrierId(siren, modele),
    siren,
    univers,
    objet,
    corps: `Madame, Monsieur,\n\n${corps}\n\nJe vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.`,
    publieLe: clock.moment(publie, '08:00'),
    luLe: lu ? clock.moment(lu.jours, '10:20') : null,
    luPar: lu?.par ?? null,
  }
}
