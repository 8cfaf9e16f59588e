import { describe, expect, it } from 'vitest'
import { type Acces, type Actor, actorFrom } from '@/lib/access/actor'
import { verdict } from '@/lib/access/can'
import { RIGHTS, type Right } from '@/lib/access/rights'
import { contextOf, type Lieu, signatureOf, titreOf, titreOn } from '@/lib/access/titre'
import { judge, type Visit } from '@/lib/access/visit'
import { expected } from '@/lib/ground/errors'
import { UNIVERS } from '@/lib/ground/univers'
import { LIEUX as LIEUX_DES_DROITS, ouvre } from '../../support/attendu'

const A = '900000019'
const B = '900000027'
const DROITS = Object.keys(RIGHTS) as Right[]
const acces = (plus: Partial<Acces>): Acces => ({
  voie: 'membre',
  id: 'm1',
  compteId: 'c1',
  compteNom: 'Durand',
  role: 'collaborateur',
  lectureSeule: false,
  univers: ['sante', 'prevoyance', 'retraite'],
  sirens: [A],
  ...plus,
})
const delegation = (plus: Partial<Acces> = {}): Acces =>
  acces({ voie: 'delegation', id: 'd1', compteId: 'c2', compteNom: 'Petit', role: 'expert_comptable', ...plus })
const personne = (titres: Acces[], gestion: Actor['gestion'] = null): Actor =>
  actorFrom({
    sessionId: 's',
    utilisateur: { id: 'u1', prenom: 'Claire', nom: 'Durand', email: 'c@d.example', civilite: 'madame' },
    gestion,
    cabinet: null,
    acces: titres,
  })
const GENS: Record<string, Actor> = {
  administratrice: personne([acces({ role: 'administrateur' })]),
  collaboratrice: personne([acces({})]),
  'experte-comptable': personne([delegation()]),
  'experte en lecture seule': personne([delegation({ lectureSeule: true })]),
  'experte d’un univers': personne([delegation({ univers: ['prevoyance'] })]),
  'experte de deux clients': personne([delegation({ lectureSeule: true }), delegation({ id: 'd2', sirens: [B] })]),
  'sans titre': personne([]),
  gestionnaire: personne([], 'gestionnaire'),
  superviseure: personne([], 'superviseur'),
}
const LIEUX: (Lieu & { compte?: string })[] = [
  {},
  ...[A, B, '900000050'].flatMap((siren) => [{ siren }, ...UNIVERS.map((univers) => ({ siren, univers }))]),
  ...['c1', 'c2', 'c9'].map((compteId) => ({ compteId, compte: compteId })),
]
const issue = (run: () => unknown): string => {
  try {
    run()
    return 'permis'
  } catch (erreur) {
    return expected(erreur)?.kind ?? String(erreur)
  }
}

