import type { Univers } from '../../lib/ground/univers'
import type { Draw } from './draw.ts'
import { isEnLigne } from './gestes.ts'
import type { SmallClient } from './small-clients.ts'
import type { PieceStory, Story, Turn, Writer } from './story.ts'
import { WRITERS } from './writers.ts'

/** Combien de demandes portent sur les petits clients, par état : surtout du traité et de l’en cours. */
export const SMALL_DEMANDES = { en_attente: 30, brouillon: 10, envoyee: 60, en_cours: 140, traitee: 760 } as const

/** Ce par quoi commence la clé de chacune. */
export const SMALL = 'petit client'

type Kind = { demarche: string; univers: Univers; objet: (salarie: string) => string; mot: string; piece: string; fin: string }

const KINDS = [
  {
    demarche: 'arret-de-travail',
    univers: 'prevoyance',
    objet: (s) => `Arrêt de travail ${de(s)}`,
    mot: 'Bonjour, la déclaration est complète de notre côté.',
    piece: 'Décompte des indemnités journalières',
    fin: 'Bonjour, le dossier est complet et le premier versement est fait.',
  },
  {
    demarche: 'prolongation',
    univers: 'prevoyance',
    objet: (s) => `Prolongation d’arrêt ${de(s)}`,
    mot: 'Bonjour, l’arrêt est prolongé sans interruption.',
    piece: 'Décompte des indemnités journalières',
    fin: 'Bonjour, la prolongation est enregistrée.',
  },
  {
    demarche: 'affiliation',
    univers: 'sante',
    objet: (s) => `Affiliation santé ${de(s)}`,
    mot: 'Bonjour, le bulletin signé est joint.',
    piece: 'Bulletin individuel d’affiliation signé',
    fin: 'Bonjour, l’affiliation est faite. La carte de tiers payant part cette semaine.',
  },
  {
    demarche: 'radiation',
    univers: 'sante',
    objet: (s) => `Radiation ${de(s)}`,
    mot: 'Bonjour, le salarié a été informé de la portabilité.',
    piece: 'Certificat de travail',
    fin: 'Bonjour, la radiation est enregistrée à la date demandée.',
  },
  {
    demarche: 'dispense',
    univers: 'sante',
    objet: (s) => `Dispense d’affiliation ${de(s)}`,
    mot: 'Bonjour, la demande signée par le salarié est jointe.',
    piece: 'Attestation de la couverture obligatoire du conjoint',
    fin: 'Bonjour, la dispense est acceptée jusqu’à la fin de l’année.',
  },
  {
    demarche: 'portabilite',
    univers: 'sante',
    objet: (s) => `Portabilité ${de(s)}`,
    mot: 'Bonjour, le contrat de travail prend fin ce mois-ci.',
    piece: 'Certificat de travail',
    fin: 'Bonjour, les droits sont ouverts pour la durée prévue par la loi.',
  },
  {
    demarche: 'attestation',
    univers: 'prevoyance',
    objet: () => 'Attestation de règlement des cotisations',
    mot: 'Bonjour, un donneur d’ordre demande une attestation récente.',
    piece: 'Demande écrite du donneur d’ordre',
    fin: 'Bonjour, votre attestation est disponible dans Mes courriers.',
  },
  {
    demarche: 'contact',
    univers: 'retraite',
    objet: () => 'Question sur les dates de paiement de la retraite',
    mot: 'Bonjour, le calendrier de paiement change-t-il cette année ?',
    piece: 'Dernier avis reçu',
    fin: 'Bonjour, les dates restent les mêmes, elles figurent dans la rubrique Retraite.',
  },
  {
    demarche: 'changement-entreprise',
    univers: 'prevoyance',
    objet: () => 'Changement d’adresse du siège',
    mot: 'Bonjour, l’entreprise a déménagé le mois dernier.',
    piece: 'Extrait Kbis de moins de 3 mois',
    fin: 'Bonjour, la nouvelle adresse est enregistrée.',
  },
  {
    demarche: 'contact',
    univers: 'sante',
    objet: () => 'Question sur les garanties santé',
    mot: 'Bonjour, la notice remise aux salariés est-elle toujours à jour ?',
    piece: 'Notice concernée',
    fin: 'Bonjour, la notice de cette année est dans vos documents.',
  },
] as const satisfies readonly Kind[]

