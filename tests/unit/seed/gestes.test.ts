import { describe, expect, it } from 'vitest'
import { clockFrom } from '@/prisma/seed/clock'
import { gestesOf } from '@/prisma/seed/gestes'
import type { Story } from '@/prisma/seed/story'
import { compteId, WRITERS } from '@/prisma/seed/writers'

const { marc, sophie } = WRITERS
// Un mercredi à midi, à Paris : aucun jour de ces histoires n’est un week-end.
const clock = clockFrom(new Date('2026-11-25T11:00:00Z'))
const ARRET: Story = {
  cle: 'essai',
  siren: '900000019',
  compteId: compteId('durand'),
  auteur: marc,
  demarche: 'arret-de-travail',
  univers: 'prevoyance',
  objet: 'Arrêt de travail de Karim Haddad',
  etat: 'a_prendre',
  creee: [-6, '10:00'],
  envoyee: [-6, '10:20'],
}
const PAPIER: Story = { ...ARRET, demarche: 'radiation', objet: 'Radiation de Karim Haddad' }
const told = (story: Story) => gestesOf(clock, story, sophie)
const quoi = (story: Story) => told(story).map((g) => g.quoi)
const at = (story: Story, nom: string) =>
  told(story)
    .find((g) => g.quoi === nom)
    ?.quand.toISOString()