describe('juger', () => {
  it.each(Object.entries(GENS))('%s : une visite existe quand le droit est permis, et seulement alors', (_, actor) => {
    for (const droit of DROITS)
      for (const lieu of LIEUX) {
        const rendu = issue(() => judge(actor, droit, lieu))
        const permis = verdict(actor, droit, lieu) === 'permis'
        expect(rendu === 'permis', `${droit} ${JSON.stringify(lieu)}`).toBe(permis)
        expect(titreOf(actor, droit, lieu) !== null).toBe(permis)
      }
  })

  it.each(Object.entries(GENS))(
    '%s : un droit d’entreprise est permis dans l’univers d’un titre qui le donne, et nulle part ailleurs',
    (_, actor) => {
      for (const droit of LIEUX_DES_DROITS.siren)
        for (const siren of [A, B, '900000050'])
          for (const univers of UNIVERS) {
            const attendu = actor.acces.some((titre) => ouvre(titre, droit, { siren, univers }))
            expect(verdict(actor, droit, { siren, univers }) === 'permis', `${droit} ${siren} ${univers}`).toBe(attendu)
          }
    },
  )

  it('une personne de la gestion n’a que son rôle ; un compte n’est qu’à ses membres', () => {
    const deux = [acces({ role: 'administrateur' }), delegation()]
    expect(personne(deux, 'superviseur')).toMatchObject({ acces: [], perimetre: { sirens: [], comptes: [] } })
    expect(personne(deux).perimetre).toEqual({ sirens: [A], comptes: ['c1'] })
  })

  /** Un titre couvre ce lieu, quel que soit le droit : l’entreprise dans son univers, ou le compte dont on est membre. */
  const vu = (actor: Actor, droit: Right, { siren, univers, compteId }: Lieu): boolean =>
    actor.acces.some((titre) =>
      LIEUX_DES_DROITS.siren.includes(droit)
        ? titre.sirens.some((un) => un === siren) && (univers === undefined || titre.univers.includes(univers))
        : LIEUX_DES_DROITS.compte.includes(droit) && titre.voie === 'membre' && titre.compteId === compteId,
    )
  it.each(Object.entries(GENS))('%s : refusé de ce qui se voit, introuvable pour le reste', (_, actor) => {
    for (const droit of DROITS)
      for (const lieu of LIEUX) {
        const rendu = issue(() => judge(actor, droit, lieu))
        if (rendu !== 'permis') expect(rendu, `${droit} ${JSON.stringify(lieu)}`).toBe(vu(actor, droit, lieu) ? 'refuse' : 'introuvable')
      }
  })

  it('tait ce qui ne se voit pas, univers compris ; refuse ce qui se voit', () => {
    const lit = { siren: A, univers: 'prevoyance' } as const
    expect(issue(() => judge(GENS['experte en lecture seule'] as Actor, 'demande:repondre', lit))).toBe('refuse')
    expect(issue(() => judge(GENS['experte d’un univers'] as Actor, 'demande:repondre', { ...lit, univers: 'sante' }))).toBe('introuvable')
    expect(issue(() => judge(GENS['sans titre'] as Actor, 'demande:repondre', lit))).toBe('introuvable')
    expect(issue(() => judge(GENS.gestionnaire as Actor, 'demande:repondre', lit))).toBe('introuvable')
    expect(issue(() => judge(GENS.gestionnaire as Actor, 'gestion:superviser', null))).toBe('introuvable')
    expect(issue(() => judge(GENS.collaboratrice as Actor, 'compte:administrer', { compteId: 'c1' }))).toBe('refuse')
  })

  it('qui doit d’abord activer son second facteur l’active et s’en va ; tout le reste lui est refusé, ce qui n’existe pas compris', () => {
    const base = personne([acces({ role: 'administrateur' })])
    const due = actorFrom({ ...base, secondFacteurDu: true })
    expect(due).toMatchObject({ acces: [], perimetre: { sirens: [], comptes: [] } })
    const permis = ['profil:proteger', 'session:fermer']
    for (const droit of DROITS)
      for (const lieu of LIEUX)
        expect(
          issue(() => judge(due, droit, lieu)),
          `${droit} ${JSON.stringify(lieu)}`,
        ).toBe(permis.includes(droit) ? 'permis' : 'refuse')
  })

  it('se rejuge sur ce que l’objet est devenu', () => {
    const visit = judge(GENS['experte d’un univers'] as Actor, 'demande:repondre', { siren: A })
    expect(visit.again({ siren: A, univers: 'prevoyance' }).titre).toBe(visit.titre)
    expect(issue(() => visit.again({ siren: A, univers: 'retraite' }))).toBe('introuvable')
    expect(issue(() => visit.again({ siren: B }))).toBe('introuvable')
  })

  it('ne s’écrit pas à la main', () => {
    const visit = judge(GENS.collaboratrice as Actor, 'demande:lire', { siren: A })
    // @ts-expect-error une copie n’est pas une visite : on changerait de personne
    const copie: Visit<'demande:lire'> = { ...visit, actor: GENS['sans titre'] as Actor }
    // @ts-expect-error un autre droit n’a pas été jugé
    const autre: Visit<'demande:repondre'> = visit
    expect([copie, autre]).toHaveLength(2)
  })
})

describe('le titre', () => {
  it('est celui de l’objet, sinon administrateur, membre, puis délégation', () => {
    const trois = personne([delegation(), acces({}), acces({ id: 'm2', compteId: 'c3', role: 'administrateur' })])
    const id = (lieu: Lieu) => (titreOf(trois, 'demande:repondre', lieu) as Acces).id
    expect(id({ siren: A })).toBe('m2')
    expect(id({ siren: A, titreId: 'd1' })).toBe('d1')
    expect(id({ siren: A, titreId: 'd9' })).toBe('m2')
    expect(titreOn(personne([delegation(), acces({})]), A)?.id).toBe('m1')
    expect(titreOn(trois, B)).toBeNull()
  })

  it('donne le journal : compte et titre d’un client, compte de l’objet pour la gestion, rien pour soi', () => {
    const lieu = { siren: A, compteId: 'objet' }
    expect(contextOf(acces({}), lieu)).toEqual({ siren: A, compteId: 'c1', membreId: 'm1' })
    expect(contextOf(delegation(), lieu)).toEqual({ siren: A, compteId: 'c2', delegationId: 'd1' })
    expect(contextOf({ voie: 'gestion', role: 'superviseur' }, lieu)).toEqual(lieu)
    expect(contextOf({ voie: 'personne' })).toEqual({})
  })

  it('donne la signature : nom, rôle au genre, et pour le compte de qui', () => {
    const actor = personne([])
    const claire = { auteurId: 'u1', auteurNom: 'Claire Durand' }
    expect(signatureOf(actor, acces({}))).toEqual({ ...claire, auteurRole: 'collaboratrice', pourLeCompteDe: null })
    expect(() => signatureOf(actor, { voie: 'personne' })).toThrow('ne signe rien')
    expect(signatureOf(actor, delegation())).toEqual({ ...claire, auteurRole: 'experte-comptable', pourLeCompteDe: 'Petit' })
    expect(signatureOf(actor, { voie: 'gestion', role: 'superviseur' })).toEqual({ ...claire, auteurRole: 'superviseure', pourLeCompteDe: null })
  })
})
