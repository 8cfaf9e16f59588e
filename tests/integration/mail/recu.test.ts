import { describe, expect, it } from 'vitest'
import { actorOfSession } from '@/lib/access/session'
import { asReader } from '@/lib/data/as-actor'
import { systemDb } from '@/lib/data/as-system'
import { openSession } from '@/lib/identite/open-session'
import { getRecu } from '@/lib/recu/queries'
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
const demandeDe = async (siren: string) =>
  db.demande.findFirstOrThrow({ where: { siren, numero: { not: null } }, select: { id: true, numero: true, auteurNom: true } })

describe('l’accusé de réception', () => {
  it('qui atteint la demande le lit, avec ses fichiers et leur empreinte', async () => {
    const claire = await actorOf('claire.durand@durand.example')
    const { id, numero, auteurNom } = await demandeDe('900000019')
    await db.piece.create({
      data: {
        demandeId: id,
        siren: '900000019',
        libelle: 'Décompte',
        etat: 'recue',
        champ: 'decompte',
        fichierNom: 'décompte.pdf',
        taille: 12,
        sha256: 'ab'.repeat(32),
      },
    })
    const recu = await asReader(claire, (tx) => getRecu(claire, tx, numero ?? ''))
    expect(recu).toMatchObject({ numero, siren: '900000019', declarant: auteurNom })
    expect(recu.pieces).toContainEqual({ libelle: 'Décompte', nom: 'décompte.pdf', taille: 12, sha256: 'ab'.repeat(32) })
  })

  it('introuvable pour une autre entreprise, un brouillon, un numéro inconnu', async () => {
    const claire = await actorOf('claire.durand@durand.example')
    const autre = await demandeDe('900000050')
    for (const numero of [autre.numero ?? '', 'CP-2026-9999999-7', ''])
      await expect(asReader(claire, (tx) => getRecu(claire, tx, numero))).rejects.toMatchObject({ kind: 'introuvable' })
  })
})
