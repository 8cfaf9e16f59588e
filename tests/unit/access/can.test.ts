import { describe, expect, it } from 'vitest'
import { type Acces, type Actor, actorFrom, ownOf } from '@/lib/access/actor'
import { can, verdict } from '@/lib/access/can'
import { lieuOf, RIGHTS, type Right } from '@/lib/access/rights'
import { judge } from '@/lib/access/visit'
import { PERSONNELS, ROLES, type Role, WRITES } from '@/lib/access/roles'
import { administered, reach, reglagesOf, sirensOf, universOf } from '@/lib/access/reach'
import { contratsOf, demandesOf } from '@/lib/data/reach'
import { ATTENDU, ECRITURES, LIEUX, SANS_TITRE } from '../../support/attendu'

const A = '900000019'
const B = '900000027'
const AILLEURS = '900000050'
const DROITS = Object.keys(RIGHTS) as Right[]

const titre = (plus: Partial<Acces> = {}): Acces => ({
  voie: 'membre',
  id: 'm1',
  compteId: 'c1',
  compteNom: 'Durand',
  role: 'administrateur',
  lectureSeule: false,
  univers: ['sante', 'prevoyance', 'retraite'],
  sirens: [A],
  ...plus,
})
const personne = (acces: Acces[], gestion: Actor['gestion'] = null): Actor =>
  actorFrom({
    sessionId: 's',
    utilisateur: { id: 'u1', prenom: 'Claire', nom: 'Durand', email: 'c@d.example', civilite: 'madame' },
    gestion,
    cabinet: null,
    acces,
  })

const parRole = (role: Role): Actor => {
  switch (role) {
    case 'administrateur':
    case 'collaborateur':
      return personne([titre({ role })])
    case 'expert_comptable':
      return personne([titre({ role, voie: 'delegation', id: 'd1' })])
    case 'gestionnaire':
    case 'superviseur':
      return personne([], role)
  }
}

describe('la matrice', () => {
  it.each(Object.keys(ATTENDU) as Role[])('%s peut ce qui est écrit ici, et rien d’autre', (role) => {
    expect([...ROLES[role]].sort()).toEqual([...ATTENDU[role]].sort())
  })
  it.each(Object.entries(LIEUX))('les droits qui s’exercent sur « %s »', (lieu, droits) => {
    expect(DROITS.filter((droit) => lieuOf(droit) === lieu).sort()).toEqual([...droits].sort())
  })
  it('ce qui écrit, et ce que peut une personne sans titre', () => {
    expect([...WRITES].sort()).toEqual([...ECRITURES].sort())
    expect([...PERSONNELS].sort()).toEqual([...SANS_TITRE].sort())
    for (const droit of DROITS.filter((d) => lieuOf(d) === 'personne')) expect(can(personne([]), droit)).toBe(SANS_TITRE.includes(droit))
  })
})

