import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { DraftCard } from '@/components/demarches/draft-card'
import type { Prisma } from '@/lib/data/prisma'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import { type CARTE, carteOf } from '@/lib/demandes/brouillon/a-finaliser'

const LE = new Date('2026-11-20T09:00:00Z')
type Ligne = Prisma.DemandeGetPayload<{ select: typeof CARTE }>
const repondu = (champ: string, valeur: string, heures: number, modifieParNom: string | null) => ({
  champ,
  valeur,
  modifieLe: new Date(LE.getTime() + heures * 3_600_000),
  modifieParNom,
})
const ligne = (plus: Partial<Ligne> = {}): Ligne => ({
  id: 'b',
  siren: '900000019',
  compteId: 'c',
  demarche: 'arret-de-travail',
  objet: 'Arrêt de travail de Karim Haddad',
  etape: 'salarie',
  auteurNom: 'Marc Leroy',
  modifieLe: LE,
  expireLe: new Date('2027-02-18T00:00:00Z'),
  entreprise: { raisonSociale: 'Transports Durand' },
  reponses: [
    repondu('nomNaissance', 'Haddad', 1, 'Marc Leroy'),
    repondu('prenoms', 'Karim Paul', 3, 'Claire Durand'),
    repondu('declarantNom', 'Marc Leroy', 2, null),
  ],
  ...plus,
})
const card = (brouillon: Ligne, confier = false) =>
  renderToStaticMarkup(<DraftCard brouillon={carteOf(brouillon)} confier={confier} maintenant={LE} supprimer={async (etat) => etat} />)

it('dit la démarche, le salarié, l’entreprise, l’étape comme la barre (le récapitulatif en est une), qui a enregistré en dernier et jusqu’à quand', () => {
  const carte = card(ligne())
  expect(carte).toContain(`${arretDeTravail.titre}, Karim Haddad`)
  expect(carte).toContain(`Transports Durand, SIREN 900\u00a0000\u00a0019, étape 2 sur ${arretDeTravail.etapes.length}, Salarié`)
  expect(carte).toContain('par Claire Durand, commencé par Marc Leroy')
  expect(carte).toContain('Gardé jusqu’au 18')
  expect(carte).not.toContain('text-wait-ink')
  expect(carte).not.toContain('Confier')
})
it('l’échéance presse dans la semaine ; qui a des collègues peut le confier', () => {
  expect(card(ligne({ expireLe: new Date('2026-11-27T00:00:00Z') }))).toContain('text-wait-ink')
  expect(card(ligne({ expireLe: new Date('2026-11-28T00:00:00Z') }))).not.toContain('text-wait-ink')
  expect(card(ligne(), true)).toContain('/e/900000019/brouillons/b#confier')
})
it('une étape ou une démarche qui n’existe plus, un salarié pas encore dit : la carte se montre, sans eux', () => {
  const carte = card(ligne({ demarche: 'disparue', etape: 'ancienne', reponses: [], expireLe: null }))
  expect(carte).toContain('Autre demande')
  expect(carte).toContain('Transports Durand, SIREN 900\u00a0000\u00a0019. Enregistré')
  expect(carteOf(ligne({ etape: 'ancienne' })).etape).toBeNull()
  expect(carteOf(ligne({ reponses: [repondu('nomUsage', 'Martin', 0, null), repondu('nomNaissance', 'Haddad', 0, null)] })).salarie).toBe('Martin')
})
