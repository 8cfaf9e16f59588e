import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { DraftCard } from '@/components/demarches/draft-card'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import { etapesOf } from '@/lib/demandes/brouillon/rules'

it('la carte d’un brouillon compte les étapes comme la barre : le récapitulatif en est une', () => {
  const brouillon = { id: 'b', objet: 'Arrêt de travail', etape: 'salarie', auteurNom: 'Marc Leroy', modifieLe: new Date(0), expireLe: null }
  const carte = renderToStaticMarkup(
    <DraftCard
      siren="900000019"
      brouillon={brouillon as never}
      etapes={etapesOf(arretDeTravail)}
      maintenant={new Date(0)}
      supprimer={async (etat) => etat}
    />,
  )
  expect(carte).toContain(`étape 2 sur ${arretDeTravail.etapes.length}, Salarié`)
})