describe('can : rôle × droit × lieu', () => {
  for (const role of Object.keys(ATTENDU) as Role[]) {
    for (const droit of DROITS) {
      const actor = parRole(role)
      const tient = ATTENDU[role].includes(droit)
      it(`${role} ${tient ? 'a' : 'n’a pas'} ${droit}, et jamais ailleurs`, () => {
        const ici = { siren: A, compte: 'c1' }
        const ailleurs = { siren: AILLEURS, compte: 'c9' }
        const partout = lieuOf(droit) === 'personne' || lieuOf(droit) === 'gestion'
        expect(can(actor, droit, ici)).toBe(tient && !(role === 'expert_comptable' && lieuOf(droit) === 'compte'))
        expect(can(actor, droit, ailleurs)).toBe(partout && tient)
        if (!partout) {
          expect(verdict(actor, droit, ailleurs)).toBe('introuvable')
          expect(verdict(actor, droit)).toBe('introuvable')
        }
      })
    }
  }

  it('refuse ce qui se voit sans être permis, tait ce qui ne se voit pas', () => {
    const marc = personne([titre({ role: 'collaborateur' })])
    expect(verdict(marc, 'compte:administrer', { compte: 'c1' })).toBe('refuse')
    expect(verdict(marc, 'compte:administrer', { compte: 'c2' })).toBe('introuvable')
    expect(verdict(marc, 'gestion:traiter')).toBe('introuvable')
    // Une délégation n’ouvre pas le compte de son client : il ne se voit même pas.
    for (const droit of LIEUX.compte) expect(verdict(parRole('expert_comptable'), droit, { compte: 'c1' })).toBe('introuvable')
  })

  it('une délégation en lecture seule lit et n’écrit pas', () => {
    const karim = personne([titre({ voie: 'delegation', role: 'expert_comptable', lectureSeule: true })])
    for (const droit of ATTENDU.expert_comptable.filter((d) => lieuOf(d) === 'siren'))
      expect(verdict(karim, droit, { siren: A })).toBe(ECRITURES.includes(droit) ? 'refuse' : 'permis')
  })

  it('un univers hors de la délégation est refusé, entreprise visible', () => {
    const karim = personne([titre({ voie: 'delegation', role: 'expert_comptable', univers: ['prevoyance'] })])
    expect(verdict(karim, 'contrat:lire', { siren: A, univers: 'prevoyance' })).toBe('permis')
    expect(verdict(karim, 'contrat:lire', { siren: A, univers: 'sante' })).toBe('refuse')
  })

  it('l’union se fait droit par droit : lire sur l’une, écrire sur l’autre', () => {
    const karim = personne([
      titre({ voie: 'delegation', id: 'd1', role: 'expert_comptable', sirens: [A], lectureSeule: true }),
      titre({ voie: 'delegation', id: 'd2', compteId: 'c2', role: 'expert_comptable', sirens: [B] }),
    ])
    expect(can(karim, 'demande:deposer', { siren: A })).toBe(false)
    expect(can(karim, 'demande:deposer', { siren: B })).toBe(true)
    expect([...sirensOf(karim, 'demande:lire')].sort()).toEqual([A, B])
    expect(sirensOf(karim, 'demande:deposer')).toEqual([B])
  })
})

describe('reach : ce qu’un droit atteint', () => {
  it('la gestion a le sien, par son droit seul : partout, ou sur l’entreprise nommée, jamais un brouillon', () => {
    const sophie = personne([], 'gestionnaire')
    const envoyees = { statut: { not: 'a_finaliser' } }
    expect(reach(sophie, 'gestion:traiter')).toEqual({ voie: 'gestion', siren: undefined })
    expect(demandesOf(sophie, ['demande:lire', 'gestion:traiter'])).toEqual({ AND: [{}, envoyees] })
    expect(demandesOf(sophie, 'gestion:traiter', A)).toEqual({ AND: [{ siren: { in: [A] } }, envoyees] })
    expect(contratsOf(sophie, 'demande:lire')).toEqual({ siren: { in: [] } })
    expect(contratsOf(sophie, 'profil:voir'), 'un droit de personne n’atteint rien').toEqual({ siren: { in: [] } })
    expect(contratsOf(sophie, 'gestion:superviser'), 'elle ne supervise pas').toEqual({ siren: { in: [] } })
    expect(contratsOf(personne([titre()]), 'gestion:traiter')).toEqual({ siren: { in: [] } })
    expect([sirensOf(sophie, 'gestion:traiter'), universOf(sophie, 'gestion:traiter', A)], 'partout n’est la liste d’aucune entreprise').toEqual([
      [],
      [],
    ])
  })

  it('ce que tient la sécurité par ligne : les entreprises de la personne, ou toutes pour la gestion', () => {
    const reglages = { 'app.sirens': A, 'app.comptes': 'c1', 'app.administres': 'c1', 'app.utilisateur': 'u1' }
    expect(reglagesOf(personne([titre({ sirens: [A] })]))).toEqual(reglages)
    expect(reglagesOf(personne([]))).toEqual({ ...reglages, 'app.sirens': '', 'app.comptes': '', 'app.administres': '' })
    expect(reglagesOf(personne([], 'superviseur'))['app.sirens']).toBe('*')
  })

  it('sans titre, rien', () => {
    expect(contratsOf(personne([]), 'contrat:lire')).toEqual({ siren: { in: [] } })
    expect(contratsOf(personne([titre({ role: 'collaborateur' })]), 'compte:administrer')).toEqual({ siren: { in: [] } })
    expect(contratsOf(personne([titre()]), 'contrat:lire', AILLEURS)).toEqual({ siren: { in: [] } })
  })

  it('l’univers suit le titre, SIREN par SIREN', () => {
    const karim = personne([
      titre({ voie: 'delegation', id: 'd1', role: 'expert_comptable', sirens: [A], univers: ['prevoyance'] }),
      titre({ voie: 'delegation', id: 'd2', compteId: 'c2', role: 'expert_comptable', sirens: [B] }),
    ])
    expect(contratsOf(karim, 'contrat:lire')).toEqual({ OR: [{ siren: { in: [A] }, univers: { in: ['prevoyance'] } }, { siren: { in: [B] } }] })
    expect(contratsOf(karim, 'contrat:lire', B)).toEqual({ siren: { in: [B] } })
    expect(universOf(karim, 'contrat:lire', A)).toEqual(['prevoyance'])
  })

  it('administrer un compte se fait de dedans : une délégation n’y suffit pas, quel que soit son rôle', () => {
    const dedans = titre({ compteId: 'c1' })
    const delegue = titre({ voie: 'delegation', id: 'd1', compteId: 'c2' })
    expect(administered(personne([dedans, delegue, titre({ role: 'collaborateur', compteId: 'c3' })]))).toEqual(['c1'])
  })

  it('un brouillon n’est qu’à son auteur et aux administrateurs du compte', () => {
    const visibles = (actor: Actor) => (demandesOf(actor, 'demande:lire').AND as { OR?: unknown[] }[])[1]?.OR
    expect(visibles(personne([titre({ role: 'collaborateur' })]))).toEqual([
      { statut: { not: 'a_finaliser' } },
      { auteurId: 'u1' },
      { compteId: { in: [] } },
    ])
    expect(visibles(personne([titre()]))).toEqual([{ statut: { not: 'a_finaliser' } }, { auteurId: 'u1' }, { compteId: { in: ['c1'] } }])
  })
})

