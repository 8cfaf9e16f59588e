import { PageALire } from '@/components/public/page-a-lire'
import { Notice } from '@/components/ui/notice'

/** Mentions légales. Rien n’y est supposé : ce qui manque est dit. */
export function MentionsLegales() {
  return (
    <PageALire titre="Mentions légales">
      <Notice>
        <p>
          Ce portail est une démonstration. Les entreprises, les personnes et les numéros de téléphone y sont fictifs ; aucun dossier réel n’y est
          traité.
        </p>
      </Notice>
      <h2>Éditeur</h2>
      <p>
        Carcept Prev est la marque transport de Klesia. Les garanties de prévoyance sont portées par CARCEPT-Prévoyance, institution de prévoyance
        régie par le livre IX du code de la sécurité sociale ; les garanties de santé peuvent l’être par la Mutuelle Carcept Prev, SIREN 784 394 439.
        Les moyens sont mis en commun par le groupement KLESIA ADP, immatriculé à Paris sous le numéro 752 610 147, 4 rue Georges Picquart, 75017
        Paris.
      </p>
      <p>Directeur de la publication : à désigner avant l’ouverture du service.</p>
      <h2>Hébergeur</h2>
      <p>Démonstration installée sur un poste local. L’hébergeur du service sera nommé ici avant son ouverture.</p>
      <h2>Autorité de contrôle</h2>
      <p>Autorité de contrôle prudentiel et de résolution (ACPR), 4 place de Budapest, CS 92459, 75436 Paris Cedex 09.</p>
      <h2>Réclamation et médiation</h2>
      <p>
        Une réclamation s’adresse d’abord à votre centre de gestion, par téléphone ou depuis « Mes demandes ». Si la réponse ne vous convient pas,
        vous pouvez saisir le médiateur de la protection sociale du Centre technique des institutions de prévoyance (CTIP).
      </p>
      <h2>Propriété</h2>
      <p>
        Le signe et les dessins de ce portail lui sont propres. La police Hanken Grotesk est distribuée sous licence SIL Open Font, les icônes Lucide
        sous licence ISC.
      </p>
    </PageALire>
  )
}