const SALARIES = [
  'Adrien Morel',
  'Sonia Belkacem',
  'Patrick Vidal',
  'Inès Colin',
  'Mathieu Garnier',
  'Léa Fournier',
  'Hakim Saïdi',
  'Brigitte Noël',
  'Éric Masson',
  'Julie Renaud',
  'Cédric Boyer',
  'Amina Diallo',
  'Franck Leclerc',
  'Maëlle Guyot',
  'Ousmane Traoré',
  'Virginie Hubert',
  'Ludovic Picard',
  'Hélène Brunet',
  'Nicolas Meunier',
] as const

/** « de Karim », « d’Anne ». */
function de(nom: string): string {
  return /^([AEIOUÉ]|Hélène)/.test(nom) ? `d’${nom}` : `de ${nom}`
}

const uncapitalize = (texte: string): string => `${texte.charAt(0).toLowerCase()}${texte.slice(1)}`

/** Les mille demandes des petits clients : réparties en tour, faites par Karim le plus souvent. */
export function smallStories(draw: Draw, clients: readonly SmallClient[]): Story[] {
  const etats = Object.entries(SMALL_DEMANDES).flatMap(([etat, nombre]) =>
    Array.from({ length: nombre }, (_, rang) => ({ etat: etat as keyof typeof SMALL_DEMANDES, rang })),
  )
  const stories = etats.map(({ etat, rang }, i) => {
    // Un pas premier avec trois cents : chaque client a sa part de chaque état.
    const client = clients[(i * 7) % clients.length]
    if (!client) throw new Error('Le monde n’a aucun petit client.')
    return small(draw, client, etat, rang, i)
  })
  const aLire = new Set([...unreadOf(stories, clients, 'pieces_demandees', 4), ...unreadOf(stories, clients, 'en_traitement', 1)])
  return stories.map((story) => (aLire.has(story.cle) ? { ...story, nonLue: true } : story))
}

/** Les premières demandes de Karim dont la dernière nouvelle n’est pas lue : d’une demande en cours, sa prise en charge. */
function unreadOf(stories: readonly Story[], clients: readonly SmallClient[], etat: Story['etat'], nombre: number): string[] {
  const sansLimite = new Set(clients.filter((c) => c.delegation.univers.length === 3).map((c) => c.company.siren))
  return stories
    .filter((s) => s.etat === etat && s.auteur.role === 'expert_comptable' && sansLimite.has(s.siren))
    .filter(({ fil = [] }) => etat !== 'en_traitement' || fil.length === 2)
    .slice(0, nombre)
    .map(({ cle }) => cle)
}