describe('vu par un administrateur', () => {
  const par = personne([titre()])
  const vu: Actor = { ...personne([titre({ role: 'collaborateur', lectureSeule: true })]), regard: { par, compteId: 'c1', voie: 'membre', id: 'm1' } }

  it('rien qui écrive, rien de sa personne que ses pages de travail', () => {
    const tenus = DROITS.filter((droit) => can(vu, droit, { siren: A, compte: 'c1' }))
    expect(tenus.sort()).toEqual([...LIT_VU, 'compte:voir', 'utilisateur:lister', 'portefeuille:voir', 'session:fermer'].sort())
    for (const droit of DROITS.filter((d) => lieuOf(d) === 'personne' && !tenus.includes(d))) {
      expect(verdict(vu, droit), droit).toBe('refuse')
      expect(() => judge(vu, droit, null), droit).toThrow(expect.objectContaining({ kind: 'refuse' }))
    }
    for (const droit of WRITES) expect(() => judge(vu, droit, { siren: A, compteId: 'c1' }), droit).toThrow(/refuse/)
    expect(() => judge(vu, 'demande:lire', { siren: B })).toThrow(expect.objectContaining({ kind: 'introuvable' }))
    expect(() => judge(vu, 'gestion:traiter', null)).toThrow(expect.objectContaining({ kind: 'introuvable' }))
  })

  it('ses brouillons sont ceux de ce compte seulement ; et l’on sait toujours qui est devant l’écran', () => {
    expect(reach(vu, 'demande:lire')).toMatchObject({ auteurId: 'u1', auteurCompte: 'c1' })
    expect(reach(par, 'demande:lire')).toMatchObject({ auteurCompte: null })
    expect(JSON.stringify(demandesOf(vu, 'demande:lire'))).toContain('{"auteurId":"u1","compteId":"c1"}')
    expect(JSON.stringify(demandesOf(par, 'demande:lire'))).toContain('{"auteurId":"u1"}')
    expect(ownOf(vu)).toBe(par)
    expect(ownOf(par)).toBe(par)
  })
})

const LIT_VU: readonly Right[] = ['entreprise:voir', 'contrat:lire', 'document:lire', 'dsn:lire', 'demande:lire', 'courrier:lire']
