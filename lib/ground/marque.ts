/** Un centre de gestion, tel qu’on le joint. */
export type CentreDeGestion = {
  code: string
  nom: string
  univers: readonly ('sante' | 'prevoyance' | 'retraite')[]
  adresse: string
  telephone: string
  horaires: string
}

const telephone = '09\u00a070\u00a000\u00a000\u00a001'
const horaires = 'du lundi au vendredi, de 8\u00a0h\u00a030 à 18\u00a0h'

/**
 * Tout ce qui change quand une autre marque du groupe porte le portail : nom, signe, couleurs, coordonnées.
 * Les couleurs de l’interface sont les jetons de app/styles/tokens.css ; ne figurent ici que celles que le navigateur
 * demande hors de la feuille de style (barre d’adresse, manifeste).
 */
export const marque = {
  nom: 'Carcept Prev',
  nomFort: 'Carcept',
  nomLeger: 'Prev',
  lieu: { public: 'Espace client entreprise', client: 'Espace client entreprise', gestion: 'Gestion' },
  /** La borne au bord de la route : le chapeau, puis le corps où passe la route. Dessin propre au portail. */
  signe: {
    boite: '0 0 32 32',
    chapeau: 'M7 10.6C7 5.3 11 1 16 1s9 4.3 9 9.6v.4H7z',
    corps: 'M7 13.4h18V29a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2zm8 2.8v3.6h2v-3.6zm0 6.2V26h2v-3.6zm0 6.2V31h2v-2.4z',
  },
  couleurs: { barreClaire: '#ffffff', barreSombre: '#161e26', fond: '#f4f4f0', marque: '#123d68' },
  telephone,
  telephoneLien: 'tel:+33970000001',
  horaires,
  /** À qui signaler une faille : repris par `/.well-known/security.txt`. */
  securite: 'mailto:securite@carcept-prev.example',
  accessibilite: 'non conforme',
  centresDeGestion: [
    {
      code: 'sante',
      nom: 'Centre de gestion Santé transport',
      univers: ['sante'],
      adresse: 'Adresse de démonstration, 75000 Paris',
      telephone,
      horaires,
    },
    {
      code: 'prevoyance',
      nom: 'Centre de gestion Prévoyance transport',
      univers: ['prevoyance'],
      adresse: 'Adresse de démonstration, 93100 Montreuil',
      telephone,
      horaires,
    },
  ] satisfies CentreDeGestion[],
} as const
