import { describe, expect, it } from 'vitest'
import { actorOfSession } from '@/lib/identite/session'
import { asReader } from '@/lib/data/as-actor'
import { getEnvoi } from '@/lib/demandes/envoi/queries'
import { systemDb } from '@/lib/data/as-system'
import { openSession } from '@/lib/identite/open-session'
import { DEMO_PASSWORD } from '@/prisma/seed/accounts'

const db = systemDb('travail')
const actorOf = async (identifiant: string) => {
  const actor = await actorOfSession(
    (await openSession({ identifiant, motDePasse: DEMO_PASSWORD, espace: 'client' }, { ip: '192.0.2.9', appareil: null })) ?? '',
    false,
  )
  if (!actor) throw new Error('pas de session')
  return actor
}
const DU_FORMULAIRE = { fichierNom: { not: null }, messageId: null, demandeeLe: null }
const demandeDe = async (siren: string) =>
  db.demande.findFirstOrThrow({ where: { siren, numero: { not: null }, canal: 'portail' }, select: { numero: true } })

describe('l’accusé de réception', () => {
  it('qui atteint la demande le lit, avec les fichiers qui en étaient et leur empreinte ; un fichier venu après n’en est pas', async () => {
    const claire = await actorOf('claire.durand@durand.example')
    const { id, numero, auteurNom, pieces } = await db.demande.findFirstOrThrow({
      where: { siren: '900000027', numero: { not: null }, canal: 'portail', pieces: { some: DU_FORMULAIRE } },
      select: {
        id: true,
        numero: true,
        auteurNom: true,
        pieces: { where: DU_FORMULAIRE, orderBy: { id: 'asc' }, select: { fichierNom: true, taille: true, sha256: true } },
      },
    })
    await db.piece.create({
      data: { demandeId: id, siren: '900000027', libelle: 'Après', etat: 'recue', champ: 'apres', fichierNom: 'apres.pdf', taille: 12, sha256: 'ab' },
    })
    const recu = await asReader(claire, (tx) => getEnvoi(claire, tx, numero ?? ''))
    expect(recu).toMatchObject({ demande: { numero }, entreprise: { siren: '900000027' }, auteur: { nom: auteurNom } })
    expect(recu.pieces.map(({ nom: fichierNom, taille, sha256 }) => ({ fichierNom, taille, sha256 }))).toEqual(pieces)
  })

  it('introuvable pour une autre entreprise, un brouillon, un numéro inconnu', async () => {
    const claire = await actorOf('claire.durand@durand.example')
    const autre = await demandeDe('900000050')
    for (const numero of [autre.numero ?? '', 'CP-2026-9999999-7', ''])
      await expect(asReader(claire, (tx) => getEnvoi(claire, tx, numero))).rejects.toMatchObject({ kind: 'introuvable' })
  })
})
