import type { Genre } from './resultat'
import type { Borne } from './rules'

/** Le nom de ce qui se trouve, au-dessus de ce qui en a été trouvé. */
export const GENRE_NOMS = {
  entreprises: 'Entreprises',
  salaries: 'Salariés',
  demandes: 'Demandes',
  courriers: 'Courriers',
  documents: 'Documents',
  modeles: 'Modèles et notices',
  formulaires: 'Démarches en ligne',
  aide: 'Aide',
} as const satisfies Record<Genre, string>

/** Ce qu’une recherche n’a pas pris, et ce qu’il faut faire. */
export const AVIS_RECHERCHE = {
  iban: 'Un IBAN ne se cherche pas, et celui-ci n’a été gardé nulle part. Cherchez un nom, un numéro de demande ou un mot.',
  nir: 'Ce numéro de sécurité sociale est incomplet ou mal recopié\u00a0: il a 13 signes, 15 avec sa clé. Recopiez-le d’un bulletin de paie, ou cherchez le nom du salarié.',
} as const

/** Ce que la page dit de ce qui est tapé, quand tout n’en est pas cherché. */
export const BORNE_PHRASES = {
  vide: 'Tapez un nom, un numéro ou un mot\u00a0: une entreprise, un salarié, une demande, un courrier, une démarche.',
  court: 'Un signe ne suffit pas\u00a0: tapez au moins deux lettres ou deux chiffres.',
  long: 'C’est long pour une recherche\u00a0: seuls les cent premiers signes sont cherchés. Gardez les deux ou trois mots qui comptent.',
} as const satisfies Record<NonNullable<Borne>, string>
