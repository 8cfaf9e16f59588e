import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { afterCertification } from '@/doors/inscription'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { systemDb } from '@/lib/data/as-system'
import { numeroEmpreinteOf } from '@/lib/entreprises/numero-entreprise'
import { type Certification, certifyBySiret, certifyEntreprise } from '@/lib/identite/certification'
import { openSession } from '@/lib/identite/open-session'
import { actorOfSession } from '@/lib/identite/session'
import { DEMO_PASSWORD, demoEntreprisesSansCompte } from '@/prisma/seed/accounts'
import { PEOPLE } from '@/prisma/seed/cast'
import { serveAnnuaire } from '../../../scripts/annuaire/serveur.mjs'
import { base } from '../access/people'

const server = (await serveAnnuaire(0)) as Server
Object.assign(process.env, { ANNUAIRE: 'recherche-entreprises', ANNUAIRE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
afterAll(() => void server.close())

const [NOEL] = demoEntreprisesSansCompte()
const [FERMEE, NUMERO] = ['900000084', '12345678A']

beforeEach(() => systemDb('connexion').essai.deleteMany())

async function marc(): Promise<Actor> {
  const sid = await openSession(
    { identifiant: PEOPLE.marc.email, motDePasse: DEMO_PASSWORD, espace: 'client' },
    { ip: '203.0.113.1', appareil: null },
  )
  const actor = await actorOfSession(sid ?? '', false)
  if (!actor) throw new Error('pas entré')
  return actor
}
const certify = async (siren: string, numero: string) => certifyEntreprise(judge(await marc(), 'compte:creer', null), { siren, numero })
/** Ce que le formulaire redit. */
const told = (fait: Certification): Record<string, string> => {
  try {
    afterCertification(fait)
    return {}
  } catch (erreur) {
    return (erreur as { detail: { errors: Record<string, string> } }).detail.errors
  }
}

it('une entreprise fermée ne se certifie pas, même avec son numéro, et n’use aucun essai : sa page le dit', async () => {
  await base().entreprise.create({
    data: {
      siren: FERMEE,
      raisonSociale: 'Taxis Fictifs Anciens',
      numeroEmpreinte: numeroEmpreinteOf(FERMEE, NUMERO),
      adresse: '1 rue Fictive',
      codePostal: '38200',
      ville: 'Vienne',
    },
  })
  const fait = await certify(FERMEE, NUMERO)
  expect(fait).toEqual({ suite: 'fermee', siren: FERMEE })
  expect(afterCertification(fait)).toEqual({ vers: `/inscription/certification/entreprise-fermee?siren=${FERMEE}` })
  expect(await base().rattachement.count({ where: { siren: FERMEE } })).toBe(0)
  expect(await systemDb('connexion').essai.count({ where: { cle: { startsWith: 'certification' }, nombre: { gt: 0 } } })).toBe(0)

  const { utilisateur, ...actor } = await marc()
  const lien = { emetteur: 'https://essai.example', sujet: 'fermee', utilisateurId: utilisateur.id, siret: `${FERMEE}00017` }
  await systemDb('connexion').lienNetEntreprises.create({ data: lien })
  expect(await certifyBySiret(judge({ ...actor, utilisateur }, 'compte:creer', null))).toEqual({ suite: 'fermee', siren: FERMEE })
  await systemDb('connexion').lienNetEntreprises.deleteMany({ where: { sujet: 'fermee' } })
})

it('un numéro faux montre à qui est ce SIREN d’après l’annuaire, que nous le suivions ou non ; inconnu ou masqué, rien de plus', async () => {
  expect(told(await certify('900000019', '00000000A')).siren).toContain('TRANSPORTS FICTIFS DURAND')
  expect(told(await certify('900000076', '00000000A')).siren).toContain('GARNIER FICTIF LEVAGE')
  expect(told(await certify('732829320', '00000000A')).siren).toContain('ne connaît pas ce SIREN')
  const masquee = told(await certify('900000092', '00000000A'))
  expect(masquee.siren).toBeUndefined()
  expect(JSON.stringify(masquee)).not.toContain('DIFFUSIBLE')
})

it('l’annuaire muet n’arrête rien : le numéro seul certifie', async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  expect(told(await certify('900000027', '00000000A')).siren).toBeUndefined()
  expect(await certify(NOEL?.siren ?? '', NOEL?.numeroEntreprise ?? '')).toEqual({ suite: 'certifiee', siren: NOEL?.siren })
})
