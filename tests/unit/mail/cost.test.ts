import { expect, it, vi } from 'vitest'
import { composeCourriel } from '@/lib/mail/compose-courriel'
import { cleanName, disposition } from '@/lib/demandes/pieces/rules'
import { runsOf } from '@/lib/papier/fonts'
import { cost } from '../../support/cost'

vi.setConfig({ testTimeout: 60_000 })

const TAILLE = 60_000
const fill = (motif: string): string => motif.repeat(TAILLE / motif.length)
const ORDINAIRE = fill('Transports Durand ')
/** Ce qui double, se décompose, se réordonne ou se cherche à reculons. */
const HOSTILES = [
  fill('<'),
  fill(' '),
  fill('. '),
  fill('e\u0301'),
  fill('\u0301\u0323'),
  fill('\u202e'),
  fill('&"'),
  fill('\ufdfa'),
  fill('aā'),
  fill('\ud800'),
]

const compose = (nom: string) =>
  composeCourriel(
    'demande-envoyee',
    {
      numero: 'CP-2026-0000123-7',
      siren: '900000019',
      envoyeeLe: new Date('2026-11-25T10:00:00Z'),
      raisonSociale: nom,
      demarche: 'Arrêt de travail',
      cabinet: nom,
      pour: 'auteur',
    },
    { destinataire: { prenom: nom, nom }, appUrl: 'https://espace.exemple.fr' },
  )

it.each([
  ['un courriel', compose],
  ['un nom de fichier', async (texte: string) => disposition(cleanName(texte))],
  ['le texte d’un accusé', async (texte: string) => runsOf(texte)],
])('%s ne coûte pas beaucoup plus avec un texte fait pour être lent', async (_, write) => {
  await write(ORDINAIRE)
  const juste = await cost(() => write(ORDINAIRE))
  for (const texte of HOSTILES) {
    // Un signe qui en vaut dix-huit (« \ufdfa ») se paie dix-huit fois : c’est la longueur déployée que l’on compare.
    const longueur = Math.max(1, texte.normalize('NFKC').length / TAILLE)
    // Dix millisecondes en plus : sous ce prix, on ne mesure que le hasard.
    expect(await cost(() => write(texte)), JSON.stringify(texte.slice(0, 4))).toBeLessThan(juste * 20 * longueur + 10)
  }
})