function small(draw: Draw, client: SmallClient, etat: keyof typeof SMALL_DEMANDES, rang: number, i: number): Story {
  const kinds = KINDS.filter((kind) => client.couverture.includes(kind.univers) && (etat !== 'brouillon' || isEnLigne(kind)))
  const kind: Kind = kinds[i % kinds.length] ?? KINDS[0]
  // Un brouillon est toujours de Karim ; ailleurs un sur cinq vient du client, comme tout ce que la délégation ne permet pas.
  const permis = !client.delegation.lectureSeule && client.delegation.univers.includes(kind.univers)
  const auteur: Writer = permis && (etat === 'brouillon' || i % 5 > 0) ? client.karim : client.admin
  const salarie = draw.pick(SALARIES)
  const enLigne = isEnLigne(kind)
  const base = {
    cle: `${SMALL} ${i}`,
    siren: client.company.siren,
    compteId: client.compteId,
    auteur,
    demarche: kind.demarche,
    univers: kind.univers,
    objet: kind.objet(salarie),
  }
  const recue = (): PieceStory => ({
    libelle: kind.piece,
    etat: 'recue',
    fichier: [`${kind.demarche}-${i}.pdf`, draw.between(60, 900)],
  })
  const mot = (jours: number): Turn => ({ de: auteur, quand: [jours, '14:20'], texte: kind.mot })
  const prise = (jours: number): Turn => ({ de: sophie, quand: [jours, '09:30'], acte: 'prendre' })
  const { sophie } = WRITERS

  switch (etat) {
    case 'brouillon':
      return {
        ...base,
        etat: 'brouillon',
        etape: 'salarie',
        creee: [-draw.between(2, 25), '17:10'],
        expire: rang === 0 ? 0 : rang === 1 ? 2 : draw.between(3, 25),
      }
    case 'envoyee': {
      const jours = -draw.between(1, 4)
      return {
        ...base,
        etat: 'a_prendre',
        creee: [jours, '14:00'],
        envoyee: [jours, '14:20'],
        fil: rang % 3 === 0 ? [] : [mot(jours)],
        pieces: rang % 2 === 0 ? [recue()] : [],
      }
    }
    case 'en_cours': {
      const jours = -draw.between(3, 16)
      const suite: Turn[] =
        rang % 3 === 0
          ? [{ de: sophie, quand: [jours + 2, '11:15'], texte: 'Bonjour, votre demande est complète, je reviens vers vous dès qu’elle est traitée.' }]
          : []
      return {
        ...base,
        gestionnaire: sophie,
        etat: 'en_traitement',
        creee: [jours, '14:00'],
        envoyee: [jours, '14:20'],
        fil: [mot(jours), prise(jours + 1), ...suite],
        pieces: rang % 2 === 0 ? [recue()] : [],
      }
    }
    case 'en_attente': {
      const echeance = [-4, -1, 0, 2, 3, 6, 7, 9, 13][rang % 9] ?? 2
      // Une date se donne au plus tôt pour le lendemain.
      const demande = Math.min(-draw.between(2, 8), echeance - 2)
      const jours = demande - draw.between(2, 8)
      const refusee = rang % 5 === 4
      return {
        ...base,
        gestionnaire: sophie,
        etat: 'pieces_demandees',
        creee: [jours, '14:00'],
        envoyee: [jours, '14:20'],
        fil: [
          mot(jours),
          prise(jours + 1),
          {
            de: sophie,
            quand: [demande, '16:20'],
            acte: 'demander',
            texte: `Bonjour, il me manque une pièce pour continuer : ${uncapitalize(kind.piece)}.`,
          },
        ],
        pieces: [
          refusee
            ? { ...recue(), etat: 'refusee', motif: 'Le document n’est pas lisible en entier.', echeance }
            : { libelle: kind.piece, pourquoi: 'Elle est nécessaire pour continuer.', etat: 'demandee', echeance },
        ],
      }
    }
    case 'traitee': {
      const jours = -draw.between(20, 330)
      const issue = rang % 17 === 0 ? 'refusee' : rang % 29 === 0 ? 'sans_suite' : 'acceptee'
      const fin =
        issue === 'acceptee'
          ? kind.fin
          : issue === 'refusee'
            ? 'Bonjour, la demande ne peut pas être acceptée en l’état. Le détail est dans le courrier joint.'
            : 'Bonjour, sans réponse de votre part la demande est close. Vous pouvez en faire une nouvelle.'
      return {
        ...base,
        gestionnaire: sophie,
        etat: 'cloturee',
        issue,
        creee: [jours, '14:00'],
        envoyee: [jours, '14:20'],
        // Reçue par courrier, sans rien de joint : personne n’y a rien écrit de plus.
        fil: [
          ...(enLigne || rang % 3 === 0 ? [mot(jours)] : []),
          prise(jours + 1),
          { de: sophie, quand: [jours + draw.between(3, 12), '15:00'], acte: 'clore', texte: fin },
        ],
        pieces:
          rang % 3 === 0
            ? [
                {
                  ...recue(),
                  etat: issue === 'refusee' ? 'refusee' : 'validee',
                  ...(issue === 'refusee' ? { motif: 'La pièce ne correspond pas à la demande.' } : {}),
                },
              ]
            : [],
      }
    }
  }
}