describe('les gestes d’une demande racontée', () => {
  it('du portail : commencée, remplie, jointe, envoyée, chacun à son heure', () => {
    const story: Story = { ...ARRET, pieces: [{ libelle: 'Attestation de salaire', etat: 'recue', fichier: ['a.pdf', 100] }] }
    expect(quoi(story)).toEqual(['commencer', 'remplir', 'deposer', 'envoyer'])
    expect([at(story, 'commencer'), at(story, 'remplir'), at(story, 'deposer'), at(story, 'envoyer')]).toEqual([
      '2026-11-19T09:00:00.000Z',
      '2026-11-19T09:01:00.000Z',
      '2026-11-19T09:02:00.000Z',
      '2026-11-19T09:20:00.000Z',
    ])
    expect(told(story)[2]).toMatchObject({ champ: 'attestation_salaire', fichier: { nom: 'a.pdf', ko: 100 }, qui: marc })
  })

  it('reçue autrement : enregistrée par la gestion, et lue de qui la suit ; une question est venue par téléphone', () => {
    expect(quoi(PAPIER)).toEqual(['enregistrer', 'lire'])
    expect(told(PAPIER)[0]).toMatchObject({ qui: sophie, canal: 'papier', recueLe: '2026-11-19' })
    expect(told({ ...PAPIER, demarche: 'contact' })[0]).toMatchObject({ canal: 'telephone' })
  })

  it('un brouillon s’arrête à son étape, laissé d’autant plus tôt qu’il expire bientôt', () => {
    const { envoyee: _, ...sansEnvoi } = ARRET
    const story: Story = { ...sansEnvoi, etat: 'brouillon', etape: 'salaires', expire: 2 }
    expect(told(story)).toMatchObject([{ quoi: 'commencer' }, { quoi: 'remplir', jusqua: 'salaires' }])
    expect(at(story, 'commencer')).toBe('2026-08-29T08:00:00.000Z')
  })

  it('une réponse de la gestion suit une prise en charge, racontée ou non, et la lecture de ce qui précède', () => {
    const reponse = { de: sophie, quand: [-5, '09:40'], texte: 'Bonjour.' } as const
    expect(quoi({ ...ARRET, fil: [reponse] })).toEqual(['commencer', 'remplir', 'envoyer', 'prendre', 'lire', 'repondre', 'lire'])
    const mot = { de: marc, quand: [-6, '11:00'], texte: 'Bonjour.' } as const
    expect(
      quoi({ ...ARRET, fil: [mot, reponse, { ...reponse, quand: [-4, '09:00'] }] })
        .filter((q) => q !== 'lire')
        .slice(3),
    ).toEqual(['ecrire', 'prendre', 'consulter', 'repondre', 'repondre'])
    expect(at({ ...ARRET, fil: [reponse] }, 'prendre')).toBe('2026-11-20T08:30:00.000Z')
    const prise = { de: sophie, quand: [-5, '08:00'], acte: 'prendre' } as const
    expect(at({ ...ARRET, fil: [prise, reponse] }, 'prendre')).toBe('2026-11-20T07:00:00.000Z')
  })

  it('juge en la prenant les pièces du formulaire, et celles qu’elle a demandées quand elles arrivent', () => {
    const story: Story = {
      ...ARRET,
      fil: [{ de: sophie, quand: [-2, '16:20'], acte: 'demander', texte: 'Il me manque deux pièces.' }],
      pieces: [
        { libelle: 'Attestation de salaire', etat: 'validee', fichier: ['a.pdf', 100] },
        { libelle: 'Décompte des indemnités journalières', etat: 'demandee', echeance: 2 },
        { libelle: 'Bulletin de paie', etat: 'refusee', motif: 'La page 2 manque.', echeance: 2, fichier: ['b.jpg', 900] },
      ],
    }
    const suite = told(story).filter((g) => g.quoi !== 'lire')
    expect(suite.map((g) => g.quoi)).toEqual(['commencer', 'remplir', 'deposer', 'envoyer', 'prendre', 'valider', 'demander', 'fournir', 'refuser'])
    expect(suite[6]).toMatchObject({ echeance: '2026-11-27', pieces: [{ etat: 'demandee' }, { libelle: 'Bulletin de paie' }] })
    expect(suite[8]).toMatchObject({ piece: { libelle: 'Bulletin de paie' }, motif: 'La page 2 manque.' })
  })

  it('porte dans un message le fichier qui n’a pas de formulaire', () => {
    const pieces = [{ libelle: 'Certificat', etat: 'recue', fichier: ['c.pdf', 100] }] as const
    expect(told({ ...PAPIER, pieces })[2]).toMatchObject({ quoi: 'ecrire', fichiers: [{ nom: 'c.pdf', ko: 100 }] })
    const fil = [{ de: marc, quand: [-4, '09:00'], texte: 'Voici le certificat.' }] as const
    expect(told({ ...PAPIER, pieces, fil }).filter((g) => g.quoi === 'ecrire')).toMatchObject([{ texte: fil[0].texte, fichiers: [{ nom: 'c.pdf' }] }])
  })

  it('laisse à lire la dernière nouvelle d’une demande qui le dit, et elle seule', () => {
    const fil = [
      { de: sophie, quand: [-5, '09:00'], acte: 'prendre' },
      { de: sophie, quand: [-1, '09:00'], texte: 'Bonjour.' },
    ] as const
    expect(quoi({ ...ARRET, fil, nonLue: true })).toEqual(['commencer', 'remplir', 'envoyer', 'prendre', 'lire', 'repondre'])
  })

  it('n’est jamais après maintenant, et garde l’ordre quand les jours se serrent', () => {
    const story: Story = { ...PAPIER, creee: { minutes: 3 }, envoyee: { minutes: 1 }, fil: [{ de: marc, quand: { minutes: 30 }, texte: 'Bonjour.' }] }
    const instants = told(story).map((g) => g.quand.getTime())
    expect(Math.max(...instants)).toBeLessThanOrEqual(clock.today.getTime())
    expect(quoi(story)).toEqual(['enregistrer', 'lire', 'ecrire'])
  })

  it('refuse une histoire qui ne tient pas', () => {
    expect(() => told({ ...ARRET, pieces: [{ libelle: 'Certificat', etat: 'recue', fichier: ['c.pdf', 1] }] })).toThrow(/n’attend pas « Certificat »/)
    expect(() => told({ ...ARRET, fil: [{ de: sophie, quand: [-1, '09:00'], acte: 'clore', texte: 'Fin.' }] })).toThrow(/sans issue/)
    expect(() => told({ ...ARRET, fil: [{ de: sophie, quand: [-1, '09:00'], acte: 'demander', texte: 'Il manque.' }] })).toThrow(/aucune n’a de date/)
  })
})
